import { ArrowRight } from 'lucide-react';
import type { ReactElement } from 'react';
import { useRef } from 'react';
import type { Workspace } from '../../../shared/domain/workspace.ts';
import { useText } from '../../i18n/text-context.ts';
import { useSources, useWorkspaces } from '../../state/queries.ts';
import { useApp } from '../../state/services.ts';
import { formatCount, formatMoment } from '../../ui/format.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { StarterModels } from '../models/index.ts';
import { FirstStepsCard } from '../onboarding/index.ts';
import { Composer } from './composer.tsx';
import { newConversation, useAsk } from './use-ask.ts';

/** The sample question is what this team is made for. */

/** The first thing a person sees: what can be asked, of which files, and whether the models are here. */
export function AskPage(): ReactElement {
  const text = useText().chat;
  const workspaceId = useApp((state) => state.workspaceId);
  const { data: workspaces = [] } = useWorkspaces();
  const workspace = workspaces.find(({ id }) => id === workspaceId);
  const page = useRef<HTMLDivElement>(null);
  return (
    <div ref={page} className="h-full overflow-y-auto">
      <div className="mx-auto flex min-h-full max-w-2xl flex-col justify-center px-6 py-12">
        <h1 className="text-xl font-semibold tracking-tight">{text.askTitle}</h1>
        <p className="mt-1.5 mb-6 text-muted">{workspace === undefined ? '\u00a0' : text.askIntro(workspace.name)}</p>
        <Composer placeholder={text.placeholder} autoFocus place={newConversation} dropOn={page} />
        <SourcesLine workspaceId={workspaceId} />
        {workspace?.sample === true ? <SampleQuestion workspace={workspace} /> : null}
        <div className="mt-4 space-y-4">
          <FirstStepsCard />
          <StarterModels />
        </div>
      </div>
    </div>
  );
}

function SourcesLine({ workspaceId }: { readonly workspaceId: string | null }): ReactElement {
  const text = useText().chat;
  const { data } = useSources(workspaceId);
  if (data === undefined) return <p className="mt-2.5 px-1 text-sm">{'\u00a0'}</p>;
  const problems = data.files.filter(({ problem }) => problem !== null).length;
  const parts = [
    text.sourcesLine(formatCount(data.files.length), formatCount(data.blocks)),
    data.asOf === null ? null : text.newest(formatMoment(data.asOf)),
    problems === 0 ? null : text.problems(problems),
  ].filter((part) => part !== null);
  return (
    <p className="mt-2.5 px-1 text-sm text-faint">{data.files.length === 0 ? text.sourcesNone : parts.join(' · ')}</p>
  );
}

function SampleQuestion({ workspace }: { readonly workspace: Workspace }): ReactElement | null {
  const text = useText().chat;
  const question = text.sampleQuestions[workspace.name];
  const { stage, ask } = useAsk();
  const busy = stage.name === 'reading' || stage.name === 'starting';
  const progress = stage.name === 'reading' ? stage.progress : null;
  if (question === undefined) return null;
  // A sample is named like the team that it was made for.
  const by = { kind: 'team', teamId: workspace.name } as const;
  return (
    <div className="mt-6">
      <button
        type="button"
        disabled={busy}
        onClick={() => ask({ workspaceId: workspace.id, question, by, place: newConversation, confirmPlan: false })}
        className="group flex w-full items-center gap-4 rounded-lg border border-line bg-surface px-4 py-3 text-left hover:border-line-strong"
      >
        <span className="min-w-0 flex-1">
          <span className="block text-xs font-medium text-accent-ink">{text.suggested}</span>
          <span className="mt-0.5 block text-pretty">{question}</span>
        </span>
        <ArrowRight size={16} aria-hidden="true" className="shrink-0 text-faint group-hover:text-accent" />
      </button>
      <div role="status" className="mt-2 min-h-9 px-1 text-sm text-muted">
        {busy ? (
          <>
            <p className="mb-1 truncate">
              {progress === null
                ? stage.name === 'starting'
                  ? text.ingest.starting
                  : text.ingest.reading
                : text.ingest[progress.stage]}
              {progress === null || progress.total === 0 ? null : ` · ${text.items(progress.done, progress.total)}`}
            </p>
            <ProgressBar
              label={text.ingest.reading}
              share={progress === null || progress.total === 0 ? null : progress.done / progress.total}
            />
          </>
        ) : null}
      </div>
      {stage.name === 'failed' ? <ErrorNotice error={stage.error} /> : null}
    </div>
  );
}
