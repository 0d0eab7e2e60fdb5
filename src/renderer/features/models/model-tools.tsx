import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Ellipsis } from 'lucide-react';
import { AlertDialog, DropdownMenu } from 'radix-ui';
import type { ReactElement } from 'react';
import { useState } from 'react';
import type { ModelState } from '../../../shared/contract/models.ts';
import { useText } from '../../i18n/text-context.ts';
import { unwrap, wireErrorOf } from '../../state/engine-failure.ts';
import { useServices } from '../../state/services.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { formatBytes } from '../../ui/format.ts';
import { ErrorNotice } from '../../ui/notice.tsx';

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
  const [asking, setAsking] = useState(false);
  return (
    <>
      <span role="status" className={verify.data?.state === 'corrupt' ? 'text-sm text-bad' : 'text-sm text-muted'}>
        {verify.isPending ? text.verifying : verify.data === undefined ? '' : text.verified[verify.data.state]}
      </span>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger asChild>
          <IconButton label={text.more(model.entry.title)}>
            <Ellipsis size={16} />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="end"
            sideOffset={4}
            className="z-40 min-w-40 rounded-lg border border-line bg-surface p-1 shadow-raised"
          >
            <DropdownMenu.Item onSelect={() => verify.mutate()} className={ITEM}>
              {text.verify}
            </DropdownMenu.Item>
            {shipped ? null : (
              <DropdownMenu.Item onSelect={() => setAsking(true)} className={`${ITEM} text-bad`}>
                {text.remove}
              </DropdownMenu.Item>
            )}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <RemoveQuestion model={model} open={asking} onOpenChange={setAsking} onRemove={() => remove.mutate()} />
      {remove.error === null ? null : (
        <div className="basis-full">
          <ErrorNotice error={wireErrorOf(remove.error)} />
        </div>
      )}
    </>
  );
}

const ITEM = 'rounded-md px-2 py-1.5 text-sm outline-none select-none data-[highlighted]:bg-hover';

function RemoveQuestion({
  model,
  open,
  onOpenChange,
  onRemove,
}: {
  readonly model: ModelState;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onRemove: () => void;
}): ReactElement {
  const text = useText().models;
  const { entry } = model;
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
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
