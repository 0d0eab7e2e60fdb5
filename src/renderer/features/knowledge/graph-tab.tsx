import clsx from 'clsx';
import type { ReactElement } from 'react';
import { useMemo, useState } from 'react';
import type { KnowledgeGraph } from '../../../shared/contract/memory.ts';
import { useText } from '../../i18n/text-context.ts';
import { wireErrorOf } from '../../state/engine-failure.ts';
import { formatCount } from '../../ui/format.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { GraphDetail } from './graph-detail.tsx';
import { GraphList } from './graph-list.tsx';
import { filterNodes } from './read-graph.ts';
import type { NodeKind } from './read-graph.ts';
import { useGraph } from './use-graph.ts';

const kinds: readonly NodeKind[] = ['task', 'person', 'date'];

/** Tasks, people, blockers and dates as the engine read them out of the sources: a list, and the chosen one beside it. */
export function GraphTab({ workspaceId }: { readonly workspaceId: string }): ReactElement {
  const text = useText();
  const { data, error } = useGraph(workspaceId);
  if (error !== null)
    return (
      <div className="mx-auto max-w-5xl px-6 py-5">
        <ErrorNotice error={wireErrorOf(error)} />
      </div>
    );
  if (data === undefined)
    return (
      <div className="mx-auto max-w-5xl px-6 py-5">
        <Skeleton label={text.app.loading} lines={6} />
      </div>
    );
  if (data.nodes.length === 0)
    return (
      <div className="mx-auto max-w-5xl px-6 py-12 text-center">
        <p className="font-medium">{text.knowledge.graph.empty}</p>
        <p className="mx-auto mt-1 max-w-prose text-sm text-muted">{text.knowledge.graph.emptyHint}</p>
      </div>
    );
  return <Graph workspaceId={workspaceId} graph={data} />;
}

function Graph(props: { readonly workspaceId: string; readonly graph: KnowledgeGraph }): ReactElement {
  const { workspaceId, graph } = props;
  const text = useText().knowledge.graph;
  const [kind, setKind] = useState<NodeKind>('task');
  const [words, setWords] = useState('');
  const [onlyOpen, setOnlyOpen] = useState(true);
  const [chosen, setChosen] = useState<string | null>(null);
  const nodes = useMemo(() => filterNodes({ graph, kind, words, onlyOpen }), [graph, kind, words, onlyOpen]);
  const node = graph.nodes.find(({ id }) => id === chosen) ?? nodes[0];
  const { tasks, people, texts } = graph.leftOut;
  return (
    <div className="mx-auto grid h-full max-w-5xl grid-cols-[18rem_minmax(0,1fr)] gap-x-6 px-6 pt-5 max-md:grid-cols-1 max-md:overflow-y-auto">
      <div className="flex min-h-0 flex-col pb-4 max-md:h-80">
        <KindChoice kind={kind} onChange={setKind} />
        <input
          type="search"
          aria-label={text.filter}
          placeholder={text.filter}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          className="mt-2 h-8 w-full shrink-0 rounded-md border border-line-strong bg-surface px-2.5 text-sm placeholder:text-faint"
        />
        <label className="my-2 flex items-center gap-2 text-sm text-muted">
          <input
            type="checkbox"
            checked={onlyOpen}
            onChange={(event) => setOnlyOpen(event.target.checked)}
            className="accent-accent"
          />
          {text.onlyOpen}
        </label>
        {nodes.length === 0 ? (
          <p className="py-2 text-sm text-muted">{text.none}</p>
        ) : (
          <GraphList label={text.kinds[kind]} nodes={nodes} chosen={node?.id ?? null} onChoose={setChosen} />
        )}
        {tasks + people + texts === 0 ? null : (
          <p className="pt-2 text-xs text-faint">
            {text.leftOut(formatCount(tasks), formatCount(people), formatCount(texts))}
          </p>
        )}
      </div>
      <div
        className="min-h-0 overflow-y-auto max-md:overflow-visible"
        tabIndex={0}
        role="region"
        aria-label={text.label}
      >
        {node === undefined ? (
          <p className="text-sm text-muted">{text.choose}</p>
        ) : (
          <GraphDetail workspaceId={workspaceId} graph={graph} node={node} onChoose={setChosen} />
        )}
      </div>
    </div>
  );
}

function KindChoice(props: { readonly kind: NodeKind; readonly onChange: (kind: NodeKind) => void }): ReactElement {
  const { kind, onChange } = props;
  const text = useText().knowledge.graph;
  return (
    <div role="group" aria-label={text.show} className="flex rounded-md bg-sunken p-0.5">
      {kinds.map((option) => (
        <button
          key={option}
          type="button"
          aria-pressed={option === kind}
          onClick={() => onChange(option)}
          className={clsx(
            'h-7 flex-1 rounded-[0.375rem] text-sm',
            option === kind ? 'bg-surface font-medium shadow-sm' : 'text-muted hover:text-ink',
          )}
        >
          {text.kinds[option]}
        </button>
      ))}
    </div>
  );
}
