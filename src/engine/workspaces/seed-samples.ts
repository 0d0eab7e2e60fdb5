import { readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Workspace } from '../../shared/domain/workspace.ts';
import { WorkspaceId } from '../../shared/kernel/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { IdSource } from '../ports/id-source.ts';
import type { WorkspaceRepository } from '../storage/index.ts';

/**
 * Makes one workspace of each `<samples>/<name>/exports`, named after it, so that the first start has something to ask about.
 * A sample that moved with its checkout is followed, one that the person removed stays away, and one that was renamed keeps its name. Only `exports` is ever read: the truth file lies beside it.
 */
export async function seedSamples(options: {
  readonly samplesFolder: string;
  readonly workspaces: WorkspaceRepository;
  readonly clock: Clock;
  readonly ids: IdSource;
}): Promise<void> {
  const { samplesFolder, workspaces, clock, ids } = options;
  const removed = new Set(workspaces.removedSamples());
  for (const name of await namesIn(samplesFolder)) {
    if (removed.has(name)) continue;
    const folder = await realpath(join(samplesFolder, name, 'exports'));
    if (workspaces.byFolder(folder) !== null) continue;
    const known = workspaces.list().find((workspace) => workspace.sample && sampleNameOf(workspace) === name);
    if (known !== undefined) workspaces.moveTo({ id: known.id, folder });
    else {
      const id = WorkspaceId.parse(ids.next('workspace'));
      workspaces.open({ id, name, folder, sample: true, createdAt: clock.now() });
    }
  }
}

/** The name that a sample ships under, whatever the person calls it now. */
export function sampleNameOf({ folder }: Workspace): string {
  return basename(dirname(folder));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const inside = await readdir(join(folder, entry.name));
    if (inside.includes('exports')) names.push(entry.name);
  }
  return names.toSorted();
}
