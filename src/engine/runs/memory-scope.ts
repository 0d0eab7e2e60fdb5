import type { BlockKind } from '../../shared/domain/source.ts';
import { BlockKind as BlockKinds } from '../../shared/domain/source.ts';
import type { MemoryScope } from '../../shared/domain/team.ts';

/** What one search may look at. Null: everything; an empty list: nothing. */
export type ScopedSearch = {
  readonly kinds: readonly BlockKind[] | null;
  readonly files: readonly string[] | null;
};

/**
 * Narrows a search to the sources that the agent may recall from: it may ask for less than its scope, never for more.
 * @param options.wanted kinds that the skill asks for; absent: all of the scope.
 * @param options.files all files of the workspace. An entry of the scope is one of them, or a folder with everything in it.
 */
export function scopeSearch(options: {
  readonly scope: MemoryScope;
  readonly wanted?: readonly BlockKind[] | undefined;
  readonly files: readonly string[];
}): ScopedSearch {
  const { scope, wanted } = options;
  const covered = BlockKinds.options.filter((kind) => scope.kinds.includes(kind));
  const kinds = covered.length === 0 ? (wanted ?? null) : covered.filter((kind) => wanted?.includes(kind) ?? true);
  if (scope.files.length === 0) return { kinds, files: null };
  return { kinds, files: options.files.filter((file) => scope.files.some((entry) => isIn({ file, entry }))) };
}

function isIn(options: { readonly file: string; readonly entry: string }): boolean {
  const { file, entry } = options;
  return file === entry || file.startsWith(entry.endsWith('/') ? entry : `${entry}/`);
}
