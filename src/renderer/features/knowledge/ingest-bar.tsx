import { Pause, RefreshCw } from 'lucide-react';
import type { ReactElement } from 'react';
import { useText } from '../../i18n/text-context.ts';
import { useApp, useServices } from '../../state/services.ts';
import type { Ingest } from '../../state/slices/ingests-slice.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';

/** Reads the folder in, shows how far it is, and can be paused; nothing that was read is lost by that. */
export function IngestBar(props: { readonly workspaceId: string; readonly wasRead: boolean }): ReactElement {
  const { workspaceId, wasRead } = props;
  const text = useText().knowledge.ingest;
  const { ingests } = useServices();
  const ingest = useApp((state) => state.ingests[workspaceId]);
  const label = ingest?.paused === true ? text.goOn : wasRead ? text.read : text.first;
  return (
    <>
      {ingest?.running === true ? (
        <Button onClick={() => ingests.pause(workspaceId)}>
          <Pause size={14} aria-hidden="true" />
          {text.pause}
        </Button>
      ) : (
        <Button tone={wasRead ? 'plain' : 'primary'} onClick={() => ingests.start(workspaceId)}>
          <RefreshCw size={14} aria-hidden="true" />
          {label}
        </Button>
      )}
      <div role="status" className="w-full text-sm empty:hidden">
        {ingest === undefined ? null : <IngestLine ingest={ingest} />}
      </div>
      {ingest?.failure == null ? null : (
        <div className="w-full">
          <ErrorNotice error={ingest.failure} />
        </div>
      )}
      {ingest?.progress?.stage === 'failed' ? (
        <div className="w-full">
          <Notice tone="bad" title={text.stages.failed}>
            {ingest.progress.note}
          </Notice>
        </div>
      ) : null}
    </>
  );
}

function IngestLine({ ingest }: { readonly ingest: Ingest }): ReactElement | null {
  const text = useText().knowledge.ingest;
  const { progress, running, paused, failure } = ingest;
  if (failure !== null || progress?.stage === 'failed') return null;
  if (paused) {
    const line =
      progress === null ? text.pausedEarly : text.paused(formatCount(progress.done), formatCount(progress.total));
    return <p className="text-muted">{line}</p>;
  }
  if (!running) return <p className="text-good">{text.stages.done}</p>;
  const stage = text.stages[progress?.stage ?? 'starting'];
  const share = progress === null || progress.total === 0 ? null : progress.done / progress.total;
  return (
    <>
      <p className="mb-1 flex gap-2">
        <span>{stage}</span>
        {progress === null || progress.total === 0 ? null : (
          <span className="numeric text-muted">{text.of(formatCount(progress.done), formatCount(progress.total))}</span>
        )}
        <span className="min-w-0 flex-1 truncate text-right text-faint">{progress?.note ?? ''}</span>
      </p>
      <ProgressBar label={stage} share={share} />
    </>
  );
}
