import { writeFileSync } from 'node:fs';

/**
 * Writes what a test run counted where scripts/test.mjs looks for it:
 * `{ passed, failed, skipped: [{ name, reason }] }`. Without GUILDHALL_COUNT_FILE nobody is counting.
 */
export function writeCounts(counts) {
  const file = process.env.GUILDHALL_COUNT_FILE;
  if (file) writeFileSync(file, JSON.stringify(counts));
}
