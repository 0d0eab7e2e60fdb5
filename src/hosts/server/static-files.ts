import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

export type StaticFile = { readonly body: Buffer; readonly type: string };

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/**
 * The file of the built page that a URL path names; null when there is none. A path that leaves the folder, by dots, by
 * encoding or by a link, names nothing; a kind of file that no page has is not served either.
 */
export async function readStaticFile(options: {
  readonly folder: string;
  /** The path part of the request, still percent-encoded. */
  readonly path: string;
}): Promise<StaticFile | null> {
  const decoded = decodePath(options.path);
  if (decoded === null) return null;
  const type = TYPES[extname(decoded)];
  if (type === undefined) return null;
  try {
    const root = await realpath(options.folder);
    const file = await realpath(join(root, decoded));
    if (!file.startsWith(root + sep)) return null;
    return { body: await readFile(file), type };
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return null;
    throw cause;
  }
}

function decodePath(path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch (cause) {
    if (cause instanceof URIError) return null;
    throw cause;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  if (decoded.split('/').includes('..')) return null;
  return decoded === '/' ? '/index.html' : decoded;
}
