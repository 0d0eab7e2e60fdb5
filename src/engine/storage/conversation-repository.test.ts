import { afterEach, beforeEach, expect, test } from 'vitest';
import { ConversationId } from '../../shared/domain/conversation.ts';
import { RunId, WorkspaceId } from '../../shared/kernel/ids.ts';
import { createConversationRepository } from './conversation-repository.ts';
import type { ConversationRepository } from './conversation-repository.ts';
import { openDatabase } from './database.ts';
import type { SqliteDatabase } from './database.ts';
import { migrations } from './migrations/index.ts';
import { createRunRemoval } from './run-removal.ts';

const workspaceId = WorkspaceId.parse('w1');
let database: SqliteDatabase;
let conversations: ConversationRepository;

beforeEach(() => {
  database = open(migrations);
  conversations = createConversationRepository(database);
});
afterEach(() => database.close());

function open(upTo: typeof migrations): SqliteDatabase {
  const opened = openDatabase({ file: ':memory:', migrations: upTo });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

function addRun(run: {
  readonly id: string;
  readonly question: string;
  readonly at: number;
  readonly parent?: string;
}) {
  database
    .prepare(
      `INSERT INTO runs(run_id, workspace_id, team_id, question, parent_run_id, status, head_seq, created_at, updated_at)
       VALUES(?, 'w1', 'launch-delay', ?, ?, 'succeeded', 9, ?, ?)`,
    )
    .run(run.id, run.question, run.parent ?? null, run.at, run.at);
}

const ids = (): readonly string[] => conversations.list({ workspaceId, limit: 50 }).map(({ id }) => id);
const turnsOf = (runId: string) =>
  conversations.ofRun(RunId.parse(runId))?.turns.map((turn) => [turn.runId, turn.after]) ?? null;
const move = (runId: string, to: string, after: string | null, why = ''): void =>
  conversations.place({
    runId: RunId.parse(runId),
    conversationId: ConversationId.parse(to),
    after: after === null ? null : RunId.parse(after),
    why,
  });

test('runs from before get a conversation each', () => {
  const old = open(migrations.filter(({ id }) => id < 60));
  old.exec(
    `INSERT INTO runs(run_id, workspace_id, team_id, question, status, created_at, updated_at)
     VALUES('r1', 'w1', 'launch-delay', 'Why\nlate?', 'succeeded', 5, 6), ('r2', 'w2', 'launch-delay', 'Who?', 'failed', 7, 8)`,
  );
  for (const { sql } of migrations.filter(({ id }) => id === 60)) old.exec(sql);
  expect(createConversationRepository(old).list({ workspaceId, limit: 10 })).toEqual([
    {
      id: 'conversation-r1',
      workspaceId,
      title: 'Why late?',
      turns: 1,
      lastRunId: 'r1',
      status: 'succeeded',
      updatedAt: 5,
    },
  ]);
  old.close();
});

test('a run begins a conversation, a follow-up joins it, a fork stands beside its parent', () => {
  addRun({ id: 'r1', question: 'Why?', at: 1 });
  addRun({ id: 'r2', question: 'And who?', at: 2 });
  move('r2', 'conversation-r1', 'r1', 'nearest team');
  addRun({ id: 'r3', question: 'And who?', at: 3, parent: 'r2' });
  expect(ids()).toEqual(['conversation-r1']);
  expect(conversations.ofRun(RunId.parse('r3'))).toEqual({
    id: 'conversation-r1',
    workspaceId,
    title: 'Why?',
    createdAt: 1,
    turns: [
      {
        runId: 'r1',
        after: null,
        teamId: 'launch-delay',
        question: 'Why?',
        status: 'succeeded',
        why: '',
        createdAt: 1,
      },
      {
        runId: 'r2',
        after: 'r1',
        teamId: 'launch-delay',
        question: 'And who?',
        status: 'succeeded',
        why: 'nearest team',
        createdAt: 2,
      },
      {
        runId: 'r3',
        after: 'r1',
        teamId: 'launch-delay',
        question: 'And who?',
        status: 'succeeded',
        why: '',
        createdAt: 3,
      },
    ],
  });
});

test('a deleted run leaves no gap, and the last one takes its conversation along', () => {
  for (const [at, id] of ['r1', 'r2', 'r3'].entries()) addRun({ id, question: id, at });
  move('r2', 'conversation-r1', 'r1');
  move('r3', 'conversation-r1', 'r2');
  database.prepare("DELETE FROM runs WHERE run_id = 'r2'").run();
  expect(turnsOf('r3')).toEqual([
    ['r1', null],
    ['r3', 'r1'],
  ]);
  database.exec('DELETE FROM runs');
  expect(database.prepare('SELECT count(*) FROM conversations').pluck().get()).toBe(0);
});

test('removed is out of sight, comes back, and goes for good with its runs', () => {
  addRun({ id: 'r1', question: 'stays', at: 1 });
  addRun({ id: 'r2', question: 'goes', at: 2 });
  database.prepare("UPDATE runs SET parent_run_id = 'r2' WHERE run_id = 'r1'").run();
  const id = ConversationId.parse('conversation-r2');
  expect(conversations.remove({ id, at: 9 })).toBe(true);
  expect([ids(), conversations.byId(id), conversations.remove({ id, at: 9 })]).toEqual([
    ['conversation-r1'],
    null,
    false,
  ]);
  expect(conversations.restore(id)).toBe(true);
  expect(ids()).toEqual(['conversation-r2', 'conversation-r1']);
  conversations.remove({ id, at: 9 });
  const removal = createRunRemoval(database);
  expect(conversations.removedRuns()).toEqual(['r2']);
  for (const runId of conversations.removedRuns()) removal.remove(runId);
  expect(conversations.restore(id)).toBe(false);
  expect(database.prepare('SELECT run_id, parent_run_id FROM runs').all()).toEqual([
    { run_id: 'r1', parent_run_id: null },
  ]);
});

test('a title is the person’s own', () => {
  addRun({ id: 'r1', question: 'Why?', at: 1 });
  const id = ConversationId.parse('conversation-r1');
  expect(conversations.rename({ id, title: 'Orion' })).toBe(true);
  expect(conversations.byId(id)?.title).toBe('Orion');
  expect(conversations.rename({ id: ConversationId.parse('none'), title: 'x' })).toBe(false);
});

test('full text: what is new is said once, words are found in questions and answers, with marks', () => {
  addRun({ id: 'r1', question: 'Why is the Orion launch late?', at: 1 });
  addRun({ id: 'r2', question: 'Who is Mira?', at: 2 });
  const unindexed = conversations.unindexed();
  expect(unindexed.map(({ runId, seq }) => [runId, seq])).toEqual([
    ['r1', 9],
    ['r2', 9],
  ]);
  for (const text of unindexed)
    conversations.index({ ...text, answer: text.runId === 'r1' ? 'The flight board fails at 61 °C.' : 'An engineer.' });
  expect(conversations.unindexed()).toEqual([]);
  const search = (query: string) => conversations.search({ workspaceId, query, limit: 10 });
  expect(search('board fl')).toEqual([
    {
      conversationId: 'conversation-r1',
      workspaceId,
      title: 'Why is the Orion launch late?',
      runId: 'r1',
      createdAt: 1,
      question: [{ text: 'Why is the Orion launch late?', hit: false }],
      answer: [
        { text: 'The ', hit: false },
        { text: 'flight', hit: true },
        { text: ' ', hit: false },
        { text: 'board', hit: true },
        { text: ' fails at 61 °C.', hit: false },
      ],
    },
  ]);
  expect(search('mira').map(({ runId }) => runId)).toEqual(['r2']);
  expect(conversations.search({ workspaceId: WorkspaceId.parse('w2'), query: 'mira', limit: 10 })).toEqual([]);
  expect([search(''), search('nothing')]).toEqual([[], []]);
});
