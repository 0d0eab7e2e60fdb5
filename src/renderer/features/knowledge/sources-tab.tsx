import type { ReactElement } from 'react';
import type { Workspace } from '../../../shared/domain/workspace.ts';
import { useText } from '../../i18n/text-context.ts';
import { wireErrorOf } from '../../state/engine-failure.ts';
import { useSources } from '../../state/queries.ts';
import type { SourceOverview } from '../../state/queries.ts';
import { formatCount, formatMoment } from '../../ui/format.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { FileTable } from './file-table.tsx';
import { IngestBar } from './ingest-bar.tsx';
import { SourceList } from './source-list.tsx';

/** The folders, what was read of them, and what of them could not be read and why. */
export function SourcesTab({ workspace }: { readonly workspace: Workspace }): ReactElement {
  const text = useText();
  const { data, error } = useSources(workspace.id);
  return (
    <div className="mx-auto flex h-full w-full max-w-5xl flex-col px-6 pt-5">
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3 pb-4">
        <div className="min-w-0 flex-1">
          <p className="mb-1 text-sm text-muted">{data === undefined ? '' : overview(data, text.knowledge)}</p>
          {data === undefined ? null : <SourceList workspace={workspace} sources={data.sources} />}
        </div>
        <IngestBar workspaceId={workspace.id} wasRead={(data?.files.length ?? 0) > 0} />
      </div>
      {error === null ? null : <ErrorNotice error={wireErrorOf(error)} />}
      {data === undefined && error === null ? <Skeleton label={text.app.loading} lines={6} /> : null}
      {data === undefined ? null : data.files.length === 0 ? (
        <div className="border-t border-line py-10 text-center">
          <p className="font-medium">{text.knowledge.files.empty}</p>
          <p className="mx-auto mt-1 max-w-prose text-sm text-muted">{text.knowledge.files.emptyHint}</p>
        </div>
      ) : (
        <FileTable workspaceId={workspace.id} files={data.files} />
      )}
    </div>
  );
}

function overview({ files, blocks, asOf }: SourceOverview, text: ReturnType<typeof useText>['knowledge']): string {
  if (files.length === 0) return '';
  const summary = text.summary(formatCount(files.length), formatCount(blocks));
  return asOf === null ? summary : `${summary} · ${text.newest(formatMoment(asOf))}`;
}
