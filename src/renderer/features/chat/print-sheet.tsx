import type { ReactElement } from 'react';
import type { Answer, Citation } from '../../../shared/domain/answer.ts';
import { directAnswerTeamId } from '../../../shared/domain/conversation.ts';
import type { RunState } from '../../../shared/events/run-state.ts';
import { useText } from '../../i18n/text-context.ts';
import type { Finding } from '../../state/selectors/findings.ts';
import { shownFindings } from '../../state/selectors/findings.ts';
import { formatMoment } from '../../ui/format.ts';
import { Markdown } from '../../ui/markdown.tsx';
import { useTeams } from './use-conversations.ts';
import './print-sheet.css';

/**
 * An answer as it is put on paper: what was asked and answered, how each finding held up, and every cited passage in its own words, so
 * that it can be checked without the program. Only in the page while it is printed, and not seen on the screen.
 */
export function PrintSheet({ state, answer }: { readonly state: RunState; readonly answer: Answer }): ReactElement {
  const text = useText().chat;
  const words = text.print;
  const groups = shownFindings(state);
  return (
    <article className="print-sheet" aria-label={words.answer}>
      <h1>{state.question}</h1>
      <Facts state={state} />
      <section>
        <h2>{words.answer}</h2>
        <Markdown text={answer.markdown.trim() || text.noFindings} />
      </section>
      {groups.length === 0 ? null : (
        <section>
          <h2>{words.findings}</h2>
          {groups.map(({ kind, findings }) => (
            <div key={kind}>
              <h3>{text.groups[kind]}</h3>
              <ul>
                {findings.map((finding) => (
                  <FindingLine key={finding.key} finding={finding} />
                ))}
              </ul>
            </div>
          ))}
        </section>
      )}
      {answer.citations.length === 0 ? null : (
        <section>
          <h2>{words.sources}</h2>
          {answer.citations.map((citation) => (
            <Source key={citation.n} citation={citation} />
          ))}
        </section>
      )}
      <footer>{words.made}</footer>
    </article>
  );
}

function Facts({ state }: { readonly state: RunState }): ReactElement {
  const { chat, conversations, models: modelWords } = useText();
  const words = chat.print;
  const { data: teams = [] } = useTeams();
  const stored = teams.find(({ document }) => document.id === state.teamId)?.document.title;
  const team =
    state.teamId === directAnswerTeamId ? conversations.directly : (state.team?.title ?? stored ?? state.teamId);
  const { asOf, models, runId } = state;
  const why = asOf === null ? '' : asOf.from === 'flag' ? chat.asOfFlag : chat.asOfWhy(asOf.source);
  return (
    <dl>
      <dt>{words.answeredBy}</dt>
      <dd>{team}</dd>
      <dt>{words.date}</dt>
      <dd>{formatMoment(state.finishedAt ?? state.updatedAt)}</dd>
      {asOf === null ? null : (
        <>
          <dt>{words.asOf}</dt>
          <dd>
            {formatMoment(asOf.at)} · {why}
          </dd>
        </>
      )}
      <dt>{words.models}</dt>
      <dd>
        {Object.entries(models).map(([role, { id, sha256 }]) => (
          <div key={role}>
            {roleName(modelWords.roles, role)}: {words.model(id, sha256)}
          </div>
        ))}
      </dd>
      <dt>{words.run}</dt>
      <dd>{runId}</dd>
    </dl>
  );
}

function roleName(roles: Readonly<Record<string, string>>, role: string): string {
  return roles[role] ?? role;
}

function FindingLine({ finding }: { readonly finding: Finding }): ReactElement {
  const { verdicts } = useText().chat;
  const { text, citations, verdict, reason } = finding;
  return (
    <li>
      {text} {citations.map(({ n }) => `[${n}]`).join(' ')}
      <span className="verdict">
        {verdicts[verdict]}
        {reason === '' ? '' : `: ${reason}`}
      </span>
    </li>
  );
}

function Source({ citation }: { readonly citation: Citation }): ReactElement {
  const { n, file, locator, text } = citation;
  return (
    <figure id={`source-${n}`}>
      <figcaption>
        [{n}] <b>{file}</b>, {locator}
      </figcaption>
      <blockquote>{text.trim()}</blockquote>
    </figure>
  );
}
