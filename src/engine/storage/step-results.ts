import { Sha256 } from '../../shared/kernel/ids.ts';
import type { RunId } from '../../shared/kernel/ids.ts';
import type { Blob } from './blobs.ts';
import type { SqliteDatabase } from './database.ts';

/** A finished step: its place in the run (`task/step/ordinal`, no attempt number), the hash of what went in, what came out. */
export type FinishedStep = { readonly key: string; readonly inputHash: string; readonly output: Blob };

export type StepResults = {
  put(options: { readonly runId: RunId; readonly seq: number; readonly step: FinishedStep }): void;
  /** Makes every finished step of one run a finished step of another. */
  copy(options: { readonly from: RunId; readonly to: RunId; readonly seq: number }): void;
  find(options: { readonly runId: RunId; readonly key: string; readonly inputHash: string }): Sha256 | null;
};

export function createStepResults(database: SqliteDatabase): StepResults {
  const insert = database.prepare(
    'INSERT INTO step_results(run_id, step_key, input_hash, seq, output_sha) VALUES(?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const copy = database.prepare(
    `INSERT INTO step_results(run_id, step_key, input_hash, seq, output_sha)
     SELECT @to, step_key, input_hash, @seq, output_sha FROM step_results WHERE run_id = @from ON CONFLICT DO NOTHING`,
  );
  const select = database
    .prepare('SELECT output_sha FROM step_results WHERE run_id = ? AND step_key = ? AND input_hash = ?')
    .pluck();
  return {
    put({ runId, seq, step }) {
      insert.run(runId, step.key, step.inputHash, seq, step.output.sha256);
    },
    copy(options) {
      copy.run(options);
    },
    find({ runId, key, inputHash }) {
      const found = select.get(runId, key, inputHash);
      return found === undefined ? null : Sha256.parse(found);
    },
  };
}
