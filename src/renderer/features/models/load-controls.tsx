import { Pin, PinOff } from 'lucide-react';
import type { ReactElement } from 'react';
import type { LoadedModelState, WillItFit } from '../../../shared/contract/models.ts';
import { useText } from '../../i18n/text-context.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { useLoadModel, usePinModel, useUnloadModel } from './use-loaded-models.ts';

/** Loads a model that fits, unloads one that nobody uses, and keeps one loaded. What went wrong is told to `onError`. */
export function LoadControls(props: {
  readonly modelId: string;
  readonly title: string;
  readonly loaded: LoadedModelState | null;
  readonly fit: WillItFit | null;
  readonly onError: (cause: Error | null) => void;
}): ReactElement {
  const { modelId, title, loaded, fit, onError } = props;
  const text = useText().models;
  const load = useLoadModel(modelId);
  const unload = useUnloadModel(modelId);
  const pin = usePinModel(modelId);
  const settled = { onSuccess: () => onError(null), onError };
  if (loaded === null) {
    const label = load.isPending ? text.loading : text.load;
    return (
      <Button
        small
        disabled={load.isPending || fit === null || fit.answer === 'too-large'}
        aria-label={`${label}: ${title}`}
        onClick={() => load.mutate(undefined, settled)}
      >
        {label}
      </Button>
    );
  }
  const label = unload.isPending ? text.unloading : text.unload;
  return (
    <>
      <IconButton
        label={`${loaded.pinned ? text.unpin : text.pin}: ${title}`}
        title={text.pinHint}
        aria-pressed={loaded.pinned}
        className={loaded.pinned ? 'text-accent' : ''}
        onClick={() => pin.mutate(!loaded.pinned, settled)}
      >
        {loaded.pinned ? <PinOff size={14} /> : <Pin size={14} />}
      </IconButton>
      <Button
        small
        disabled={unload.isPending || loaded.state === 'loading'}
        aria-label={`${label}: ${title}`}
        onClick={() => unload.mutate(undefined, settled)}
      >
        {loaded.state === 'loading' ? text.loading : label}
      </Button>
    </>
  );
}
