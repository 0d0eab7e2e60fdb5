import { basename, sep } from 'node:path';
import type { WireError } from '../../shared/contract/errors.ts';
import { attachedLabel } from '../../shared/domain/source-path.ts';
import type { Source, Workspace } from '../../shared/domain/workspace.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { readablePlaceAt } from '../sources/index.ts';
import type { SourceList } from '../storage/index.ts';

/** Makes a folder or a file one of the workspace's sources, unless it is read already as a part of another or the other way round. */
export async function addSource(options: {
  readonly workspace: Workspace;
  readonly path: string;
  readonly list: SourceList;
  readonly at: number;
}): Promise<Result<Source, WireError<'folder-unreadable' | 'source-overlaps'>>> {
  const { workspace, path, list, at } = options;
  const place = await readablePlaceAt(path);
  if (!place.ok) {
    const message = `${path} cannot be read: ${place.error}.`;
    return err({ code: 'folder-unreadable', message, data: { folder: path, reason: place.error } });
  }
  const known = list.of(workspace);
  const other = known.find(
    (source) => isWithin(place.value.path, source.path) || isWithin(source.path, place.value.path),
  );
  if (other !== undefined) {
    const message = `${place.value.path} and ${other.path} overlap; the same files would be read twice.`;
    return err({ code: 'source-overlaps', message, data: { path: place.value.path, source: other.path } });
  }
  const source = { ...place.value, label: freeLabel(known, basename(place.value.path) || 'folder') };
  list.add({ workspaceId: workspace.id, source, at });
  return ok(source);
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function freeLabel(known: readonly Source[], wanted: string): string {
  const taken = new Set([attachedLabel, ...known.map(({ label }) => label)]);
  let label = wanted;
  for (let count = 2; taken.has(label); count += 1) label = `${wanted} (${count})`;
  return label;
}
