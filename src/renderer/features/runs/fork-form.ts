import { AgentDocument } from '../../../shared/domain/team.ts';
import type { RunChange, StepPrompt } from '../../../shared/domain/fork.ts';
import { stepName } from '../../../shared/domain/fork.ts';
import type { ModelCallState, RunState, TaskState, WaitState } from '../../../shared/events/run-state.ts';
import type { TaskId } from '../../../shared/kernel/ids.ts';
import { affectedTasks } from '../../../shared/runs/affected-tasks.ts';
import type { ModelRole } from '../../../shared/domain/model.ts';
import { ModelRole as ModelRoles } from '../../../shared/domain/model.ts';

/** Where the person stands when they fork: a task, and the call or the question in it that they look at. */
export type ForkPlace = {
  readonly task: TaskState;
  readonly call: ModelCallState | null;
  readonly wait: WaitState | null;
};

/** An example as two lines of text, whatever the prompt calls them. */
export type ExamplePair = { readonly item: string; readonly reply: string };

/** What the dialog holds while it is open; of it, `kind` decides what becomes a change. */
export type ForkForm = {
  readonly kind: RunChange['kind'];
  readonly system: string;
  readonly role: string;
  readonly examples: readonly ExamplePair[];
  readonly modelRole: ModelRole | null;
  readonly decision: string;
};

export function drawnAgentOf({ task }: TaskState): AgentDocument | null {
  const agent = AgentDocument.safeParse(task.inputs['agent']);
  return agent.success ? agent.data : null;
}

/** What can be changed at this place, the most likely first. */
export function kindsAt(place: ForkPlace): readonly RunChange['kind'][] {
  const { task, call, wait } = place;
  const isPart = task.task.parentTaskId !== undefined;
  return [
    ...(wait === null ? [] : ['answer' as const]),
    ...(call?.prefix == null ? [] : ['prompt' as const]),
    ...(isPart || drawnAgentOf(task) === null ? [] : ['agent' as const]),
    'model',
    'again',
    'replay',
  ];
}

/** Roles that a model fills in this run, with the model. */
export function modelsOf(run: Pick<RunState, 'models'>): readonly { readonly role: ModelRole; readonly id: string }[] {
  return ModelRoles.options.flatMap((role) => {
    const model = run.models[role];
    return model === undefined || role === 'embedder' || role === 'reranker' ? [] : [{ role, id: model.id }];
  });
}

/** Null while something that the change needs is not filled in. */
export function changeOf(options: { readonly place: ForkPlace; readonly form: ForkForm }): RunChange | null {
  const { place, form } = options;
  const taskId: TaskId = place.task.task.id;
  const examples = form.examples.filter(({ item, reply }) => item.trim() !== '' && reply.trim() !== '');
  switch (form.kind) {
    case 'replay':
      return { kind: 'replay' };
    case 'again':
      return { kind: 'again', taskId };
    case 'model':
      return form.modelRole === null ? null : { kind: 'model', taskId, role: form.modelRole };
    case 'answer':
      if (place.wait === null || form.decision.trim() === '') return null;
      return { kind: 'answer', waitId: place.wait.waitId, decision: form.decision.trim() };
    case 'prompt': {
      if (place.call === null || form.system.trim() === '') return null;
      const turns = examples.map(({ item, reply }) => ({ user: item, assistant: reply }));
      const prompt: StepPrompt = { system: form.system, examples: turns };
      return { kind: 'prompt', taskId, step: stepName(place.call.step), prompt };
    }
    case 'agent': {
      const agent = drawnAgentOf(place.task);
      if (agent === null) return null;
      const marked = examples.map(({ item, reply }) => ({ item, label: reply }));
      return { kind: 'agent', taskId, agent: { ...agent, role: form.role, examples: marked } };
    }
  }
}

/** How many tasks of how many run again. */
export function reachOf(options: {
  readonly run: Pick<RunState, 'tasks'>;
  readonly place: ForkPlace;
  readonly kind: RunChange['kind'];
}): { readonly again: number; readonly total: number } {
  const { run, place, kind } = options;
  const tasks = run.tasks.map(({ task }) => task);
  if (kind === 'replay') return { again: tasks.length, total: tasks.length };
  return { again: affectedTasks({ tasks, taskId: place.task.task.id }).size, total: tasks.length };
}
