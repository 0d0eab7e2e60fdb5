import { FilePlus2, FileText, Folder, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { useState } from 'react';
import type { SourceState } from '../../../shared/contract/sources.ts';
import { homeLabel } from '../../../shared/domain/source-path.ts';
import type { Workspace } from '../../../shared/domain/workspace.ts';
import { useText } from '../../i18n/text-context.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';
import { AddSource } from './add-source.tsx';
import { RemoveSource } from './remove-source.tsx';

/** The folders and files that the workspace reads; all but the first can be taken away again. */
export function SourceList(props: {
  readonly workspace: Workspace;
  readonly sources: readonly SourceState[];
}): ReactElement {
  const { workspace, sources } = props;
  const text = useText().knowledge.sources;
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<SourceState | null>(null);
  return (
    <section aria-label={text.label} className="min-w-0 flex-1">
      <ul>
        {sources.map((source) => (
          <li key={source.label}>
            <SourceRow source={source} counted={sources.length > 1} onRemove={() => setRemoving(source)} />
          </li>
        ))}
      </ul>
      <Button small tone="quiet" className="-ml-2.5" onClick={() => setAdding(true)}>
        <FilePlus2 size={14} aria-hidden="true" />
        {text.add}
      </Button>
      {adding ? <AddSource workspace={workspace} onClose={() => setAdding(false)} /> : null}
      {removing === null ? null : (
        <RemoveSource workspace={workspace} source={removing} onClose={() => setRemoving(null)} />
      )}
    </section>
  );
}

function SourceRow(props: {
  readonly source: SourceState;
  /** Whether it says how much was read of it; of a single source the page says it already. */
  readonly counted: boolean;
  readonly onRemove: () => void;
}): ReactElement {
  const { label, path, entry, files, blocks, problem } = props.source;
  const { counted } = props;
  const text = useText().knowledge;
  return (
    <div className="flex min-h-7 items-center gap-2">
      {entry === 'folder' ? (
        <Folder size={14} aria-hidden="true" className="shrink-0 text-faint" />
      ) : (
        <FileText size={14} aria-hidden="true" className="shrink-0 text-faint" />
      )}
      <span className="truncate font-mono text-sm" title={path}>
        {path}
      </span>
      {problem === null ? (
        <span className="shrink-0 text-sm text-muted">
          {files === 0 ? text.sources.notRead : counted ? text.summary(formatCount(files), formatCount(blocks)) : ''}
        </span>
      ) : (
        <span className="shrink-0 text-sm text-bad">{text.sources.problem(problem)}</span>
      )}
      {label === homeLabel ? null : (
        <IconButton label={text.sources.remove(label)} onClick={props.onRemove}>
          <Trash2 size={14} />
        </IconButton>
      )}
    </div>
  );
}
