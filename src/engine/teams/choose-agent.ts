import type { AgentDocument } from '../../shared/domain/team.ts';
import { cosine } from '../../shared/kernel/cosine.ts';
import type { Embedder } from '../ports/embedder.ts';

/** Words of a question that only the rows of a table answer. */
const counting = /\b(how many|how much|count|number of|sum|total|average|mean|median|most|least|highest|lowest|per)\b/i;

/**
 * Who gets the one task of a team that only delegates: the agent whose title and role are nearest to the question, by the shipped
 * embedder. Where that says nothing, a question that counts goes to an agent that computes, any other to the first that reads.
 * @param options.candidates not empty, in the order of the drawing.
 */
export async function chooseAgent(options: {
  readonly question: string;
  readonly candidates: readonly AgentDocument[];
  readonly embedder: Embedder;
  readonly signal: AbortSignal;
}): Promise<string | null> {
  const { question, candidates, embedder, signal } = options;
  const [first] = candidates;
  if (first === undefined) return null;
  if (candidates.length === 1) return first.id;
  const texts = [question, ...candidates.map(({ title, role }) => `${title}. ${role}`)];
  const vectors = await embedder.embed({ texts, signal });
  if (!vectors.ok) return byKind({ question, candidates });
  const [asked, ...described] = vectors.value;
  const scores = described.map((vector) => cosine(asked, vector));
  const best = Math.max(...scores);
  const ahead = scores.filter((score) => score === best).length === 1;
  return ahead ? (candidates[scores.indexOf(best)]?.id ?? first.id) : byKind({ question, candidates });
}

function byKind(options: { readonly question: string; readonly candidates: readonly AgentDocument[] }): string | null {
  const { question, candidates } = options;
  const kind = counting.test(question) ? 'table-calc' : 'search-query';
  return (candidates.find(({ kinds }) => kinds.includes(kind)) ?? candidates[0])?.id ?? null;
}
