import type { Migration } from '../migration.ts';

/**
 * Conversations over runs. A run gets its turn in the same transaction that makes it, wherever it was started: a conversation of
 * its own, or, for a fork, a branch beside its parent. What is asked within a conversation is moved there afterwards.
 * `turn_text` is a full-text index; `indexed_seq` says up to which event of the run it is up to date.
 */
export const migration: Migration = {
  id: 60,
  name: 'conversations',
  sql: `
CREATE TABLE conversations(conversation_id TEXT PRIMARY KEY, workspace_id TEXT NOT NULL, title TEXT NOT NULL,
  created_at INTEGER NOT NULL, removed_at INTEGER) STRICT;
CREATE TABLE turns(run_id TEXT PRIMARY KEY REFERENCES runs(run_id) ON DELETE CASCADE,
  conversation_id TEXT NOT NULL REFERENCES conversations(conversation_id), after_run_id TEXT,
  why TEXT NOT NULL DEFAULT '', indexed_seq INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
CREATE INDEX turns_of_conversation ON turns(conversation_id);
CREATE INDEX turns_after ON turns(after_run_id);
CREATE INDEX conversations_of_workspace ON conversations(workspace_id, removed_at);
CREATE VIRTUAL TABLE turn_text USING fts5(run_id UNINDEXED, question, answer, tokenize = 'unicode61 remove_diacritics 2');

INSERT INTO conversations(conversation_id, workspace_id, title, created_at)
  SELECT 'conversation-' || run_id, workspace_id,
    trim(substr(replace(replace(question, char(13), ' '), char(10), ' '), 1, 120)), created_at FROM runs;
INSERT INTO turns(run_id, conversation_id) SELECT run_id, 'conversation-' || run_id FROM runs;

CREATE TRIGGER run_gets_turn AFTER INSERT ON runs BEGIN
  INSERT INTO conversations(conversation_id, workspace_id, title, created_at)
    SELECT 'conversation-' || NEW.run_id, NEW.workspace_id,
      trim(substr(replace(replace(NEW.question, char(13), ' '), char(10), ' '), 1, 120)), NEW.created_at
    WHERE NOT EXISTS (SELECT 1 FROM turns WHERE run_id = NEW.parent_run_id);
  INSERT INTO turns(run_id, conversation_id, after_run_id)
    SELECT NEW.run_id, coalesce(origin.conversation_id, 'conversation-' || NEW.run_id), origin.after_run_id
    FROM (SELECT 1) LEFT JOIN turns AS origin ON origin.run_id = NEW.parent_run_id;
END;
CREATE TRIGGER turn_closes_gap BEFORE DELETE ON turns BEGIN
  UPDATE turns SET after_run_id = OLD.after_run_id WHERE after_run_id = OLD.run_id;
END;
CREATE TRIGGER turn_leaves AFTER DELETE ON turns BEGIN
  DELETE FROM turn_text WHERE run_id = OLD.run_id;
  DELETE FROM conversations WHERE conversation_id = OLD.conversation_id
    AND NOT EXISTS (SELECT 1 FROM turns WHERE conversation_id = OLD.conversation_id);
END;
CREATE TRIGGER turn_moves AFTER UPDATE OF conversation_id ON turns WHEN NEW.conversation_id <> OLD.conversation_id BEGIN
  DELETE FROM conversations WHERE conversation_id = OLD.conversation_id
    AND NOT EXISTS (SELECT 1 FROM turns WHERE conversation_id = OLD.conversation_id);
END;
`,
};
