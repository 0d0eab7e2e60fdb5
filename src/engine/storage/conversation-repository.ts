import { z } from 'zod';
import { RunStatus } from '../../shared/domain/answer.ts';
import { ConversationId } from '../../shared/domain/conversation.ts';
import type { Conversation, ConversationHit, ConversationSummary } from '../../shared/domain/conversation.ts';
import { RunId, WorkspaceId } from '../../shared/kernel/ids.ts';
import type { SqliteDatabase } from './database.ts';
import { foundParts, matchOf, snippetSql } from './full-text-query.ts';

const Head = z.object({
  conversation_id: ConversationId,
  workspace_id: WorkspaceId,
  title: z.string(),
  created_at: z.number(),
});

const TurnRow = z
  .object({
    run_id: RunId,
    after_run_id: RunId.nullable(),
    team_id: z.string(),
    question: z.string(),
    status: RunStatus,
    why: z.string(),
    created_at: z.number(),
  })
  .transform((row) => ({
    runId: row.run_id,
    after: row.after_run_id,
    teamId: row.team_id,
    question: row.question,
    status: row.status,
    why: row.why,
    createdAt: row.created_at,
  }));

const SummaryRow = Head.extend({
  turns: z.number(),
  last_run_id: RunId,
  status: RunStatus,
  updated_at: z.number(),
}).transform((row): ConversationSummary => ({
  id: row.conversation_id,
  workspaceId: row.workspace_id,
  title: row.title,
  turns: row.turns,
  lastRunId: row.last_run_id,
  status: row.status,
  updatedAt: row.updated_at,
}));

const HitRow = Head.extend({ run_id: RunId, found_question: z.string(), found_answer: z.string() }).transform(
  (row): ConversationHit => ({
    conversationId: row.conversation_id,
    workspaceId: row.workspace_id,
    title: row.title,
    runId: row.run_id,
    createdAt: row.created_at,
    question: foundParts(row.found_question),
    answer: foundParts(row.found_answer),
  }),
);

/** Conversations and their turns. Removed ones are kept, out of sight, until their runs are deleted. */
export type ConversationRepository = {
  list(options: { readonly workspaceId: WorkspaceId; readonly limit: number }): readonly ConversationSummary[];
  /** Null for a removed one too. */
  byId(id: ConversationId): Conversation | null;
  ofRun(runId: RunId): Conversation | null;
  /** Makes a conversation that nothing was asked in yet; it is called after its first question. */
  begin(options: { readonly id: ConversationId; readonly workspaceId: WorkspaceId; readonly at: number }): void;
  /** Deletes those that were begun before this moment and never asked in. */
  removeEmpty(options: { readonly before: number }): void;
  /** Moves a run's turn into a conversation, behind another of its turns; says why its team answers. */
  place(turn: {
    readonly runId: RunId;
    readonly conversationId: ConversationId | null;
    readonly after: RunId | null;
    readonly why: string;
  }): void;
  /** The next three give false where there is no such conversation. */
  rename(options: { readonly id: ConversationId; readonly title: string }): boolean;
  remove(options: { readonly id: ConversationId; readonly at: number }): boolean;
  restore(id: ConversationId): boolean;
  /** Runs of removed conversations; a conversation ends with the last of its runs. */
  removedRuns(): readonly RunId[];
  /** Runs that are not in the text index yet, and ended ones that are there as they were before their end. */
  unindexed(): readonly { readonly runId: RunId; readonly seq: number; readonly question: string }[];
  index(text: {
    readonly runId: RunId;
    readonly seq: number;
    readonly question: string;
    readonly answer: string;
  }): void;
  search(options: {
    readonly workspaceId: WorkspaceId | null;
    readonly query: string;
    readonly limit: number;
  }): readonly ConversationHit[];
};

export function createConversationRepository(database: SqliteDatabase): ConversationRepository {
  return { ...readers(database), ...writers(database), ...textIndex(database) };
}

function readers(database: SqliteDatabase): Pick<ConversationRepository, 'list' | 'byId' | 'ofRun'> {
  // With max() SQLite takes the other columns from the row of the maximum.
  const list = database.prepare(
    `SELECT c.*, count(*) AS turns, r.run_id AS last_run_id, r.status, max(r.created_at) AS updated_at
     FROM conversations c JOIN turns t USING(conversation_id) JOIN runs r USING(run_id)
     WHERE c.workspace_id = ? AND c.removed_at IS NULL
     GROUP BY c.conversation_id ORDER BY updated_at DESC, c.conversation_id LIMIT ?`,
  );
  const head = database.prepare('SELECT * FROM conversations WHERE conversation_id = ? AND removed_at IS NULL');
  const turns = database.prepare(
    `SELECT t.*, r.team_id, r.question, r.status, r.created_at FROM turns t JOIN runs r USING(run_id)
     WHERE t.conversation_id = ? ORDER BY r.created_at, r.rowid`,
  );
  const idOf = database.prepare('SELECT conversation_id FROM turns WHERE run_id = ?').pluck();
  const byId = (id: ConversationId): Conversation | null => {
    const found = head.get(id);
    if (found === undefined) return null;
    const { workspace_id, title, created_at } = Head.parse(found);
    const own = turns.all(id).map((row) => TurnRow.parse(row));
    return { id, workspaceId: workspace_id, title, createdAt: created_at, turns: own };
  };
  return {
    list: ({ workspaceId, limit }) => list.all(workspaceId, limit).map((row) => SummaryRow.parse(row)),
    byId,
    ofRun(runId) {
      const id = idOf.get(runId);
      return id === undefined ? null : byId(ConversationId.parse(id));
    },
  };
}

function writers(
  database: SqliteDatabase,
): Pick<ConversationRepository, 'begin' | 'removeEmpty' | 'place' | 'rename' | 'remove' | 'restore' | 'removedRuns'> {
  const place = database.prepare(
    'UPDATE turns SET conversation_id = coalesce(?, conversation_id), after_run_id = ?, why = ? WHERE run_id = ?',
  );
  const begin = database.prepare(
    "INSERT INTO conversations(conversation_id, workspace_id, title, created_at) VALUES(?, ?, '', ?)",
  );
  const removeEmpty = database.prepare(
    'DELETE FROM conversations WHERE created_at < ? AND conversation_id NOT IN (SELECT conversation_id FROM turns)',
  );
  const name = database.prepare(
    `UPDATE conversations SET title = (SELECT trim(substr(replace(replace(question, char(13), ' '), char(10), ' '), 1, 120))
       FROM runs WHERE run_id = @runId) WHERE conversation_id = @conversationId AND title = ''`,
  );
  const rename = database.prepare(
    'UPDATE conversations SET title = ? WHERE conversation_id = ? AND removed_at IS NULL',
  );
  const remove = database.prepare(
    'UPDATE conversations SET removed_at = ? WHERE conversation_id = ? AND removed_at IS NULL',
  );
  const restore = database.prepare('UPDATE conversations SET removed_at = NULL WHERE conversation_id = ?');
  const removed = database
    .prepare('SELECT run_id FROM turns JOIN conversations USING(conversation_id) WHERE removed_at IS NOT NULL')
    .pluck();
  return {
    begin({ id, workspaceId, at }) {
      begin.run(id, workspaceId, at);
    },
    removeEmpty({ before }) {
      removeEmpty.run(before);
    },
    place({ runId, conversationId, after, why }) {
      place.run(conversationId, after, why, runId);
      if (conversationId !== null) name.run({ runId, conversationId });
    },
    rename: ({ id, title }) => rename.run(title, id).changes > 0,
    remove: ({ id, at }) => remove.run(at, id).changes > 0,
    restore: (id) => restore.run(id).changes > 0,
    removedRuns: () => removed.all().map((id) => RunId.parse(id)),
  };
}

const Unindexed = z
  .object({ run_id: RunId, head_seq: z.number(), question: z.string() })
  .transform((row) => ({ runId: row.run_id, seq: row.head_seq, question: row.question }));

function textIndex(database: SqliteDatabase): Pick<ConversationRepository, 'unindexed' | 'index' | 'search'> {
  const unindexed = database.prepare(
    `SELECT t.run_id, r.head_seq, r.question FROM turns t JOIN runs r USING(run_id)
     WHERE t.indexed_seq = 0
       OR (t.indexed_seq < r.head_seq AND r.status IN ('succeeded','partial','failed','cancelled'))`,
  );
  const forget = database.prepare('DELETE FROM turn_text WHERE run_id = ?');
  const write = database.prepare('INSERT INTO turn_text(run_id, question, answer) VALUES(?, ?, ?)');
  const mark = database.prepare('UPDATE turns SET indexed_seq = ? WHERE run_id = ?');
  const search = database.prepare(
    `SELECT c.*, t.run_id, r.created_at AS created_at, ${snippetSql({ table: 'turn_text', column: 1, words: 32 })} AS found_question,
       ${snippetSql({ table: 'turn_text', column: 2, words: 32 })} AS found_answer
     FROM turn_text JOIN turns t USING(run_id) JOIN runs r USING(run_id) JOIN conversations c USING(conversation_id)
     WHERE turn_text MATCH @match AND c.removed_at IS NULL AND (@workspaceId IS NULL OR c.workspace_id = @workspaceId)
     ORDER BY bm25(turn_text, 0, 2, 1), r.created_at DESC LIMIT @limit`,
  );
  const index = database.transaction((text: Parameters<ConversationRepository['index']>[0]) => {
    forget.run(text.runId);
    write.run(text.runId, text.question, text.answer);
    mark.run(text.seq, text.runId);
  });
  return {
    unindexed: () => unindexed.all().map((row) => Unindexed.parse(row)),
    index: (text) => index.immediate(text),
    search({ workspaceId, query, limit }) {
      const match = matchOf(query);
      if (match === null) return [];
      return search.all({ match, workspaceId, limit }).map((row) => HitRow.parse(row));
    },
  };
}
