import { Check, Download, TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import type { RunState } from '../../../shared/events/run-state.ts';
import type { RunId } from '../../../shared/kernel/ids.ts';
import { useText } from '../../i18n/text-context.ts';
import type { Finding } from '../../state/selectors/findings.ts';
import { removedClaims, shownFindings } from '../../state/selectors/findings.ts';
import { isActive } from '../../state/selectors/run-progress.ts';
import { IconButton } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Markdown } from '../../ui/markdown.tsx';
import { CopyButton } from '../../ui/text-block.tsx';
import { CitationChip } from '../sources/index.ts';
import { PrintAnswer } from './print-answer.tsx';
import { useConversationActions } from './use-conversation-actions.ts';

/** What was found and checked, grouped. Before the run ends it holds what has been checked so far, in the same places. */
export function AnswerSection(props: {
  readonly state: RunState;
  /** Its name where the page shows several answers; absent: just "Answer". */
  readonly label?: string;
}): ReactElement | null {
  const { state, label } = props;
  const text = useText().chat;
  const groups = shownFindings(state);
  const active = isActive(state);
  if (groups.length === 0 && (active || state.answer === null)) return <Removed state={state} />;
  return (
    <section aria-label={label ?? text.answer} className="space-y-6">
      <div className="flex items-center gap-2">
        <h2 className="text-sm font-medium text-muted">{active ? text.findingsSoFar : text.answer}</h2>
        {state.answer === null ? null : <CopyButton text={state.answer.markdown} label={text.copyAnswer} />}
        {state.answer === null || state.runId === null ? null : (
          <>
            <SaveButton runId={state.runId} />
            <PrintAnswer state={state} answer={state.answer} />
          </>
        )}
      </div>
      {groups.length === 0 ? <Markdown text={state.answer?.markdown.trim() || text.noFindings} /> : null}
      {groups.map((group) => (
        <section
          key={group.kind}
          data-kind={group.kind}
          aria-label={label === undefined ? text.groups[group.kind] : undefined}
        >
          {groups.length === 1 && group.kind === 'finding' ? null : (
            <h3 className="mb-1.5 font-semibold">{text.groups[group.kind]}</h3>
          )}
          <ul className="space-y-2">
            {group.findings.map((finding) => (
              <FindingItem key={finding.key} finding={finding} workspaceId={state.workspaceId} />
            ))}
          </ul>
        </section>
      ))}
      <Removed state={state} />
    </section>
  );
}

function SaveButton({ runId }: { readonly runId: RunId }): ReactElement {
  const text = useText().conversations;
  const actions = useConversationActions();
  return (
    <IconButton label={text.saveAnswer} onClick={() => void actions.save({ runId, what: 'answer' })}>
      <Download size={15} />
    </IconButton>
  );
}

function FindingItem({
  finding,
  workspaceId,
}: {
  readonly finding: Finding;
  readonly workspaceId: string | null;
}): ReactElement {
  const text = useText().chat;
  const supported = finding.verdict === 'supported';
  const verdict = text.verdicts[finding.verdict];
  return (
    <li data-verdict={finding.verdict} className="flex gap-2.5">
      <span title={verdict} className={supported ? 'mt-1 text-good' : 'mt-1 text-warn'}>
        {supported ? (
          <Check size={16} strokeWidth={2.25} aria-hidden="true" />
        ) : (
          <TriangleAlert size={16} aria-hidden="true" />
        )}
        <span className="sr-only">{verdict}:</span>
      </span>
      <div className="min-w-0 flex-1">
        <p className={supported ? 'text-pretty' : 'text-pretty text-muted'}>
          <span data-part="text">{finding.text}</span>{' '}
          <span className="whitespace-nowrap">
            {workspaceId === null
              ? null
              : finding.citations.map((citation) => (
                  <CitationChip key={citation.n} workspaceId={workspaceId} citation={citation} />
                ))}
          </span>
        </p>
        {supported ? null : (
          <p className="text-sm text-warn">
            {verdict}
            {finding.reason === '' ? '' : `: ${finding.reason}`}
          </p>
        )}
      </div>
    </li>
  );
}

function Removed({ state }: { readonly state: RunState }): ReactElement | null {
  const text = useText().chat;
  const removed = removedClaims(state);
  if (removed.length === 0) return null;
  return (
    <Disclosure title={text.removed(removed.length)}>
      <ul className="mt-2 ml-5 space-y-2 text-sm">
        {removed.map((claim) => (
          <li key={claim.claimId}>
            <s className="text-faint">{claim.text}</s>
            <p className="text-muted">
              {text.verdicts[claim.verdict]}
              {claim.reason === '' ? '' : `: ${claim.reason}`}
            </p>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
