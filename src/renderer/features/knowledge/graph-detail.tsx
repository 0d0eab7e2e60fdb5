import type { ReactElement } from 'react';
import { useMemo } from 'react';
import type { GraphNode, KnowledgeGraph } from '../../../shared/contract/memory.ts';
import { useText } from '../../i18n/text-context.ts';
import { formatCount } from '../../ui/format.ts';
import { PlaceLink } from '../sources/index.ts';
import { GraphPicture } from './graph-picture.tsx';
import type { Relation } from './read-graph.ts';
import { neighbourhood, relationsOf } from './read-graph.ts';

/** Nodes that a picture still shows at a glance. */
const MOST_DRAWN = 40;
const MOST_OTHERS = 12;

/** One task, person or day: the chain of waiting around it, what it is connected with, and where each of that is written. */
export function GraphDetail(props: {
  readonly workspaceId: string;
  readonly graph: KnowledgeGraph;
  readonly node: GraphNode;
  readonly onChoose: (id: string) => void;
}): ReactElement {
  const { workspaceId, graph, node, onChoose } = props;
  const text = useText().knowledge.graph;
  const around = useMemo(() => neighbourhood({ graph, id: node.id, limit: MOST_DRAWN }), [graph, node.id]);
  const relations = useMemo(() => relationsOf({ graph, id: node.id }), [graph, node.id]);
  return (
    <section aria-label={node.title}>
      <h2 className="text-lg font-semibold">{node.title}</h2>
      <p className="mt-0.5 text-sm text-muted">{factsOf(node, text)}</p>
      <p className="mt-1 flex flex-wrap gap-x-3">
        {node.sources.map((place) => (
          <PlaceLink key={`${place.file} ${place.locator}`} workspaceId={workspaceId} place={place} />
        ))}
      </p>
      {node.kind !== 'task' ? null : (
        <div className="mt-4">
          {around.edges.length === 0 ? (
            <p className="text-sm text-muted">{text.noLinks}</p>
          ) : (
            <>
              <GraphPicture around={around} chosen={node} onChoose={onChoose} />
              <p className="mt-1.5 text-xs text-faint">
                {text.pictureHint}{' '}
                {around.all > MOST_DRAWN ? text.cut(formatCount(MOST_DRAWN), formatCount(around.all)) : ''}
              </p>
            </>
          )}
        </div>
      )}
      <div className="mt-5 space-y-5 pb-8">
        {relations.map((relation) => (
          <RelationList
            key={`${relation.kind} ${relation.direction}`}
            workspaceId={workspaceId}
            relation={relation}
            onChoose={onChoose}
          />
        ))}
      </div>
    </section>
  );
}

function RelationList(props: {
  readonly workspaceId: string;
  readonly relation: Relation;
  readonly onChoose: (id: string) => void;
}): ReactElement {
  const { workspaceId, relation, onChoose } = props;
  const text = useText().knowledge.graph;
  const shown = relation.others.slice(0, MOST_OTHERS);
  const left = relation.others.length - shown.length;
  return (
    <div>
      <h3 className="text-xs font-medium text-faint">{text.edges[relation.kind][relation.direction]}</h3>
      <ul className="mt-1 divide-y divide-line border-t border-line">
        {shown.map(({ node, edge }) => (
          <li key={node.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 py-1.5">
            <button
              type="button"
              onClick={() => onChoose(node.id)}
              className="max-w-full truncate rounded-sm text-left text-sm hover:underline"
            >
              {node.title}
            </button>
            <span className="ml-auto flex max-w-full min-w-0 flex-wrap gap-x-3">
              {edge.sources.map((place) => (
                <PlaceLink key={`${place.file} ${place.locator}`} workspaceId={workspaceId} place={place} />
              ))}
            </span>
          </li>
        ))}
      </ul>
      {left === 0 ? null : <p className="mt-1 text-xs text-faint">{text.more(formatCount(left))}</p>}
    </div>
  );
}

function factsOf(node: GraphNode, text: ReturnType<typeof useText>['knowledge']['graph']): string {
  switch (node.kind) {
    case 'task': {
      const { state, owner, waiting, holdsUp, due, originalDue } = node;
      const moved = due !== null && originalDue !== null && due !== originalDue;
      const parts = [
        text.states[state],
        owner,
        due === null ? null : text.due(dayOf(due)),
        moved ? text.moved(dayOf(originalDue), dayOf(due)) : null,
        waiting ? text.waiting : null,
        holdsUp === 0 ? null : text.holdsUp(holdsUp),
      ];
      return parts.filter((part) => part !== null).join(' · ');
    }
    case 'person': {
      const parts = [text.openTasks(node.openTasks), text.written(formatCount(node.written)), ...node.emails];
      return parts.join(' · ');
    }
    case 'date':
      return text.openTasks(node.openTasks);
  }
}

/** Tables give days, not moments: the day in UTC is the day as written. */
function dayOf(time: number): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    time,
  );
}
