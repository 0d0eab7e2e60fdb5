import clsx from 'clsx';
import type { ReactElement } from 'react';
import type { ModelMemory } from '../../../shared/contract/models.ts';
import { useText } from '../../i18n/text-context.ts';
import { formatBytes } from '../../ui/format.ts';

type Part = 'weights' | 'cache' | 'compute' | 'reserved' | 'other' | 'free';

const tones = {
  weights: 'bg-accent',
  cache: 'bg-accent/60',
  compute: 'bg-accent/30',
  reserved: 'bg-warn/50',
  other: 'bg-line-strong/50',
  free: 'bg-hover',
} satisfies Record<Part, string>;

/** This machine's memory as one bar: what the loaded models take and for what, what is promised to those that load now, everything else, and what is free. */
export function MemoryBar({ memory }: { readonly memory: ModelMemory }): ReactElement {
  const text = useText().models.memory;
  const { totalBytes, freeBytes, otherBytes, models } = memory;
  const sum = (part: 'weightsBytes' | 'cacheBytes' | 'computeBytes' | 'reservedBytes'): number =>
    models.reduce((total, model) => total + model[part], 0);
  const parts: readonly { readonly part: Part; readonly bytes: number }[] = [
    { part: 'weights', bytes: sum('weightsBytes') },
    { part: 'cache', bytes: sum('cacheBytes') },
    { part: 'compute', bytes: sum('computeBytes') },
    { part: 'reserved', bytes: sum('reservedBytes') },
    { part: 'other', bytes: otherBytes },
    { part: 'free', bytes: freeBytes },
  ];
  const shown = parts.filter(({ bytes }) => bytes > 0);
  return (
    <section aria-label={text.title} className="mb-8">
      <div className="flex items-baseline gap-3">
        <h2 className="text-sm font-medium text-muted">{text.title}</h2>
        <p className="numeric ml-auto text-sm text-muted">
          {text.label(formatBytes(freeBytes), formatBytes(totalBytes))}
        </p>
      </div>
      <div aria-hidden="true" className="mt-2 flex h-3 gap-px overflow-hidden rounded-full">
        {shown.map(({ part, bytes }) => (
          <div key={part} className={tones[part]} style={{ width: `${(bytes / totalBytes) * 100}%` }} />
        ))}
      </div>
      <ul className="mt-2.5 flex flex-wrap gap-x-5 gap-y-1 text-xs text-muted">
        {shown.map(({ part, bytes }) => (
          <li key={part} className="flex items-center gap-1.5">
            <span aria-hidden="true" className={clsx('size-2.5 rounded-[0.1875rem]', tones[part])} />
            {text[part]} <span className="numeric text-faint">{formatBytes(bytes)}</span>
          </li>
        ))}
      </ul>
      {models.length === 0 ? <p className="mt-2 text-sm text-muted">{text.none}</p> : null}
    </section>
  );
}
