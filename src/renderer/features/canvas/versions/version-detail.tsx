import clsx from 'clsx';
import type { ReactElement } from 'react';
import { useDeferredValue, useMemo } from 'react';
import type { TeamVersion } from '../../../../shared/contract/teams.ts';
import { useText } from '../../../i18n/text-context.ts';
import { wireErrorOf } from '../../../state/engine-failure.ts';
import { formatMoment } from '../../../ui/format.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import type { TeamEditor } from '../editor/team-editor.ts';
import { useVersion } from '../page/team-queries.ts';
import { useEditorState } from '../surface/use-parts.ts';
import { Restore } from './restore.tsx';
import type { DiffLine } from './version-diff.ts';
import { versionDiff } from './version-diff.ts';

/** What has changed from a version to the team as it is now, and the way back to it: a step that Undo takes back. */
export function VersionDetail(props: { readonly editor: TeamEditor; readonly version: TeamVersion }): ReactElement {
  const { editor, version } = props;
  const text = useText();
  const words = text.canvas.versions;
  const { document, readOnly } = useEditorState(editor);
  const now = useDeferredValue(document);
  const { data, error } = useVersion(document.id, version.revision);
  const lines = useMemo(() => (data === undefined ? [] : versionDiff(data, now)), [data, now]);
  if (error !== null) return <ErrorNotice error={wireErrorOf(error)} />;
  if (data === undefined) return <Skeleton label={text.app.loading} lines={3} />;
  const when = formatMoment(version.savedAt);
  return (
    <div className="space-y-2 px-2 pt-1 pb-3">
      {lines.length === 0 ? (
        <p className="text-sm text-muted">{words.same}</p>
      ) : (
        <>
          <DiffLines label={words.changes(when)} lines={lines} />
          <Restore document={data} when={when} disabled={readOnly} />
        </>
      )}
    </div>
  );
}

const signs = { same: ' ', removed: '−', added: '+', gap: ' ' } satisfies Record<DiffLine['sort'], string>;
/** Beyond this many lines a list of changes is no longer read; the JSON has all of them. */
const mostLines = 400;

function DiffLines({ label, lines }: { readonly label: string; readonly lines: readonly DiffLine[] }): ReactElement {
  const text = useText().canvas.versions;
  return (
    <>
      <p className="text-sm text-muted">{label}</p>
      <div
        tabIndex={0}
        role="group"
        aria-label={label}
        className="max-h-96 overflow-auto rounded-md border border-line bg-surface py-1 font-mono text-xs"
      >
        <div className="w-max min-w-full">
          {lines.slice(0, mostLines).map(({ sort, text: line }, index) =>
            sort === 'gap' ? (
              <hr key={index} className="my-1 border-line" />
            ) : (
              <p
                key={index}
                className={clsx(
                  'px-2 whitespace-pre',
                  sort === 'added' && 'bg-good-soft text-ink',
                  sort === 'removed' && 'bg-bad-soft text-ink',
                  sort === 'same' && 'text-muted',
                )}
              >
                {signs[sort]} {line}
              </p>
            ),
          )}
        </div>
      </div>
      {lines.length <= mostLines ? null : <p className="text-xs text-muted">{text.more(lines.length - mostLines)}</p>}
    </>
  );
}
