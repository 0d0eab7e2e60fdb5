import { z } from 'zod';
import { Answer } from '../../shared/domain/answer.ts';
import type { Plan, Task } from '../../shared/domain/task.ts';
import { Plan as PlanSchema } from '../../shared/domain/task.ts';
import type { TeamDocument } from '../../shared/domain/team.ts';
import { ok } from '../../shared/kernel/result.ts';
import { defineSkill } from '../agents/index.ts';
import type { Skill } from '../agents/index.ts';
import type { PlanTemplate } from '../plans/index.ts';

const budget = { tokens: 10_000, modelMs: 60_000, retries: 1 };

const plain = {
  memory: { kinds: [], files: [] },
  tools: [],
  labels: [],
  examples: [],
  fields: [],
  settings: { reads: 'relevant', limit: 40, keeps: [] },
  position: { x: 0, y: 0 },
} satisfies Partial<TeamDocument['agents'][number]>;

/** A small team for tests: one that reads, one that writes. */
export const demoTeam: TeamDocument = {
  version: 2,
  id: 'demo',
  title: 'Demo',
  description: 'For tests.',
  coordinator: 'reader',
  planTemplate: 'demo',
  agents: [
    {
      id: 'reader',
      preset: 'reader',
      title: 'Reader',
      role: 'Reads.',
      kinds: ['classify', 'extract'],
      ...plain,
      budget,
      models: [
        { role: 'decider', when: 'first' },
        { role: 'worker', when: 'low-confidence' },
      ],
    },
    {
      id: 'writer',
      preset: 'writer',
      title: 'Writer',
      role: 'Writes.',
      kinds: ['report'],
      ...plain,
      budget,
      models: [{ role: 'worker', when: 'first' }],
    },
  ],
  edges: [],
  groups: [],
  comments: [],
};

const prefix = { system: 'Sort.', examples: [] };
const labels = ['yes', 'no'];

/** Labels its items; a fan-out of it labels one item per sub-task. */
export const sortItems = defineSkill({
  name: 'sort-items',
  input: z.strictObject({ items: z.array(z.string()), children: z.array(z.array(z.string())).optional() }),
  output: z.array(z.string()),
  fanOut: (context) =>
    context.input.items.map((item, index) => ({
      key: String(index + 1),
      title: `Sort ${item}`,
      input: { items: [item] },
    })),
  async run(context) {
    const { children, items } = context.input;
    if (children !== undefined)
      return ok({ output: children.flat(), summary: 'joined', confidence: 1, openIssues: [] });
    const decisions = await context.decide({ step: 'sort', prefix, items, labels });
    const output = decisions.map((decision) => `${decision.label} by ${decision.role}${decision.sure ? '' : '?'}`);
    return ok({ output, summary: `${items.length} sorted`, confidence: 1, openIssues: [] });
  },
});

/** Words what was sorted, concludes one claim and ends the run with an answer. */
export const writeAnswer = defineSkill({
  name: 'write-answer',
  input: z.record(z.string(), z.array(z.string()).nullable()),
  output: Answer,
  async run(context) {
    const sorted = Object.values(context.input).flatMap((list) => list ?? []);
    const text = await context.generate<string>({
      step: 'word',
      prefix,
      item: sorted.join(', '),
      maxTokens: 50,
      structure: null,
    });
    const claim = { text: text ?? 'Nothing was worded.', kind: 'cause', verdict: 'supported' } as const;
    context.conclude({ ...claim, claimId: 'c1', shown: true, reason: 'test', citations: [] });
    const output = { markdown: `- ${claim.text}`, claims: [{ ...claim, citations: [] }], citations: [] };
    return ok({ output, summary: 'written', confidence: 1, openIssues: [] });
  },
});

export const demoSkills: readonly Skill[] = [sortItems, writeAnswer];

export function demoTask(task: Partial<z.input<typeof TaskInput>> & { readonly id: string }): Task {
  return TaskInput.parse({
    kind: 'classify',
    title: task.id,
    objective: task.id,
    skill: 'sort-items',
    assignee: 'reader',
    inputs: { items: [task.id] },
    acceptance: [{ check: 'output-schema' }],
    effects: 'E0',
    budget,
    dependsOn: [],
    onFail: 'retry',
    ...task,
  });
}

const TaskInput = PlanSchema.shape.tasks.element;

/** Two sorters side by side, then the answer. */
export const demoPlan: Plan = {
  version: 1,
  template: 'demo',
  goal: 'test',
  tasks: [demoTask({ id: 'left' }), demoTask({ id: 'right' }), answerTask(['left', 'right'])],
};

export function answerTask(dependsOn: readonly string[]): Task {
  return demoTask({
    id: 'answer',
    kind: 'report',
    skill: 'write-answer',
    assignee: 'writer',
    dependsOn: [...dependsOn] as never,
    inputs: Object.fromEntries(dependsOn.map((id) => [id, { $ref: `${id}.output` }])),
  });
}

export function demoTemplate(plan: Plan): PlanTemplate {
  return { id: 'demo', describes: 'For tests.', build: ({ question }) => ({ ...plan, goal: question }) };
}
