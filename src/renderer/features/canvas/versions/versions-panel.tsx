import type { UseQueryResult } from '@tanstack/react-query';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { TeamVersion } from '../../../../shared/contract/teams.ts';
import { useText } from '../../../i18n/text-context.ts';
import { unwrap, wireErrorOf } from '../../../state/engine-failure.ts';
import { useServices } from '../../../state/services.ts';
import { formatMoment } from '../../../ui/format.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import type { Autosave } from '../editor/autosave.ts';
import type { TeamEditor } from '../editor/team-editor.ts';
import { useCanvas, useCanvasStore } from '../page/canvas-store.ts';
import { VersionDetail } from './version-detail.tsx';

const pageSize = 50;

/** Every saved state of the team, the newest first; one can be opened to see what has changed since, and be restored. */
export function VersionsPanel(props: { readonly editor: TeamEditor; readonly autosave: Autosave }): ReactElement {
  const { editor, autosave } = props;
  const text = useText();
  const words = text.canvas.versions;
  const revision = useStore(autosave.store, (state) => state.revision);
  const teamId = editor.document.id;
  const { data, error } = useVersions(teamId, revision);
  const store = useCanvasStore();
  const open = useCanvas((state) => state.version?.revision ?? null);
  const [shown, setShown] = useState(pageSize);
  if (error !== null) {
    return (
      <div className="p-4">
        <ErrorNotice error={wireErrorOf(error)} />
      </div>
    );
  }
  if (data === undefined) {
    return (
      <div className="p-4">
        <Skeleton label={text.app.loading} lines={4} />
      </div>
    );
  }
  return (
    <div className="px-2 py-4">
      <p className="px-2 pb-2 text-sm text-pretty text-muted">{data.length === 0 ? words.none : words.hint}</p>
      <ul>
        {data.slice(0, shown).map((version) => (
          <li key={version.revision}>
            <button
              type="button"
              aria-expanded={open === version.revision}
              onClick={() => store.setState({ version: open === version.revision ? null : version })}
              className="w-full rounded-md px-2 py-1.5 text-left hover:bg-hover aria-expanded:bg-hover"
            >
              <span className="block truncate text-sm">{version.label === '' ? words.unnamed : version.label}</span>
              <span className="numeric block text-xs text-muted">
                {formatMoment(version.savedAt)}
                {version.revision === revision ? ` · ${words.current}` : ''}
              </span>
            </button>
            {open === version.revision ? <VersionDetail editor={editor} version={version} /> : null}
          </li>
        ))}
      </ul>
      {data.length <= shown ? null : (
        <button
          type="button"
          onClick={() => setShown(shown + pageSize)}
          className="mt-1 h-8 rounded-md px-2 text-sm text-muted hover:bg-hover hover:text-ink"
        >
          {words.older}
        </button>
      )}
    </div>
  );
}

/** Asked for anew with each revision that is saved here. */
function useVersions(teamId: string, revision: number): UseQueryResult<readonly TeamVersion[]> {
  const { client } = useServices();
  return useQuery({
    queryKey: ['teams', 'versions', teamId, revision],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const { versions } = unwrap(await client.teams.versions({ teamId }, { signal }));
      return versions.toSorted((left, right) => right.revision - left.revision);
    },
  });
}
