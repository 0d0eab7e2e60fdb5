import type { Migration } from '../migration.ts';

/** Event store, blobs, finished steps, and the projections that can be dropped and rebuilt from the events. */
export const migration: Migration = {
  id: 10,
  name: 'runs',
  sql: `
CREATE TABLE runs(
  run_id TEXT PRIMARY KEY, workspace_id TEXT NOT NULL, team_id TEXT NOT NULL, question TEXT NOT NULL,
  parent_run_id TEXT REFERENCES runs(run_id), fork_seq INTEGER,
  status TEXT NOT NULL CHECK(status IN('queued','running','waiting','succeeded','partial','failed','cancelled')),
  head_seq INTEGER NOT NULL DEFAULT 0, owner TEXT, lease_until INTEGER,
  recoveries INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT;
CREATE TABLE blobs(sha256 TEXT PRIMARY KEY, codec TEXT NOT NULL CHECK(codec IN('raw','deflate')),
  bytes INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
CREATE TABLE events(
  run_id TEXT NOT NULL REFERENCES runs(run_id) ON DELETE CASCADE, seq INTEGER NOT NULL,
  event_id TEXT NOT NULL UNIQUE, ts INTEGER NOT NULL, type TEXT NOT NULL, ver INTEGER NOT NULL DEFAULT 1,
  task_id TEXT, attempt INTEGER, agent_id TEXT, span_id TEXT, parent_span_id TEXT, cause_seq INTEGER,
  data TEXT NOT NULL CHECK(json_valid(data)),
  PRIMARY KEY(run_id,seq)) STRICT, WITHOUT ROWID;
CREATE TABLE event_blobs(run_id TEXT NOT NULL, seq INTEGER NOT NULL, sha256 TEXT NOT NULL REFERENCES blobs(sha256),
  PRIMARY KEY(run_id,seq,sha256), FOREIGN KEY(run_id,seq) REFERENCES events(run_id,seq) ON DELETE CASCADE) STRICT, WITHOUT ROWID;
CREATE TABLE step_results(run_id TEXT NOT NULL REFERENCES runs(run_id) ON DELETE CASCADE, step_key TEXT NOT NULL,
  input_hash TEXT NOT NULL, seq INTEGER NOT NULL, output_sha TEXT NOT NULL REFERENCES blobs(sha256),
  PRIMARY KEY(run_id,step_key,input_hash)) STRICT, WITHOUT ROWID;
CREATE TABLE effects(idem_key TEXT PRIMARY KEY, run_id TEXT NOT NULL REFERENCES runs(run_id) ON DELETE CASCADE,
  task_id TEXT NOT NULL, tool TEXT NOT NULL, args_sha TEXT NOT NULL,
  state TEXT NOT NULL CHECK(state IN('intended','committed','failed','unknown','compensated')), seq INTEGER NOT NULL) STRICT;
CREATE TABLE waits(wait_id TEXT PRIMARY KEY, run_id TEXT NOT NULL REFERENCES runs(run_id) ON DELETE CASCADE,
  task_id TEXT, kind TEXT NOT NULL, fingerprint TEXT NOT NULL, deadline INTEGER,
  opened_seq INTEGER NOT NULL, resolved_seq INTEGER) STRICT;
CREATE TABLE snapshots(run_id TEXT NOT NULL REFERENCES runs(run_id) ON DELETE CASCADE, seq INTEGER NOT NULL,
  reducer_ver INTEGER NOT NULL, state_sha TEXT NOT NULL, PRIMARY KEY(run_id,seq,reducer_ver)) STRICT, WITHOUT ROWID;
CREATE TABLE outcomes(outcome_id TEXT PRIMARY KEY, run_id TEXT, task_id TEXT, kind TEXT NOT NULL, model_id TEXT NOT NULL, vec_id TEXT,
  quality REAL NOT NULL, source TEXT NOT NULL CHECK(source IN('validator','shadow','human','eval')), raw_conf TEXT,
  cost_ms INTEGER, ts INTEGER NOT NULL) STRICT;
CREATE TABLE tasks(run_id TEXT NOT NULL REFERENCES runs(run_id) ON DELETE CASCADE, task_id TEXT NOT NULL, parent_task_id TEXT,
  title TEXT NOT NULL, skill TEXT NOT NULL, assignee TEXT NOT NULL, status TEXT NOT NULL, attempt INTEGER NOT NULL,
  started_at INTEGER, ended_at INTEGER, PRIMARY KEY(run_id,task_id)) STRICT, WITHOUT ROWID;
CREATE TABLE attempts(run_id TEXT NOT NULL REFERENCES runs(run_id) ON DELETE CASCADE, task_id TEXT NOT NULL, attempt INTEGER NOT NULL,
  status TEXT NOT NULL, started_at INTEGER NOT NULL, ended_at INTEGER, reason TEXT NOT NULL DEFAULT '',
  PRIMARY KEY(run_id,task_id,attempt)) STRICT, WITHOUT ROWID;
CREATE TABLE spans(run_id TEXT NOT NULL REFERENCES runs(run_id) ON DELETE CASCADE, span_id TEXT NOT NULL, task_id TEXT,
  kind TEXT NOT NULL, name TEXT NOT NULL, model_id TEXT, items INTEGER NOT NULL DEFAULT 1, status TEXT NOT NULL,
  started_at INTEGER NOT NULL, ended_at INTEGER, PRIMARY KEY(run_id,span_id)) STRICT, WITHOUT ROWID;
CREATE TABLE usage(run_id TEXT NOT NULL REFERENCES runs(run_id) ON DELETE CASCADE, model_id TEXT NOT NULL, kind TEXT NOT NULL,
  calls INTEGER NOT NULL, items INTEGER NOT NULL, tokens_in INTEGER NOT NULL, tokens_cached INTEGER NOT NULL,
  tokens_out INTEGER NOT NULL, model_ms REAL NOT NULL, PRIMARY KEY(run_id,model_id,kind)) STRICT, WITHOUT ROWID;
CREATE INDEX runs_live ON runs(status,lease_until);
CREATE INDEX runs_newest ON runs(workspace_id,created_at);
CREATE INDEX events_task ON events(run_id,task_id,seq);
CREATE INDEX events_type ON events(type,ts);
CREATE INDEX waits_open ON waits(resolved_seq,deadline);
CREATE INDEX effects_state ON effects(run_id,state);
CREATE INDEX outcomes_kind ON outcomes(kind,model_id);
`,
};
