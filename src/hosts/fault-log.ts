import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportFault } from '../shared/rpc/index.ts';

/**
 * The local log of bugs: one JSON object a line in `<data folder>/log/faults.jsonl`, readable by its owner only. The id is what
 * the person sees. Nothing of it ever leaves the machine.
 */
export function createFaultLog(options: { readonly dataFolder: string; readonly now: () => Date }): ReportFault {
  const folder = join(options.dataFolder, 'log');
  let count = 0;
  return ({ method, cause }) => {
    count += 1;
    const at = options.now().toISOString();
    const logId = `${at.replaceAll(/[-:.TZ]/g, '')}-${process.pid}-${count}`;
    const detail = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const line = JSON.stringify({ logId, at, method, detail });
    appendFileSync(join(folder, 'faults.jsonl'), `${line}\n`, { mode: 0o600 });
    return logId;
  };
}
