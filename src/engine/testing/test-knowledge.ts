import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openLanceIndex } from '../adapters/lance/lance-index.ts';
import { createParserClient } from '../adapters/parsers/parser-client.ts';
import type { DocumentParser } from '../ports/document-parser.ts';
import { Knowledge } from '../memory/index.ts';
import type { KnowledgeParts } from '../memory/index.ts';
import { migrations } from '../storage/index.ts';
import { createHashEmbedder } from './hash-embedder.ts';

const dimensions = 256;

export type TestKnowledge = {
  readonly knowledge: Knowledge;
  readonly database: Database.Database;
  /** Files that the parser was asked for, in order. */
  readonly parsed: string[];
  /** What search or ingest had to do without. */
  readonly degraded: string[];
  [Symbol.asyncDispose](): Promise<void>;
};

/** Knowledge with real SQLite, real LanceDB and the real parser process below `folder`; only the embedder needs no model. */
export async function openTestKnowledge(options: {
  readonly folder: string;
  readonly parts?: Partial<KnowledgeParts>;
}): Promise<TestKnowledge> {
  const database = new Database(join(options.folder, 'test.sqlite'));
  database.pragma('foreign_keys = ON');
  const isNew = Number(database.pragma('user_version', { simple: true })) === 0;
  if (isNew) for (const { sql } of migrations) database.exec(sql);
  database.pragma('user_version = 1');
  const client = createParserClient({ entry: join(import.meta.dirname, '../adapters/parsers/entry.ts') });
  const parsed: string[] = [];
  const degraded: string[] = [];
  const parser: DocumentParser = {
    parse: (request) => {
      parsed.push(request.file);
      return client.parse(request);
    },
    close: () => client.close(),
  };
  const knowledge = new Knowledge({
    database,
    embedder: createHashEmbedder({ dimensions }),
    embedderId: 'hash-256',
    parser,
    clock: { now: () => Date.UTC(2026, 2, 30) },
    openIndex: (workspaceId) => openLanceIndex({ folder: join(options.folder, 'index', workspaceId), dimensions }),
    removeIndex: (workspaceId) => rm(join(options.folder, 'index', workspaceId), { recursive: true, force: true }),
    indexBytes: async () => 0,
    onDegraded: (reason) => degraded.push(reason),
    ...options.parts,
  });
  return {
    knowledge,
    database,
    parsed,
    degraded,
    [Symbol.asyncDispose]: async () => {
      await knowledge.close();
      await client.close();
      database.close();
    },
  };
}
