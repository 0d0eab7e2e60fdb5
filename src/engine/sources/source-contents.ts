import { z } from 'zod';
import type { SourceContents } from '../../shared/contract/sources.ts';
import { joinPlace } from '../../shared/domain/source-path.ts';
import type { SqlDatabase } from './sql-database.ts';

const Counts = z.object({
  files: z.number(),
  blocks: z.number(),
  passages: z.number(),
  vectors: z.number(),
  bytes: z.number(),
});

/** `file` is one of the source's: the source itself, or something below it. */
const OWN = `workspace_id = :id AND (file = :source OR substr(file, 1, length(:source) + 1) = :source || '/')`;

/** What is stored of one added source. Bytes are lengths of what is stored, without the search index. */
export function countSource(options: {
  readonly database: SqlDatabase;
  readonly workspaceId: string;
  readonly label: string;
}): SourceContents {
  const { database, workspaceId, label } = options;
  const row = database
    .prepare(
      `SELECT
        (SELECT count(*) FROM source_files WHERE ${OWN}) AS files,
        (SELECT count(*) FROM source_blocks WHERE ${OWN}) AS blocks,
        (SELECT count(*) FROM source_chunks WHERE ${OWN}) AS passages,
        (SELECT count(vector) FROM source_chunks WHERE ${OWN}) AS vectors,
        (SELECT coalesce(sum(length(text) + length(fields)), 0) FROM source_blocks WHERE ${OWN})
        + (SELECT coalesce(sum(length(search_text) + coalesce(length(vector), 0)), 0) FROM source_chunks WHERE ${OWN}) AS bytes`,
    )
    .get({ id: workspaceId, source: joinPlace({ label, path: '' }) });
  return Counts.parse(row);
}
