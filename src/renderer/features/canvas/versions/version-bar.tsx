import type { ReactElement } from 'react';
import { useText } from '../../../i18n/text-context.ts';
import { Button } from '../../../ui/button.tsx';
import { formatMoment } from '../../../ui/format.ts';
import { useCanvasStore } from '../page/canvas-store.ts';
import { Restore } from './restore.tsx';
import type { PartChange } from './team-changes.ts';
import type { ShownVersion } from './use-shown-version.ts';

const sorts: readonly PartChange[] = ['added', 'removed', 'changed', 'moved'];

/** Which older state the canvas shows, how much has changed since, and the ways back: to it, or to now. */
export function VersionBar({
  shown,
  readOnly,
}: {
  readonly shown: ShownVersion;
  readonly readOnly: boolean;
}): ReactElement {
  const text = useText().canvas.versions;
  const store = useCanvasStore();
  const { version, document, changes } = shown;
  const when = formatMoment(version.savedAt);
  const counts = sorts.flatMap((sort) => {
    const count = [...changes.values()].filter((change) => change === sort).length;
    return count === 0 ? [] : [text.count(count, text.sorts[sort])];
  });
  return (
    <section aria-label={text.shown(when)} className="flex items-center gap-3 border-t border-line bg-sunken px-4 py-3">
      <div role="status" className="min-w-0 flex-1 text-sm">
        <p className="truncate font-medium">{text.shown(when)}</p>
        <p className="numeric truncate text-muted">{counts.length === 0 ? text.nothingDrawn : counts.join(' · ')}</p>
      </div>
      <Restore document={document} when={when} disabled={readOnly} />
      <Button small tone="quiet" onClick={() => store.setState({ version: null })}>
        {text.now}
      </Button>
    </section>
  );
}
