import type { PresetInfo, ToolInfo } from '../../shared/domain/preset.ts';
import { EffectClass, Plan } from '../../shared/domain/task.ts';
import type { Task, TaskBudget } from '../../shared/domain/task.ts';
import type { AgentDocument, TeamDocument } from '../../shared/domain/team.ts';
import { invariant } from '../../shared/kernel/assert.ts';
import { teamFlow } from '../../shared/team/index.ts';
import type { FlowStep } from '../../shared/team/index.ts';

/** The plan of a team that was drawn carries this instead of a template's name. */
export const drawnTemplate = 'drawn';

export type CompileOptions = {
  readonly document: TeamDocument;
  readonly question: string;
  readonly presets: readonly PresetInfo[];
  readonly tools: readonly ToolInfo[];
  /** What all tasks of the run may use together. */
  readonly most: Pick<TaskBudget, 'tokens' | 'modelMs'>;
  /** With `delegates` alone: who gets the task (see `teamFlow`). */
  readonly chosen?: string;
};

/**
 * The plan that a drawn team stands for. Every task carries its agent as drawn, so that a plan needs no other document, a change
 * of one agent changes only its own tasks' inputs, and a run is not touched by later edits. Deterministic.
 * The team has no problems that are errors (`validateTeam`).
 */
export function compileTeam(options: CompileOptions): Plan {
  const { document, question, presets } = options;
  const { chosen } = options;
  const { steps } = teamFlow({ document, presets, ...(chosen === undefined ? {} : { chosen }) });
  const share = shareOfBudget({ ...options, steps });
  const tasks = steps.map((step) => taskOf({ ...options, steps, step, share }));
  return Plan.parse({ version: 1, template: drawnTemplate, goal: question, tasks });
}

type Compiling = CompileOptions & { readonly steps: readonly FlowStep[] };

function taskOf(options: Compiling & { readonly step: FlowStep; readonly share: number }): Record<keyof Task, unknown> {
  const { step, share } = options;
  const agent = agentOf(options, step.agentId);
  const { title, objective } = wordsOf({ ...options, agent });
  const { tokens, modelMs, retries } = agent.budget;
  return {
    id: step.id,
    parentTaskId: undefined,
    kind: kindOf({ step, agent }),
    title,
    objective,
    skill: skillOf({ ...options, agent }),
    assignee: agent.id,
    inputs: inputsOf({ ...options, agent }),
    acceptance: [{ check: 'output-schema' }],
    effects: effectsOf({ ...options, agent }),
    budget: { tokens: portion(tokens, share), modelMs: portion(modelMs, share), retries },
    dependsOn: [...new Set(step.from.map((way) => way.step))],
    onFail: 'retry',
    fanOut: step.fanOut ? true : undefined,
  };
}

type Of = Compiling & { readonly step: FlowStep; readonly agent: AgentDocument };

function inputsOf({ steps, step, agent, document }: Of): Task['inputs'] {
  const ways = step.from.map((way, index) => [`from${index + 1}`, { $ref: `${way.step}.output` }] as const);
  const again = steps.filter(({ does, about }) => does === 'again' && about === (step.about ?? step.agentId));
  const escalated = step.does === 'work' && again.length > 0;
  const decider = document.agents.find(({ id }) => id === step.about);
  // Only the last who decides leaves out what the first agent would not hand on.
  const keeps = step.does === 'again' && again.at(-1) === step ? (decider?.settings.keeps ?? []) : [];
  return {
    // Where it stands on the canvas is no part of what it does.
    agent: { ...agent, position: { x: 0, y: 0 } },
    takes: step.from.map(({ takes }) => takes),
    ...Object.fromEntries(ways),
    ...(step.needed === null ? {} : { needed: step.needed }),
    ...(escalated ? { handsOnUnsure: true } : {}),
    ...(keeps.length === 0 ? {} : { keeps }),
  };
}

function skillOf({ step, agent, presets }: Of): string {
  if (step.does === 'again') return 'decide-again';
  if (step.does === 'votes') return 'count-votes';
  if (step.does === 'present') return 'present-items';
  const skill = presets.find(({ id }) => id === agent.preset)?.skill ?? null;
  invariant(skill !== null, `the specialist ${agent.preset} has a skill`);
  return skill;
}

function kindOf({ step, agent }: Pick<Of, 'step' | 'agent'>): Task['kind'] {
  const [first] = agent.kinds;
  invariant(first !== undefined, 'an agent does tasks of some kind');
  return step.does === 'present' ? 'report' : first;
}

function wordsOf(options: Of): { readonly title: string; readonly objective: string } {
  const { step, agent } = options;
  const about = step.about === null ? '' : agentOf(options, step.about).title;
  const cut = (title: string, objective: string) => ({
    title: title.slice(0, 120),
    objective: objective.slice(0, 400),
  });
  switch (step.does) {
    case 'again':
      return cut(`${agent.title} decides again`, `Decide again what “${about}” was not sure of.`);
    case 'check':
      return cut(`${agent.title} checks ${about}`, `Compare what “${about}” says of each item with the item itself.`);
    case 'votes':
      return cut('Count the votes', `Join what the agents said; ${step.needed ?? 1} must agree.`);
    case 'present':
      return cut('Put the results together', 'Show what was found, each with its source.');
    case 'work':
      return cut(agent.title, agent.role.trim() === '' ? agent.title : agent.role.trim());
  }
}

/** The strongest effect among the tools that the agent may call. */
function effectsOf({ step, agent, tools }: Of): EffectClass {
  if (step.does !== 'work' && step.does !== 'check') return 'E0';
  const granted = agent.tools.flatMap((grant) => tools.find(({ id }) => id === grant.tool)?.effect ?? []);
  return EffectClass.options.findLast((effect) => granted.includes(effect)) ?? 'E0';
}

/** Agents ask for what they may need at most; together they get what the run may use. 1 when that is enough for all. */
function shareOfBudget(options: Compiling): number {
  const { steps, most } = options;
  const budgets = steps.map(({ agentId }) => agentOf(options, agentId).budget);
  const tokens = budgets.reduce((sum, budget) => sum + budget.tokens, 0);
  const modelMs = budgets.reduce((sum, budget) => sum + budget.modelMs, 0);
  return Math.min(1, most.tokens / Math.max(1, tokens), most.modelMs / Math.max(1, modelMs));
}

function portion(amount: number, share: number): number {
  return Math.max(1, Math.floor(amount * share));
}

function agentOf(options: CompileOptions, id: string): AgentDocument {
  const agent = options.document.agents.find((candidate) => candidate.id === id);
  invariant(agent !== undefined, `the team has the agent ${id}`);
  return agent;
}
