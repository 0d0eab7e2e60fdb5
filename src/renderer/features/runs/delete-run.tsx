import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { AlertDialog } from 'radix-ui';
import type { ReactElement } from 'react';
import { useState } from 'react';
import type { RunSummary } from '../../../shared/contract/runs.ts';
import { useText } from '../../i18n/text-context.ts';
import { unwrap, wireErrorOf } from '../../state/engine-failure.ts';
import { isActive } from '../../state/selectors/run-progress.ts';
import { useServices } from '../../state/services.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { formatBytes } from '../../ui/format.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { notify } from '../../ui/toast.tsx';

/** Deletes a run after a question that names its size, since there is no way back. */
export function DeleteRun({ run }: { readonly run: RunSummary }): ReactElement {
  const text = useText().runs;
  const { client } = useServices();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const { runId, question } = run;
  const size = useQuery({
    queryKey: ['run-size', runId],
    enabled: open,
    gcTime: 0,
    queryFn: async ({ signal }) => unwrap(await client.runs.size({ runId }, { signal })),
  });
  const remove = useMutation({
    mutationFn: async () => unwrap(await client.runs.remove({ runId })),
    onSuccess: ({ freedBytes }) => {
      setOpen(false);
      notify({ text: text.removed(formatBytes(freedBytes)) });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['runs'] }),
  });
  return (
    <AlertDialog.Root open={open} onOpenChange={setOpen}>
      <AlertDialog.Trigger asChild>
        <IconButton label={text.remove(question)}>
          <Trash2 size={15} />
        </IconButton>
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-30 bg-black/40" />
        <AlertDialog.Content className="fixed top-1/3 left-1/2 z-40 w-104 max-w-[90vw] -translate-x-1/2 rounded-lg border border-line bg-surface p-5 shadow-raised">
          <AlertDialog.Title className="font-medium">{text.removeTitle}</AlertDialog.Title>
          <p className="mt-1 line-clamp-2 text-sm">{question}</p>
          <AlertDialog.Description className="mt-2 text-sm text-muted">
            {size.data === undefined
              ? text.removeWaiting
              : text.removeHint(formatBytes(size.data.bytes), size.data.forks)}
            {isActive(run) ? ` ${text.removeRunning}` : ''}
          </AlertDialog.Description>
          {remove.error === null ? null : <ErrorNotice error={wireErrorOf(remove.error)} />}
          <div className="mt-4 flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>{text.keep}</Button>
            </AlertDialog.Cancel>
            <Button tone="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
              {text.removeAction}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
