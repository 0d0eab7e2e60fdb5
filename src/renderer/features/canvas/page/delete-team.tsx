import { useMutation, useQueryClient } from '@tanstack/react-query';
import { AlertDialog } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import type { StoredTeam } from '../../../../shared/contract/teams.ts';
import { useText } from '../../../i18n/text-context.ts';
import { unwrap } from '../../../state/engine-failure.ts';
import { useServices } from '../../../state/services.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { notify } from '../../../ui/toast.tsx';

/** Deletes a team after a question that says what goes with it and what stays. */
export function DeleteTeam(props: { readonly team: StoredTeam; readonly children: ReactNode }): ReactElement {
  const text = useText().teams;
  const { client } = useServices();
  const queries = useQueryClient();
  const { id, title } = props.team.document;
  const remove = useMutation({
    mutationFn: async () => unwrap(await client.teams.remove({ teamId: id })),
    onSuccess: () => notify({ text: text.deleted(title) }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['teams', 'list'] }),
  });
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger asChild>
        <IconButton label={text.deleteTeam(title)}>{props.children}</IconButton>
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-30 bg-black/40" />
        <AlertDialog.Content className="fixed top-1/3 left-1/2 z-40 w-100 max-w-[90vw] -translate-x-1/2 rounded-lg border border-line bg-surface p-5 shadow-raised">
          <AlertDialog.Title className="font-medium">{text.deleteConfirm(title)}</AlertDialog.Title>
          <AlertDialog.Description className="mt-1 text-sm text-muted">{text.deleteHint}</AlertDialog.Description>
          <div className="mt-4 flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>{text.keep}</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button tone="danger" onClick={() => remove.mutate()}>
                {text.deleteAction}
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
