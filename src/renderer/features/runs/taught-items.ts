import { HandOff } from '../../../shared/domain/hand-off.ts';
import type { HandedItem } from '../../../shared/domain/hand-off.ts';
import type { AgentDocument } from '../../../shared/domain/team.ts';
import type { LabelReading } from '../../../shared/events/model-events.ts';
import type { TaskState } from '../../../shared/events/run-state.ts';
import { parseJson } from '../../../shared/kernel/json.ts';
import type { LiveRun } from '../../state/slices/runs-slice.ts';
import { drawnAgentOf } from './fork-form.ts';

/** The skills that give items the labels of their own agent, and learn from its examples. */
const labellingSkills: ReadonlySet<string> = new Set(['classify-items', 'decide-again']);

/** The drawn agent that can be taught from this task; null for every other kind of work. */
export function taughtAgent(task: TaskState): AgentDocument | null {
  const agent = drawnAgentOf(task);
  return agent !== null && labellingSkills.has(task.task.skill) && agent.labels.length >= 2 ? agent : null;
}

/** Whether a decision was one about the agent's labels, and not a check or another closed question of its task. */
export function givesLabelsOf(agent: AgentDocument, readings: readonly LabelReading[]): boolean {
  return readings.length > 0 && readings.every(({ label }) => agent.labels.some(({ name }) => name === label));
}

export type GivenLabel = Pick<HandedItem, 'id' | 'text' | 'confidence' | 'sure'> & { readonly label: string };

/** The labels that the agent gave, out of what its task handed on. An agent that decides again passes on the labels of others too. */
export function givenLabels(task: TaskState, body: string): readonly GivenLabel[] {
  if (task.task.skill !== 'classify-items') return [];
  const handed = parseJson(HandOff, body);
  if (!handed.ok) return [];
  return handed.value.items.flatMap(({ id, text, label, confidence, sure }) =>
    label === null ? [] : [{ id, text, label, confidence, sure }],
  );
}

/** Milliseconds of models for one item of the task, its parts included; null where code or a head did all. */
export function modelMsPerItem(options: {
  readonly run: Pick<LiveRun, 'state' | 'events'>;
  readonly taskId: string;
}): number | null {
  const { run, taskId } = options;
  const ids: ReadonlySet<string> = new Set(
    run.state.tasks.flatMap(({ task }) => (task.id === taskId || task.parentTaskId === taskId ? [task.id] : [])),
  );
  const calls = run.state.calls.filter(
    (call) => ids.has(call.taskId) && call.purpose === 'decide' && call.status === 'completed',
  );
  const asked = calls.reduce((sum, { items }) => sum + items, 0);
  const again = run.events.reduce(
    (sum, event) => (event.type === 'route.escalated' && ids.has(event.taskId ?? '') ? sum + event.data.items : sum),
    0,
  );
  // What a larger model was asked again is one item, with the time of both.
  const items = asked - again;
  return items <= 0 ? null : calls.reduce((sum, { ms }) => sum + ms, 0) / items;
}
