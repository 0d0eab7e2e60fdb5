import type { ReactElement } from 'react';
import type { ModelState } from '../../../shared/contract/models.ts';
import { useText } from '../../i18n/text-context.ts';
import { useModels } from '../../state/queries.ts';
import { ModelRow } from './model-row.tsx';

/** The starter models that are not here yet, with their consent buttons; nothing when all are on disk. */
export function StarterModels(): ReactElement | null {
  const text = useText().chat;
  const { data = [] } = useModels();
  const starter = data.filter(({ entry }) => entry.starter && entry.sources.every(({ kind }) => kind !== 'shipped'));
  const missing = starter.filter(({ state }) => state !== 'on-disk');
  if (missing.length === 0) return null;
  const some = starter.some((model) => canAnswer(model));
  return (
    <section aria-label={text.modelsMissing} className="rounded-lg border border-line bg-surface px-5 pt-4">
      <h2 className="font-semibold">{some ? text.modelsPartly : text.modelsMissing}</h2>
      <p className="mt-0.5 text-sm text-muted">{some ? text.modelsPartlyHint : text.modelsMissingHint}</p>
      <ul className="mt-1 divide-y divide-line">
        {missing.map((model) => (
          <ModelRow key={model.entry.id} model={model} />
        ))}
      </ul>
    </section>
  );
}

function canAnswer({ entry, state }: ModelState): boolean {
  return state === 'on-disk' && entry.roles.some((role) => role === 'decider' || role === 'worker');
}
