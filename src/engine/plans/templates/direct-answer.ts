import { Plan as PlanSchema } from '../../../shared/domain/task.ts';
import type { Plan } from '../../../shared/domain/task.ts';
import type { PlanTemplate } from '../plan-template.ts';

const from = (id: string): { $ref: string } => ({ $ref: `${id}.output` });

const steps = [
  {
    id: 'find-passages',
    kind: 'search-query',
    title: 'Search the sources',
    objective: 'Find the passages that help to answer the question; none is an answer too.',
    skill: 'find-passages',
    assignee: 'searcher',
    inputs: {},
    dependsOn: [],
  },
  {
    id: 'answer-question',
    kind: 'qa-grounded',
    title: 'Answer',
    objective: 'Answer from the passages; where there are none, from the model alone.',
    skill: 'answer-question',
    assignee: 'answerer',
    inputs: { found: from('find-passages') },
    dependsOn: ['find-passages'],
  },
  {
    id: 'check-answer',
    kind: 'judge',
    title: 'Check the answer',
    objective: 'Check each sentence against the passages; leave out what is not supported.',
    skill: 'check-answer',
    assignee: 'checker',
    inputs: { written: from('answer-question') },
    dependsOn: ['answer-question'],
  },
] as const;

/** An ordinary question, without a team of specialists: search, answer, check. A run like any other, with its trace. */
export const directAnswerTemplate: PlanTemplate = {
  id: 'direct-answer',
  describes: 'An ordinary question, answered from the passages that help, or by the model alone where there are none.',
  build({ question, before }): Plan {
    return PlanSchema.parse({
      version: 1,
      template: 'direct-answer',
      goal: question,
      tasks: steps.map((step) => ({
        ...step,
        inputs: step.id === 'find-passages' ? { before } : step.inputs,
        acceptance: [{ check: step.id === 'check-answer' ? 'claims-concluded' : 'output-schema' }],
        effects: 'E0',
        budget: { tokens: 40_000, modelMs: 300_000, retries: 1 },
        onFail: 'retry',
      })),
    });
  },
};
