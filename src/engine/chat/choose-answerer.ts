import { directAnswerTeamId } from '../../shared/domain/conversation.ts';
import type { TeamDocument } from '../../shared/domain/team.ts';
import { cosine } from '../../shared/kernel/cosine.ts';
import type { Embedder } from '../ports/embedder.ts';

/** Who answers, and why, as one line for the person. */
export type AnswererChoice = { readonly teamId: string; readonly why: string };

/**
 * Cosine similarity from which a question counts as what a team is for. With the shipped embedder the jobs of teams scored 0.54
 * to 0.67 against their own description, ordinary questions at most 0.38 against any (18 questions, 4 descriptions).
 */
export const teamFitsAt = 0.45;

/**
 * Chooses the team whose description is nearest to the question, or none: an ordinary question is answered directly. The nearest
 * sentence of a description counts, so that a long description does not water itself down.
 */
export async function chooseAnswerer(options: {
  readonly question: string;
  readonly teams: readonly Pick<TeamDocument, 'id' | 'title' | 'description'>[];
  readonly embedder: Embedder;
  readonly signal: AbortSignal;
}): Promise<AnswererChoice> {
  const { question, embedder, signal } = options;
  const teams = options.teams.filter(({ id }) => id !== directAnswerTeamId);
  if (teams.length === 0) return { teamId: directAnswerTeamId, why: 'There is no team to choose.' };
  const texts = teams.map(textsOf);
  const embedded = await embedder.embed({ texts: [question, ...texts.flat()], signal });
  if (!embedded.ok)
    return { teamId: directAnswerTeamId, why: 'The question could not be compared with what the teams are for.' };
  const [asked, ...vectors] = embedded.value;
  let at = 0;
  const scored = teams.map((team, index) => {
    const own = vectors.slice(at, at + (texts[index]?.length ?? 0));
    at += own.length;
    return { team, score: Math.max(0, ...own.map((vector) => cosine(asked, vector))) };
  });
  const best = scored.toSorted((left, right) => right.score - left.score)[0];
  if (best === undefined || best.score < teamFitsAt) {
    const nearest =
      best === undefined ? '' : ` (${best.team.title}: ${best.score.toFixed(2)} < ${teamFitsAt.toFixed(2)})`;
    return { teamId: directAnswerTeamId, why: `No team is needed: none is made for such a question${nearest}.` };
  }
  const why = `The team is made for such questions (${best.score.toFixed(2)} ≥ ${teamFitsAt.toFixed(2)}).`;
  return { teamId: best.team.id, why };
}

function textsOf(team: Pick<TeamDocument, 'title' | 'description'>): readonly string[] {
  const whole = `${team.title}. ${team.description}`;
  return [whole, ...whole.split(/(?<=[.!?])\s+/u)].map((text) => text.slice(0, 1000)).filter((text) => text.length > 3);
}
