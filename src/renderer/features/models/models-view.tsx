import type { ReactElement } from 'react';
import type { ModelState } from '../../../shared/contract/models.ts';
import { useText } from '../../i18n/text-context.ts';
import { wireErrorOf } from '../../state/engine-failure.ts';
import { useModels } from '../../state/queries.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ImportModel } from './import-model.tsx';
import { ModelRow } from './model-row.tsx';
import { ModelTools } from './model-tools.tsx';

/** What is on disk, what is loaded, and what can be got. */
export function ModelsView(): ReactElement {
  const text = useText();
  const { data, error } = useModels();
  const models = data ?? [];
  return (
    <Page title={text.models.title} intro={text.models.intro}>
      {error === null ? null : <ErrorNotice error={wireErrorOf(error)} />}
      {data === undefined && error === null ? <Skeleton label={text.app.loading} lines={6} /> : null}
      <ModelGroup title={text.models.starter} models={models.filter(({ entry }) => entry.starter)} />
      <ModelGroup title={text.models.others} models={models.filter(({ entry }) => !entry.starter)} />
      {data === undefined ? null : <ImportModel />}
    </Page>
  );
}

function ModelGroup({
  title,
  models,
}: {
  readonly title: string;
  readonly models: readonly ModelState[];
}): ReactElement | null {
  if (models.length === 0) return null;
  return (
    <section aria-label={title} className="mb-8">
      <h2 className="border-b border-line pb-2 text-sm font-medium text-muted">{title}</h2>
      <ul className="divide-y divide-line">
        {models.map((model) => (
          <ModelRow key={model.entry.id} model={model}>
            {model.state === 'on-disk' ? <ModelTools model={model} /> : null}
          </ModelRow>
        ))}
      </ul>
    </section>
  );
}
