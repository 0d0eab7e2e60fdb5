/**
 * How files of several sources are told apart. A file of the folder that a workspace was opened with is known by its path in that
 * folder; a file of any other source by `//<label>/<path>`, and a source that is one file by `//<label>`. No path inside a folder
 * begins with a slash, so the two can never be the same.
 */
export type PlaceOfFile = {
  /** Empty: the folder that the workspace was opened with. */
  readonly label: string;
  /** Relative to the source, with forward slashes; empty for a source that is one file. */
  readonly path: string;
};

/** The folder that a workspace was opened with. */
export const homeLabel = '';

/** Files that were attached to a conversation; no source of a workspace is called so. */
export const attachedLabel = 'attached';

export function joinPlace({ label, path }: PlaceOfFile): string {
  if (label === homeLabel) return path;
  return path === '' ? `//${label}` : `//${label}/${path}`;
}

export function splitPlace(file: string): PlaceOfFile {
  const found = /^\/\/([^/]+)(?:\/(.*))?$/su.exec(file);
  return found === null ? { label: homeLabel, path: file } : { label: found[1] ?? '', path: found[2] ?? '' };
}

/** For people: `contracts › 2026/lease.pdf`. `home` is how the workspace's own folder is called where that has to be said. */
export function readablePlace(options: { readonly file: string; readonly home?: string }): string {
  const { label, path } = splitPlace(options.file);
  const folder = label === homeLabel ? (options.home ?? '') : label;
  return [folder, path].filter((part) => part !== '').join(' › ');
}
