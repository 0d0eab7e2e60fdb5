import type { ReactElement } from 'react';
import type { ModelState } from '../../../shared/contract/models.ts';
import { useText } from '../../i18n/text-context.ts';
import { wireErrorOf } from '../../state/engine-failure.ts';
import { useModels } from '../../state/queries.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { DiskModel } from './disk-model.tsx';
import { ImportModel } from './import-model.tsx';
import { MemoryBar } from './memory-bar.tsx';
import { ModelRow } from './model-row.tsx';
import { RecommendedSet } from './recommended-set.tsx';
import { useModelMemory, useModelSpeeds } from './use-loaded-models.ts';

/** What is on disk and in memory, how fast it is, and what can be got. */
export function ModelsView(): ReactElement {
  const text = useText();
  const { data, error } = useModels();
  const memory = useModelMemory();
  const speeds = useModelSpeeds();
  const models = data ?? [];
  const titleOf = (modelId: string): string => models.find(({ entry }) => entry.id === modelId)?.entry.title ?? modelId;
  const here = models.filter(({ state }) => state === 'on-disk' || state === 'corrupt');
  const missing = models.filter(({ state }) => state === 'absent' || state === 'partial');
  return (
    <Page title={text.models.title} intro={text.models.intro}>
      {error === null ? null : <ErrorNotice error={wireErrorOf(error)} />}
      {data === undefined && error === null ? <Skeleton label={text.app.loading} lines={6} /> : null}
      {memory.data === undefined ? null : <MemoryBar memory={memory.data} />}
      {data === undefined ? null : <RecommendedSet models={data} />}
      <Group title={text.models.onMachine} models={here}>
        {(model) => (
          <DiskModel
            key={model.entry.id}
            model={model}
            loaded={memory.data?.models.find(({ modelId }) => modelId === model.entry.id) ?? null}
            speed={speeds.data?.find(({ modelId }) => modelId === model.entry.id) ?? null}
            titleOf={titleOf}
          />
        )}
      </Group>
      <Group title={text.models.starter} models={missing.filter(({ entry }) => entry.starter)}>
        {(model) => <ModelRow key={model.entry.id} model={model} />}
      </Group>
      <Group title={text.models.others} models={missing.filter(({ entry }) => !entry.starter)}>
        {(model) => <ModelRow key={model.entry.id} model={model} />}
      </Group>
      {data === undefined ? null : <ImportModel />}
    </Page>
  );
}

function Group(props: {
  readonly title: string;
  readonly models: readonly ModelState[];
  readonly children: (model: ModelState) => ReactElement;
}): ReactElement | null {
  const { title, models, children } = props;
  if (models.length === 0) return null;
  return (
    <section aria-label={title} className="mb-8">
      <h2 className="border-b border-line pb-2 text-sm font-medium text-muted">{title}</h2>
      <ul className="divide-y divide-line">{models.map((model) => children(model))}</ul>
    </section>
  );
}
