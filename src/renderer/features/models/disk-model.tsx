import type { ReactElement } from 'react';
import { useState } from 'react';
import type { LoadedModelState, ModelSpeed, ModelState } from '../../../shared/contract/models.ts';
import { wireErrorOf } from '../../state/engine-failure.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { LoadControls } from './load-controls.tsx';
import { ModelFacts } from './model-facts.tsx';
import { ModelRow } from './model-row.tsx';
import { ModelTools } from './model-tools.tsx';
import { useWillItFit } from './use-loaded-models.ts';

/** A model whose file is here: what it takes in memory, how fast it is, load, unload, keep; check and remove its file. */
export function DiskModel(props: {
  readonly model: ModelState;
  readonly loaded: LoadedModelState | null;
  readonly speed: ModelSpeed | null;
  readonly titleOf: (modelId: string) => string;
}): ReactElement {
  const { model, loaded, speed, titleOf } = props;
  const { id: modelId, title, roles } = model.entry;
  const [failure, setFailure] = useState<Error | null>(null);
  // What embeds and ranks works inside the search and is loaded with it.
  const loadable = model.state === 'on-disk' && roles.some((role) => role !== 'embedder' && role !== 'reranker');
  const { data: fit = null } = useWillItFit({ modelId, enabled: loadable && loaded === null });
  return (
    <ModelRow
      model={model}
      facts={
        <>
          <ModelFacts loaded={loaded} fit={loaded === null ? fit : null} titleOf={titleOf} speed={speed} />
          {failure === null ? null : (
            <div className="mt-2">
              <ErrorNotice error={wireErrorOf(failure)} />
            </div>
          )}
        </>
      }
    >
      {loadable ? (
        <LoadControls modelId={modelId} title={title} loaded={loaded} fit={fit} onError={setFailure} />
      ) : null}
      <ModelTools model={model} />
    </ModelRow>
  );
}
