import type { EngineHandlers } from '../../src/shared/contract/index.ts';
import type { Answer, Citation, ClaimVerdict } from '../../src/shared/domain/answer.ts';
import { Conversation, ConversationId } from '../../src/shared/domain/conversation.ts';
import type { ConversationSummary, Turn } from '../../src/shared/domain/conversation.ts';
import type { EventDraft, RunEvent } from '../../src/shared/events/index.ts';
import { Plan } from '../../src/shared/domain/task.ts';
import type { WorkspaceId } from '../../src/shared/kernel/ids.ts';
import { RunId, TaskId, WorkspaceId as WorkspaceIds } from '../../src/shared/kernel/ids.ts';
import { err, ok } from '../../src/shared/kernel/result.ts';

const NOW = Date.now();
const ORION = 'Why is the Orion launch delayed, who is blocked by what, and what are the next three actions?';
const WORKSPACE = WorkspaceIds.parse('w1');
const usage = { wallMs: 14_200, modelMs: 11_900, tokensIn: 1_810, tokensOut: 74, decisions: 14, escalations: 0 };

/** Answers without a team, by run: from passages, from the model alone. */
const DIRECT: Readonly<
  Record<string, { readonly question: string; readonly answer: Answer; readonly reason: string }>
> = {
  r4: {
    question: 'When does revision C of the flight board arrive?',
    reason: '',
    answer: answerOf('supported', [
      ['Halden ships revision C of the flight board on 2 April.', 'mail.mbox', 'mail 41'],
      [
        'Mira Holm has booked the chamber for the week after.',
        'chat/general.json',
        'message general/1741338000.000100',
      ],
    ]),
  },
  r5: {
    question: 'What is a thermal vacuum test?',
    reason: 'from the model alone, no source',
    answer: answerOf('unsure', [
      ['A thermal vacuum test runs hardware in a chamber without air, at the temperatures that it will meet in space.'],
    ]),
  },
};

/** Every question of a scene whose conversation has branches: r4 and r5 both follow r1. */
function turnsOf(scene: string): readonly Turn[] {
  const first = turn({ runId: 'r1', after: null, question: ORION, teamId: 'launch-delay', age: 240_000 });
  if (scene !== 'conversation') return [{ ...first, status: statusOf(scene) }];
  const why = 'No team is needed: none is made for such a question (Launch delay: 0.31 < 0.45).';
  const direct = ['r4', 'r5'].map((runId, index) => ({
    ...turn({
      runId,
      after: 'r1',
      question: DIRECT[runId]?.question ?? '',
      teamId: 'direct-answer',
      age: 120_000 - index * 1000,
    }),
    why,
  }));
  return [first, ...direct];
}

/** The `chat` group of the scripted engine. Titles and removals are kept for the life of the page, nothing is computed. */
export function chatScene(scene: string): Pick<EngineHandlers, 'chat'> {
  const titles = new Map<string, string>();
  const removed = new Set<string>();
  const all = (workspaceId: WorkspaceId): readonly ConversationSummary[] =>
    (scene === 'empty' || workspaceId !== WORKSPACE ? [] : summaries(scene))
      .filter(({ id }) => !removed.has(id))
      .map((one) => ({ ...one, title: titles.get(one.id) ?? one.title }));
  const conversationOf = (runId: string): Conversation | null => {
    const own = all(WORKSPACE).find(({ id, lastRunId }) => lastRunId === runId || (id === 'c1' && runId !== 'gone'));
    if (own === undefined) return null;
    const turns = own.id === 'c1' ? turnsOf(scene) : [];
    return Conversation.parse({ id: own.id, workspaceId: WORKSPACE, title: own.title, createdAt: NOW, turns });
  };
  return {
    chat: {
      ask: async () =>
        ok({ runId: RunId.parse('r1'), conversationId: ConversationId.parse('c1'), teamId: 'launch-delay', why: '' }),
      list: async ({ workspaceId }) => ok({ conversations: [...all(workspaceId)] }),
      async ofRun({ runId }) {
        const found = conversationOf(runId);
        return found === null
          ? err({ code: 'not-found', message: '', data: { kind: 'conversation', id: runId } })
          : ok(found);
      },
      rename: async ({ conversationId, title }) => (titles.set(conversationId, title), ok({})),
      remove: async ({ conversationId }) => (removed.add(conversationId), ok({})),
      restore: async ({ conversationId }) => (removed.delete(conversationId), ok({})),
      search: async ({ query }) =>
        ok({
          hits: query.toLowerCase().startsWith('board')
            ? [
                {
                  conversationId: ConversationId.parse('c1'),
                  workspaceId: WORKSPACE,
                  title: ORION,
                  runId: RunId.parse('r1'),
                  createdAt: NOW - 240_000,
                  question: [{ text: ORION, hit: false }],
                  answer: [
                    { text: '…The flight ', hit: false },
                    { text: 'board', hit: true },
                    { text: ' fails at 61 °C in the thermal chamber, and revision C from the vendor…', hit: false },
                  ],
                },
              ]
            : [],
        }),
      exportMarkdown: async ({ what }) => ok({ fileName: `${what}.md`, text: `# ${what}\n` }),
    },
  };
}

function summaries(scene: string): readonly ConversationSummary[] {
  const turns = turnsOf(scene);
  const own = { id: 'c1', title: ORION, status: turns.at(-1)?.status ?? 'succeeded', age: 240_000 } as const;
  return [
    summary({ ...own, lastRunId: turns.at(-1)?.runId ?? 'r1', turns: turns.length }),
    summary({
      id: 'c2',
      title: 'Who owes the thermal team an answer?',
      status: 'succeeded',
      lastRunId: 'r2',
      turns: 1,
      age: 9_000_000,
    }),
    summary({
      id: 'c3',
      title: 'What did we promise the launch provider about the payload adapter?',
      status: 'partial',
      lastRunId: 'r3',
      turns: 3,
      age: 200_000_000,
    }),
    ...(scene === 'long-history' ? Array.from({ length: 1000 }, (_, index) => olderOne(index)) : []),
  ];
}

function olderOne(index: number): ConversationSummary {
  const id = `old-${index}`;
  const title = `Question ${index} of a long history`;
  return summary({ id, title, status: 'succeeded', lastRunId: id, turns: 1, age: 300_000_000 + index * 3_600_000 });
}

function summary(line: {
  readonly id: string;
  readonly title: string;
  readonly status: ConversationSummary['status'];
  readonly lastRunId: string;
  readonly turns: number;
  readonly age: number;
}): ConversationSummary {
  const { id, title, status, lastRunId, turns, age } = line;
  return {
    id: ConversationId.parse(id),
    workspaceId: WORKSPACE,
    title,
    turns,
    lastRunId: RunId.parse(lastRunId),
    status,
    updatedAt: NOW - age,
  };
}

function statusOf(scene: string): Turn['status'] {
  if (scene === 'plan' || scene === 'ask') return 'waiting';
  return scene === 'running' ? 'running' : scene === 'failed' ? 'failed' : 'succeeded';
}

function turn(options: {
  readonly runId: string;
  readonly after: string | null;
  readonly question: string;
  readonly teamId: string;
  readonly age: number;
}): Turn {
  const { runId, after, question, teamId, age } = options;
  return {
    runId: RunId.parse(runId),
    after: after === null ? null : RunId.parse(after),
    teamId,
    question,
    status: 'succeeded',
    why: '',
    createdAt: NOW - age,
  };
}

/** The log of a direct answer; empty for a run that is none. */
export function directEvents(runId: string): readonly RunEvent[] {
  const direct = DIRECT[runId];
  if (direct === undefined) return [];
  const { question, answer, reason } = direct;
  const task = TaskId.parse('check-answer');
  const plan = Plan.parse({
    version: 1,
    template: 'direct-answer',
    goal: question,
    tasks: [{ id: task, title: 'Check the answer', objective: 'Check each sentence', skill: task, ...fixed }],
  });
  const drafts: EventDraft[] = [
    {
      type: 'run.created',
      data: {
        workspaceId: WORKSPACE,
        teamId: 'direct-answer',
        confirmPlan: false,
        question,
        asOf: { at: Date.UTC(2025, 2, 14, 16, 5), from: 'newest-source', source: 'chat/general.json' },
        models: {},
      },
    },
    { type: 'plan.accepted', data: { plan, by: 'rule' } },
    { type: 'task.started', taskId: task, attempt: 1, data: { title: 'Check the answer' } },
    ...answer.claims.map((claim, index): EventDraft => ({
      type: 'verify.concluded',
      taskId: task,
      data: {
        claimId: `sentence-${index}`,
        kind: claim.kind,
        text: claim.text,
        verdict: claim.verdict,
        shown: true,
        reason,
        citations: answer.citations
          .filter(({ n }) => claim.citations.includes(n))
          .map(({ file, locator, text }) => ({ file, locator, text })),
      },
    })),
    { type: 'run.finished', data: { status: 'succeeded', reason: '', usage, answer } },
  ];
  return drafts.map(
    (draft, index) =>
      ({
        ...draft,
        runId: RunId.parse(runId),
        seq: index + 1,
        eventId: `${runId}-${index}`,
        ts: NOW - 100_000 + index * 2000,
        ver: 1,
      }) as RunEvent,
  );
}

const fixed = {
  assignee: 'checker',
  kind: 'judge',
  inputs: {},
  dependsOn: [],
  acceptance: [{ check: 'claims-concluded' }],
  effects: 'E0',
  budget: { tokens: 9000, modelMs: 90_000, retries: 1 },
  onFail: 'retry',
} as const;

function answerOf(verdict: ClaimVerdict, sentences: readonly (readonly [string, string?, string?])[]): Answer {
  const citations: Citation[] = sentences.flatMap(([, file, locator], index) =>
    file === undefined || locator === undefined
      ? []
      : [{ n: index + 1, file, locator, text: 'the redesigned flight board fails at 61 °C in the chamber.' }],
  );
  const claims = sentences.map(([text], index) => ({
    text,
    kind: 'finding' as const,
    verdict,
    citations: citations.filter(({ n }) => n === index + 1).map(({ n }) => n),
  }));
  return { markdown: claims.map(({ text }) => text).join(' '), claims, citations };
}
