import type { Given } from '../../state/attachment-uploads.ts';

/** Files that were chosen or dropped, by their paths where the page was told all of them. */
export function givenFiles(options: {
  readonly files: readonly File[];
  readonly paths: readonly string[] | null;
}): readonly Given[] {
  const { files, paths } = options;
  return files.map((file, index): Given => {
    const path = paths?.length === files.length ? paths[index] : undefined;
    const { name, size } = file;
    return path === undefined ? { kind: 'bytes', name, size, bytes: file } : { kind: 'path', name, size, path };
  });
}
