import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { DiskUse } from '../../../shared/contract/settings.ts';
import { useText } from '../../i18n/text-context.ts';
import { unwrap, wireErrorOf } from '../../state/engine-failure.ts';
import { useSystemInfo, useWorkspaces } from '../../state/queries.ts';
import { useServices } from '../../state/services.ts';
import { useDiskUse, useSaveSettings, useSettings } from '../../state/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { formatBytes, formatCount } from '../../ui/format.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { notify } from '../../ui/toast.tsx';

const DAYS = [7, 30, 90, 365] as const;

/** How long the texts of model calls are kept, and what Guildhall takes of the disk. */
export function StorageSection(): ReactElement {
  const text = useText();
  const use = useDiskUse();
  return (
    <>
      <Retention />
      <h2 className="mt-6 border-b border-line pb-2 text-sm font-medium text-muted">{text.settings.storage.use}</h2>
      {use.error === null ? null : <ErrorNotice error={wireErrorOf(use.error)} />}
      {use.data === undefined ? <Skeleton label={text.app.loading} lines={4} /> : <DiskUseTable use={use.data} />}
    </>
  );
}

function Retention(): ReactElement | null {
  const text = useText().settings.storage;
  const undo = useText().app.undo;
  const { client } = useServices();
  const queries = useQueryClient();
  const { data } = useSettings();
  const save = useSaveSettings();
  const apply = useMutation({
    mutationFn: async () => unwrap(await client.settings.applyRetention({})),
    onSuccess: ({ bodies, freedBytes }) => {
      notify({ text: text.dropped(bodies, formatBytes(freedBytes)) });
      return queries.invalidateQueries({ queryKey: ['settings'] });
    },
  });
  if (data === undefined) return null;
  const { keepBodiesDays } = data;
  const listed = [...new Set([...DAYS, ...(keepBodiesDays === null ? [] : [keepBodiesDays])])];
  return (
    <>
      <Choice
        title={text.keep}
        hint={text.keepHint}
        value={String(keepBodiesDays)}
        options={[
          { value: 'null', label: text.forever },
          ...listed.map((days) => ({ value: String(days), label: text.days(days) })),
        ]}
        onChange={(chosen) => {
          const change = { keepBodiesDays: chosen === 'null' ? null : Number(chosen) };
          save.mutate(change, {
            onSuccess: () =>
              notify({
                text: chosen === 'null' ? text.forever : text.days(Number(chosen)),
                undo: { label: undo, run: () => save.mutate({ keepBodiesDays }) },
              }),
          });
        }}
      />
      <Button
        small
        reason={keepBodiesDays === null ? text.nothingToDrop : null}
        disabled={apply.isPending}
        onClick={() => apply.mutate()}
      >
        {text.applyNow}
      </Button>
      {apply.error === null ? null : <ErrorNotice error={wireErrorOf(apply.error)} />}
    </>
  );
}

function DiskUseTable({ use }: { readonly use: DiskUse }): ReactElement {
  const text = useText().settings.storage;
  const { data: workspaces = [] } = useWorkspaces();
  const { data: info } = useSystemInfo();
  const nameOf = (id: string): string => workspaces.find((workspace) => workspace.id === id)?.name ?? id;
  return (
    <>
      <table className="mt-1 w-full text-sm">
        <thead>
          <tr className="text-left text-faint">
            <th className="py-2 font-normal">{text.workspace}</th>
            <th className="py-2 text-right font-normal">{text.runs}</th>
            <th className="py-2 text-right font-normal">{text.recorded}</th>
            <th className="py-2 text-right font-normal">{text.sources}</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-y border-line">
          {use.workspaces.map(({ workspaceId, runs, runBytes, sourceBytes }) => (
            <tr key={workspaceId}>
              <th scope="row" className="py-2 text-left font-normal">
                {nameOf(workspaceId)}
              </th>
              <td className="numeric py-2 text-right">{formatCount(runs)}</td>
              <td className="numeric py-2 text-right">{formatBytes(runBytes)}</td>
              <td className="numeric py-2 text-right">{formatBytes(sourceBytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="mt-4 grid grid-cols-[8rem_1fr] gap-x-6 gap-y-1 text-sm">
        <dt className="text-muted">{text.database}</dt>
        <dd className="numeric">{formatBytes(use.databaseBytes)}</dd>
        <dt className="text-muted">{text.models}</dt>
        <dd className="numeric">{formatBytes(use.modelBytes)}</dd>
      </dl>
      {info === undefined ? null : (
        <p className="mt-2 font-mono text-xs break-words text-faint">{text.where(info.dataFolder)}</p>
      )}
    </>
  );
}
