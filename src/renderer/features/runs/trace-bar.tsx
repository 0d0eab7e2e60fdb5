import { useMutation } from '@tanstack/react-query';
import { ArrowLeft, Download, GitCompareArrows } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactElement } from 'react';
import type { RunState } from '../../../shared/events/run-state.ts';
import { RunId } from '../../../shared/kernel/ids.ts';
import { actions, go } from '../../app/actions.ts';
import { useText } from '../../i18n/text-context.ts';
import { saveText } from '../../platform/save-text.ts';
import { unwrap, wireErrorOf } from '../../state/engine-failure.ts';
import { isActive } from '../../state/selectors/run-progress.ts';
import { useServices } from '../../state/services.ts';
import type { LiveRun } from '../../state/slices/runs-slice.ts';
import { Button } from '../../ui/button.tsx';
import { formatDuration } from '../../ui/format.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { notify } from '../../ui/toast.tsx';
import { useNow } from '../../ui/use-now.ts';
import { describeChange } from './describe-change.ts';

const REFRESH_MS = 500;

/** The head of a run: what was asked, how it stands, where it comes from, and what can be done with all of it. */
export function TraceBar({ run }: { readonly run: LiveRun | null }): ReactElement {
  const text = useText();
  const services = useServices();
  const state = run?.state ?? null;
  return (
    <header className="shrink-0 border-b border-line px-4 text-sm">
      <div className="flex h-12 items-center gap-3">
        <Button tone="quiet" small onClick={() => actions['open-chat'].run(services)}>
          <ArrowLeft size={15} aria-hidden="true" />
          {text.app.actions.openChat}
        </Button>
        <h1 className="min-w-0 flex-1 truncate font-medium">{state?.question ?? text.trace.title}</h1>
        {state === null ? null : <Standing state={state} />}
        {state?.runId == null ? null : <SaveMenu runId={state.runId} />}
      </div>
      {state === null ? null : <Origin state={state} />}
    </header>
  );
}

function Standing({ state }: { readonly state: RunState }): ReactElement {
  const text = useText();
  const now = useNow({ running: isActive(state), everyMs: REFRESH_MS });
  return (
    <p role="status" className="flex shrink-0 items-center gap-2">
      <StatusMark status={state.status} />
      {text.app.status[state.status]}
      {state.createdAt === 0 ? null : (
        <span className="numeric text-muted" aria-hidden="true">
          {formatDuration((state.finishedAt ?? now) - state.createdAt)}
        </span>
      )}
    </p>
  );
}

/** Of a fork: what is different in it, and the way to see what became of that. */
function Origin({ state }: { readonly state: RunState }): ReactElement | null {
  const text = useText().runs;
  const services = useServices();
  const { fork, runId } = state;
  if (fork === null || runId === null) return null;
  return (
    <div className="flex items-center gap-3 pb-2">
      <p className="min-w-0 flex-1 truncate text-muted">
        {text.forked}. {text.changed}: {describeChange({ run: state, text })}
      </p>
      <Button small onClick={() => go(services, { view: 'compare', left: fork.runId, right: runId })}>
        <GitCompareArrows size={14} aria-hidden="true" />
        {text.compareWithParent}
      </Button>
    </div>
  );
}

const formats = ['jsonl', 'otlp'] as const;

function SaveMenu({ runId }: { readonly runId: string }): ReactElement {
  const text = useText().runs;
  const { client } = useServices();
  const titles = { jsonl: text.saveEvents, otlp: text.saveOtlp };
  const save = useMutation({
    mutationFn: async (format: (typeof formats)[number]) =>
      unwrap(await client.runs.exportTrace({ runId: RunId.parse(runId), format })),
    onSuccess: (file) => {
      saveText({ ...file, type: 'application/json' });
      notify({ text: text.saved(file.fileName) });
    },
  });
  return (
    <>
      {save.error === null ? null : <ErrorNotice error={wireErrorOf(save.error)} />}
      <DropdownMenu.Root>
        <DropdownMenu.Trigger asChild>
          <Button small>
            <Download size={14} aria-hidden="true" />
            {text.save}
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="end"
            sideOffset={4}
            className="z-40 rounded-lg border border-line bg-surface p-1 shadow-raised"
          >
            {formats.map((format) => (
              <DropdownMenu.Item
                key={format}
                onSelect={() => save.mutate(format)}
                className="rounded-md px-3 py-1.5 text-sm outline-none select-none data-[highlighted]:bg-hover"
              >
                {titles[format]}
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </>
  );
}
