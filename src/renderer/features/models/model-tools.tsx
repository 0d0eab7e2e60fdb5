import { useMutation, useQueryClient } from '@tanstack/react-query';
import { AlertDialog } from 'radix-ui';
import type { ReactElement } from 'react';
import type { ModelState } from '../../../shared/contract/models.ts';
import { useText } from '../../i18n/text-context.ts';
import { unwrap } from '../../state/engine-failure.ts';
import { useServices } from '../../state/services.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes } from '../../ui/format.ts';

/** What can be done with a model that is here: check its checksum, and remove it after a question. */
export function ModelTools({ model }: { readonly model: ModelState }): ReactElement {
  const text = useText().models;
  const { client } = useServices();
  const queries = useQueryClient();
  const modelId = model.entry.id;
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ['models'] });
  const verify = useMutation({
    mutationFn: async () => unwrap(await client.models.verify({ modelId })),
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: async () => unwrap(await client.models.remove({ modelId })),
    onSettled: refresh,
  });
  const shipped = model.entry.sources.some(({ kind }) => kind === 'shipped');
  return (
    <>
      <span role="status" className={verify.data?.state === 'corrupt' ? 'text-sm text-bad' : 'text-sm text-muted'}>
        {verify.data === undefined ? '' : text.verified[verify.data.state]}
      </span>
      <Button
        small
        tone="quiet"
        disabled={verify.isPending}
        onClick={() => verify.mutate()}
        aria-label={`${text.verify}: ${model.entry.title}`}
      >
        {verify.isPending ? text.verifying : text.verify}
      </Button>
      {shipped ? null : <RemoveButton model={model} onRemove={() => remove.mutate()} />}
    </>
  );
}

function RemoveButton({
  model,
  onRemove,
}: {
  readonly model: ModelState;
  readonly onRemove: () => void;
}): ReactElement {
  const text = useText().models;
  const { entry } = model;
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger asChild>
        <Button small tone="quiet" aria-label={`${text.remove}: ${entry.title}`}>
          {text.remove}
        </Button>
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-30 bg-black/40" />
        <AlertDialog.Content
          aria-describedby={undefined}
          className="fixed top-1/3 left-1/2 z-40 w-100 max-w-[90vw] -translate-x-1/2 rounded-lg border border-line bg-surface p-5 shadow-raised"
        >
          <AlertDialog.Title className="font-medium">
            {text.removeConfirm(entry.title, formatBytes(entry.bytes))}
          </AlertDialog.Title>
          <div className="mt-4 flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>{text.cancel}</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button tone="danger" onClick={onRemove}>
                {text.remove}
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
