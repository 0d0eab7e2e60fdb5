import type { Plan, Task, TaskKind } from '../../../shared/domain/task.ts';
import { Plan as PlanSchema } from '../../../shared/domain/task.ts';
import type { PlanTemplate } from '../plan-template.ts';

type Step = {
  readonly id: string;
  readonly kind: TaskKind;
  readonly title: string;
  readonly objective: string;
  readonly skill: string;
  readonly assignee: string;
  readonly inputs: Task['inputs'];
  readonly dependsOn: readonly string[];
};

const from = (id: string): { $ref: string } => ({ $ref: `${id}.output` });

const readers = [
  { id: 'read-commits', title: 'Read the commits', assignee: 'commit-reader', kinds: ['commit'] },
  { id: 'read-messages', title: 'Read the messages', assignee: 'message-reader', kinds: ['message'] },
  { id: 'read-mail', title: 'Read the mail', assignee: 'mail-reader', kinds: ['mail'] },
  { id: 'read-calendar', title: 'Read the calendar', assignee: 'calendar-reader', kinds: ['event'] },
  { id: 'read-notes', title: 'Read notes and reports', assignee: 'note-reader', kinds: ['passage', 'page'] },
] as const;

const reading = {
  messages: from('read-messages'),
  mails: from('read-mail'),
  events: from('read-calendar'),
  notes: from('read-notes'),
};

const steps: readonly Step[] = [
  {
    id: 'find-item',
    kind: 'classify',
    title: 'Find what the question is about',
    objective: 'Find the tracker item that the question asks about.',
    skill: 'find-item',
    assignee: 'task-reader',
    inputs: {},
    dependsOn: [],
  },
  {
    id: 'trace-blockers',
    kind: 'extract',
    title: 'Trace what it waits for',
    objective: 'Follow open dependencies in the tracker and links that only texts state.',
    skill: 'trace-blockers',
    assignee: 'blocker-detector',
    inputs: { launch: from('find-item') },
    dependsOn: ['find-item'],
  },
  ...readers.map((reader) => ({
    id: reader.id,
    kind: 'classify' as const,
    title: reader.title,
    objective: 'Say of each passage what it tells about each open item: stuck, solved, planned or nothing.',
    skill: 'read-evidence',
    assignee: reader.assignee,
    inputs: { kinds: [...reader.kinds], trace: from('trace-blockers') },
    dependsOn: ['trace-blockers'],
  })),
  {
    id: 'find-dates',
    kind: 'extract',
    title: 'Find the dates',
    objective: 'Find the date on which the launch now happens, and the one it had before.',
    skill: 'find-dates',
    // Not the calendar reader: a new date is said in a mail or a chat as often, and an agent recalls only from its own sources.
    assignee: 'blocker-detector',
    inputs: { trace: from('trace-blockers') },
    dependsOn: ['trace-blockers'],
  },
  {
    id: 'settle-blockers',
    kind: 'judge',
    title: 'Settle the causes',
    objective: 'Drop what a later message has settled, and keep the roots with their evidence.',
    skill: 'settle-blockers',
    assignee: 'blocker-detector',
    inputs: { trace: from('trace-blockers'), commits: from('read-commits'), ...reading },
    dependsOn: ['trace-blockers', ...readers.map((reader) => reader.id)],
  },
  {
    id: 'next-actions',
    kind: 'extract',
    title: 'Find the next actions',
    objective: 'For each of the strongest causes the one step that would free it, and who takes it.',
    skill: 'next-actions',
    assignee: 'report-writer',
    inputs: { settlement: from('settle-blockers') },
    dependsOn: ['settle-blockers'],
  },
  {
    id: 'write-findings',
    kind: 'report',
    title: 'Write the findings',
    objective: 'Word each finding as one sentence from its evidence.',
    skill: 'write-findings',
    assignee: 'report-writer',
    inputs: { settlement: from('settle-blockers'), dates: from('find-dates'), actions: from('next-actions') },
    dependsOn: ['settle-blockers', 'find-dates', 'next-actions'],
  },
  {
    id: 'check-facts',
    kind: 'judge',
    title: 'Check every claim',
    objective: 'Check each claim against its cited source; remove or mark what is not supported.',
    skill: 'check-facts',
    assignee: 'fact-checker',
    inputs: { findings: from('write-findings'), settlement: from('settle-blockers') },
    dependsOn: ['write-findings', 'settle-blockers'],
  },
];

/** Why is it late, who waits for whom, what next: structure first, five readers side by side, every claim checked (ENGINE 5). */
export const launchDelayTemplate: PlanTemplate = {
  id: 'launch-delay',
  describes: 'Why something is late, who is blocked by what, and what to do next, from the exports of a team.',
  build({ question }): Plan {
    return PlanSchema.parse({
      version: 1,
      template: 'launch-delay',
      goal: question,
      tasks: steps.map((step) => ({
        ...step,
        acceptance: [{ check: step.id === 'check-facts' ? 'claims-concluded' : 'output-schema' }],
        effects: 'E0',
        budget: { tokens: 120_000, modelMs: 600_000, retries: 1 },
        onFail: 'retry',
      })),
    });
  },
};
