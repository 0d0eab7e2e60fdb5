import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactElement } from 'react';
import { useMemo, useRef, useState } from 'react';
import type { SourceFile } from '../../../shared/domain/source.ts';
import { useText } from '../../i18n/text-context.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes, formatCount } from '../../ui/format.ts';
import { useFileName } from '../sources/index.ts';

const ROW_HEIGHT = 36;
const PROBLEM_HEIGHT = 56;
const COLUMNS = 'grid grid-cols-[minmax(0,1fr)_6rem_6rem_7rem] items-baseline gap-x-4';

/** Every file, those with a problem with what the problem is. Only the rows in sight are drawn. */
export function FileTable(props: {
  readonly workspaceId: string;
  readonly files: readonly SourceFile[];
}): ReactElement {
  const { workspaceId, files } = props;
  const text = useText().knowledge.files;
  const [name, setName] = useState('');
  const [onlyProblems, setOnlyProblems] = useState(false);
  const problems = files.filter(({ problem }) => problem !== null).length;
  const shown = useMemo(() => filterFiles({ files, name, onlyProblems }), [files, name, onlyProblems]);
  return (
    <>
      <div className="flex items-center gap-3 pb-3">
        <input
          type="search"
          aria-label={text.filter}
          placeholder={text.filter}
          value={name}
          onChange={(event) => setName(event.target.value)}
          className="h-8 w-64 rounded-md border border-line-strong bg-surface px-2.5 text-sm placeholder:text-faint"
        />
        {problems === 0 ? null : (
          <Button small tone="quiet" aria-pressed={onlyProblems} onClick={() => setOnlyProblems(!onlyProblems)}>
            {onlyProblems ? text.all : text.onlyProblems(problems)}
          </Button>
        )}
      </div>
      <div className={`${COLUMNS} border-b border-line pb-1.5 text-xs font-medium text-faint`} aria-hidden="true">
        <span>{text.name}</span>
        <span className="text-right">{text.entries}</span>
        <span className="text-right">{text.size}</span>
        <span>{text.state}</span>
      </div>
      {shown.length === 0 ? (
        <p className="py-6 text-sm text-muted">{text.none}</p>
      ) : (
        <Rows workspaceId={workspaceId} files={shown} />
      )}
    </>
  );
}

function Rows(props: { readonly workspaceId: string; readonly files: readonly SourceFile[] }): ReactElement {
  const { workspaceId, files } = props;
  const text = useText().knowledge.files;
  const nameOf = useFileName(workspaceId);
  const frame = useRef<HTMLDivElement>(null);
  // The page is built without the React Compiler, which is what the rule is about.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: files.length,
    getScrollElement: () => frame.current,
    estimateSize: (index) => (files[index]?.problem === null ? ROW_HEIGHT : PROBLEM_HEIGHT),
    overscan: 12,
  });
  return (
    <div ref={frame} tabIndex={0} role="region" aria-label={text.label} className="min-h-0 flex-1 overflow-y-auto pb-6">
      <ul className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start, key }) => {
          const file = files[index];
          return file === undefined ? null : (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              aria-setsize={files.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 border-b border-line py-2"
              style={{ transform: `translateY(${start}px)` }}
            >
              <FileRow file={file} name={nameOf(file.file)} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function FileRow({ file, name }: { readonly file: SourceFile; readonly name: string }): ReactElement {
  const text = useText().knowledge.files;
  const { problem } = file;
  const state = problem === null ? text.read : file.blocks === 0 ? text.unread : text.partly;
  const tone = problem === null ? 'text-muted' : file.blocks === 0 ? 'text-bad' : 'text-warn';
  return (
    <div className={`${COLUMNS} text-sm leading-5`}>
      <span className="truncate" title={name}>
        {name}
      </span>
      <span className="numeric text-right text-muted">{formatCount(file.blocks)}</span>
      <span className="numeric text-right text-muted">{formatBytes(file.bytes)}</span>
      <span className={tone}>{state}</span>
      {problem === null ? null : <p className="col-span-full mt-0.5 text-sm text-muted">{problem.message}</p>}
    </div>
  );
}

/** Files with a problem come first: they are what a person has to know about. */
function filterFiles(options: {
  readonly files: readonly SourceFile[];
  readonly name: string;
  readonly onlyProblems: boolean;
}): readonly SourceFile[] {
  const { files, name, onlyProblems } = options;
  const wanted = name.trim().toLowerCase();
  return files
    .filter((file) => (!onlyProblems || file.problem !== null) && file.file.toLowerCase().includes(wanted))
    .toSorted((left, right) => Number(right.problem !== null) - Number(left.problem !== null));
}
