import type { ReactElement } from 'react';
import type { ModelState } from '../../../shared/contract/models.ts';
import { useText } from '../../i18n/text-context.ts';
import { useServices } from '../../state/services.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes } from '../../ui/format.ts';
import { useRecommendedSet } from './use-loaded-models.ts';

/** The one set for this machine, why this one, and one button for what is missing of it. */
export function RecommendedSet({ models }: { readonly models: readonly ModelState[] }): ReactElement | null {
  const text = useText().models.recommended;
  const { acquisitions } = useServices();
  const { data } = useRecommendedSet();
  if (data === undefined) return null;
  const { machine, missingBytes, needsBytes, reason } = data;
  const chosen = data.modelIds.flatMap((id) => models.find(({ entry }) => entry.id === id) ?? []);
  const missing = chosen.filter(({ state }) => state !== 'on-disk');
  const facts = text.machine(formatBytes(machine.memoryBytes), machine.cores, machine.gpu ?? text.noGpu);
  return (
    <section
      aria-label={text.title}
      className="mb-8 flex flex-wrap items-center gap-4 rounded-lg border border-line bg-surface px-5 py-4"
    >
      <div className="min-w-64 flex-1">
        <h2 className="text-sm font-medium text-muted">{text.title}</h2>
        <p className="mt-1 font-medium">{chosen.map(({ entry }) => entry.title).join(' + ')}</p>
        <p className="mt-0.5 text-sm text-muted">
          {facts}. {text.reasons[reason]} {text.needs(formatBytes(needsBytes))}
        </p>
      </div>
      {missing.length === 0 ? (
        <p className="text-sm text-good">{text.here}</p>
      ) : (
        <Button
          tone="primary"
          onClick={() => missing.forEach(({ entry }) => acquisitions.start({ modelId: entry.id, bytes: entry.bytes }))}
        >
          {text.getAll(formatBytes(missingBytes))}
        </Button>
      )}
    </section>
  );
}
