import type { Migration } from '../migration.ts';

/**
 * What was read from a workspace's folder. A file's blocks and chunks are replaced together with its row, so a killed ingest
 * leaves whole files only. The vector index is a cache over `source_chunks`; `indexed` says whether it has the file.
 */
export const migration: Migration = {
  id: 20,
  name: 'sources',
  sql: `
    CREATE TABLE source_files (
      workspace_id TEXT NOT NULL,
      file TEXT NOT NULL,
      format TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      modified_ms REAL NOT NULL,
      sha256 TEXT NOT NULL,
      fingerprint TEXT NOT NULL,
      blocks INTEGER NOT NULL,
      problem_code TEXT,
      problem_message TEXT,
      indexed INTEGER NOT NULL CHECK (indexed IN (0, 1)),
      ingested_at INTEGER NOT NULL,
      PRIMARY KEY (workspace_id, file)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE source_blocks (
      workspace_id TEXT NOT NULL,
      block_id TEXT NOT NULL,
      file TEXT NOT NULL,
      position INTEGER NOT NULL,
      kind TEXT NOT NULL,
      locator TEXT NOT NULL,
      title TEXT NOT NULL,
      text TEXT NOT NULL,
      start_offset INTEGER NOT NULL,
      end_offset INTEGER NOT NULL,
      timestamp INTEGER,
      author TEXT,
      thread TEXT,
      fields TEXT NOT NULL,
      PRIMARY KEY (workspace_id, block_id),
      UNIQUE (workspace_id, file, locator),
      FOREIGN KEY (workspace_id, file) REFERENCES source_files (workspace_id, file) ON DELETE CASCADE
    ) STRICT;
    CREATE INDEX source_blocks_in_order ON source_blocks (workspace_id, file, position);

    CREATE TABLE source_chunks (
      workspace_id TEXT NOT NULL,
      chunk_id TEXT NOT NULL,
      block_id TEXT NOT NULL,
      file TEXT NOT NULL,
      kind TEXT NOT NULL,
      start_offset INTEGER NOT NULL,
      end_offset INTEGER NOT NULL,
      search_text TEXT NOT NULL,
      text_sha256 TEXT NOT NULL,
      embedder TEXT NOT NULL,
      vector BLOB,
      PRIMARY KEY (workspace_id, chunk_id),
      FOREIGN KEY (workspace_id, block_id) REFERENCES source_blocks (workspace_id, block_id) ON DELETE CASCADE
    ) STRICT;
    CREATE INDEX source_chunks_of_block ON source_chunks (workspace_id, block_id);
    CREATE INDEX source_chunks_of_file ON source_chunks (workspace_id, file);
    CREATE INDEX source_chunks_by_text ON source_chunks (workspace_id, text_sha256);

    CREATE TABLE source_revisions (
      workspace_id TEXT NOT NULL PRIMARY KEY,
      revision INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
