import { Download, Pause } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import type { ModelState } from '../../../shared/contract/models.ts';
import type { CatalogueEntry } from '../../../shared/domain/model.ts';
import { useText } from '../../i18n/text-context.ts';
import { useApp, useServices } from '../../state/services.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes } from '../../ui/format.ts';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';

/** One model: what it is for, how large, whether it is here; and getting it, with the size and licence beside the button. */
export function ModelRow({
  model,
  facts,
  children,
}: {
  readonly model: ModelState;
  /** Further lines below the name. */
  readonly facts?: ReactNode;
  readonly children?: ReactNode;
}): ReactElement {
  const text = useText().models;
  const { entry, state } = model;
  const acquisition = useApp(({ acquisitions }) => acquisitions[entry.id]);
  const missing = state !== 'on-disk';
  const roles = text.goodFor(entry.roles.map((role) => text.roles[role]).join(', '));
  return (
    <li className="py-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1">
          <h3 className="font-medium">{entry.title}</h3>
          <p className="text-sm text-muted">
            {roles} · {formatBytes(entry.bytes)} · {entry.licence}
          </p>
          {missing && acquisition?.running !== true ? (
            <p className="mt-0.5 text-sm text-faint">{consentLine(entry, text)}</p>
          ) : null}
          {facts}
        </div>
        <div className="flex items-center gap-1.5">
          <span className={stateTone(model)}>{model.resident ? text.resident : text.states[state]}</span>
          {children}
          {missing ? <GetButton model={model} /> : null}
        </div>
      </div>
      <Acquiring modelId={entry.id} />
    </li>
  );
}

function GetButton({ model }: { readonly model: ModelState }): ReactElement {
  const text = useText().models;
  const { acquisitions } = useServices();
  const { entry, state, bytesOnDisk } = model;
  const running = useApp((app) => app.acquisitions[entry.id]?.running === true);
  if (running) {
    return (
      <Button small onClick={() => acquisitions.pause(entry.id)}>
        <Pause size={13} aria-hidden="true" />
        {text.pause}
      </Button>
    );
  }
  const label =
    state === 'partial'
      ? text.goOn(formatBytes(entry.bytes - bytesOnDisk))
      : state === 'corrupt'
        ? text.getAgain(formatBytes(entry.bytes))
        : text.get(formatBytes(entry.bytes));
  return (
    <Button
      tone="primary"
      small
      onClick={() => acquisitions.start({ modelId: entry.id, bytes: entry.bytes })}
      aria-label={`${label}: ${entry.title}`}
    >
      <Download size={14} aria-hidden="true" />
      {label}
    </Button>
  );
}

function Acquiring({ modelId }: { readonly modelId: string }): ReactElement | null {
  const text = useText().models;
  const acquisition = useApp(({ acquisitions }) => acquisitions[modelId]);
  if (acquisition === undefined) return null;
  const { progress, running, failure } = acquisition;
  if (failure !== null) {
    return (
      <div className="mt-3">
        <ErrorNotice error={failure} />
      </div>
    );
  }
  if (!running) {
    return progress?.stage === 'failed' ? (
      <div className="mt-3">
        <Notice tone="bad" title={text.stages.failed}>
          {progress.message}
        </Notice>
      </div>
    ) : null;
  }
  const stage = text.stages[progress?.stage ?? 'searching'];
  const share = progress === null || progress.totalBytes === 0 ? null : progress.doneBytes / progress.totalBytes;
  return (
    <div role="status" className="mt-3 text-sm">
      <p className="mb-1 flex gap-2">
        <span>{stage}</span>
        {progress === null || share === null ? null : (
          <span className="numeric text-muted">
            {text.of(formatBytes(progress.doneBytes), formatBytes(progress.totalBytes))}
          </span>
        )}
        <span className="min-w-0 flex-1 truncate text-right text-faint">{progress?.message ?? ''}</span>
      </p>
      <ProgressBar label={stage} share={share} />
    </div>
  );
}

function consentLine(entry: CatalogueEntry, text: ReturnType<typeof useText>['models']): string {
  const from = entry.sources.map(({ kind }) => text.sources[kind]).join(text.or);
  return text.consent(from);
}

function stateTone({ state, resident }: ModelState): string {
  if (state === 'corrupt') return 'text-sm text-bad';
  return state === 'on-disk' || resident ? 'text-sm text-good' : 'text-sm text-faint';
}
