import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What is checked out, and whether the working tree differs from it in anything but results and the README. */
export async function readCommit(root: string): Promise<{ readonly commit: string; readonly dirty: boolean }> {
  const commit = await run('git', ['rev-parse', 'HEAD'], { cwd: root });
  const status = await run('git', ['status', '--porcelain', '--', '.', ':!eval', ':!README.md'], { cwd: root });
  return { commit: commit.stdout.trim(), dirty: status.stdout.trim() !== '' };
}
