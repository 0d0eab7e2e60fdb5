import { access, constants, realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { EngineHandlers } from '../../shared/contract/index.ts';
import { WorkspaceId } from '../../shared/kernel/ids.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { IdSource } from '../ports/id-source.ts';
import type { WorkspaceRepository } from '../storage/index.ts';

/** Workspaces live in the data folder; the person's folder is only ever read. */
export function createWorkspaceHandlers(options: {
  readonly workspaces: WorkspaceRepository;
  readonly clock: Clock;
  readonly ids: IdSource;
}): EngineHandlers['workspaces'] {
  const { workspaces, clock, ids } = options;
  return {
    list: async () => ok({ workspaces: [...workspaces.list()] }),
    async open({ folder }) {
      const real = await readableFolder(folder);
      if (!real.ok) {
        const { reason } = real.error;
        return err({
          code: 'folder-unreadable',
          message: `The folder ${folder} cannot be read: ${reason}.`,
          data: { folder, reason },
        });
      }
      const known = workspaces.byFolder(real.value);
      if (known !== null) return ok(known);
      return ok(
        workspaces.open({
          id: WorkspaceId.parse(ids.next('workspace')),
          name: freeName(workspaces, basename(real.value) || 'folder'),
          folder: real.value,
          sample: false,
          createdAt: clock.now(),
        }),
      );
    },
  };
}

async function readableFolder(folder: string): Promise<Result<string, { readonly reason: string }>> {
  try {
    const real = await realpath(folder);
    if (!(await stat(real)).isDirectory()) return err({ reason: 'it is not a folder' });
    await access(real, constants.R_OK | constants.X_OK);
    return ok(real);
  } catch (cause) {
    return err({ reason: reasonOf(cause) });
  }
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOENT') return 'it does not exist';
  if (code === 'EACCES' || code === 'EPERM') return 'you have no permission to read it';
  return cause instanceof Error ? cause.message : String(cause);
}

/** Two folders may share a last name; `--workspace` needs names that differ. */
function freeName(workspaces: WorkspaceRepository, wanted: string): string {
  let name = wanted;
  for (let count = 2; workspaces.byName(name) !== null; count += 1) name = `${wanted} (${count})`;
  return name;
}
