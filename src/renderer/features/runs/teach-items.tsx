import type { ReactElement } from 'react';
import { useState } from 'react';
import type { AgentDocument } from '../../../shared/domain/team.ts';
import type { TaskState } from '../../../shared/events/run-state.ts';
import { useText } from '../../i18n/text-context.ts';
import type { LiveRun } from '../../state/slices/runs-slice.ts';
import { Button } from '../../ui/button.tsx';
import { formatShare } from '../../ui/format.ts';
import type { Marking } from '../canvas/index.ts';
import { ItemMark, TeachAgent } from '../canvas/index.ts';
import { PanelSection } from './facts.tsx';
import { StoredText } from './stored-text.tsx';
import type { GivenLabel } from './taught-items.ts';
import { givenLabels, modelMsPerItem, taughtAgent } from './taught-items.ts';

const PAGE = 12;

/** The labels that a task gave, each to be marked right or wrong; nothing for tasks that give none. */
export function TeachItems({ task, run }: { readonly task: TaskState; readonly run: LiveRun }): ReactElement | null {
  const text = useText().canvas.marks;
  const agent = taughtAgent(task);
  if (agent === null || task.output === null || task.task.skill !== 'classify-items') return null;
  return (
    <PanelSection title={text.handedOn}>
      <StoredText sha256={task.output}>
        {(body) => <Items agent={agent} items={givenLabels(task, body)} task={task} run={run} />}
      </StoredText>
    </PanelSection>
  );
}

function Items(props: {
  readonly agent: AgentDocument;
  readonly items: readonly GivenLabel[];
  readonly task: TaskState;
  readonly run: LiveRun;
}): ReactElement {
  const { agent, items, task, run } = props;
  const none = useText().trace.noOutput;
  if (items.length === 0) return <p className="text-sm text-faint">{none}</p>;
  return (
    <TeachAgent teamId={run.state.teamId} agent={agent} modelMs={modelMsPerItem({ run, taskId: task.task.id })}>
      {(marking) => <ItemList items={items} marking={marking} />}
    </TeachAgent>
  );
}

function ItemList(props: { readonly items: readonly GivenLabel[]; readonly marking: Marking | null }): ReactElement {
  const { items, marking } = props;
  const text = useText().canvas.marks;
  const [shown, setShown] = useState(PAGE);
  return (
    <>
      <ol className="divide-y divide-line">
        {items.slice(0, shown).map((item) => (
          <li key={item.id} className="py-2">
            <p className="line-clamp-3 text-sm break-words" title={item.text}>
              {item.text}
            </p>
            <p className="numeric text-xs text-muted">
              <span className="font-medium text-ink">{item.label}</span> · {formatShare(item.confidence)}
              {item.sure ? '' : ` · ${text.unsure}`}
            </p>
            {marking === null ? null : <ItemMark item={item} marking={marking} />}
          </li>
        ))}
      </ol>
      {items.length <= shown ? null : (
        <Button small tone="quiet" onClick={() => setShown(shown + PAGE)}>
          {text.more(Math.min(PAGE, items.length - shown))}
        </Button>
      )}
    </>
  );
}
