import { dirname, relative, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';

const URL_OF_FILE = /new URL\(\s*(['"])(\.{1,2}\/[^'"]+)\1\s*,\s*import\.meta\.url\s*,?\s*\)/g;

/** Where sources and built files lie; all paths but `root` are relative to it. */
export interface SourceUrlsOptions {
  readonly root: string;
  /** Every built file lies directly in this folder. */
  readonly outDirectory: string;
  /** Source path of each process entry by the name of its built file. */
  readonly entries: Readonly<Record<string, string>>;
}

/**
 * Keeps `new URL('./entry.ts', import.meta.url)` true after bundling: a path to a process entry becomes the path of its
 * built file, any other path is counted from the bundle's folder instead of the source's. So the same line works when
 * Node runs the sources and when it runs the bundle. A path to a TypeScript file that is no entry is an error.
 */
export function sourceUrls(options: SourceUrlsOptions): Plugin {
  return {
    name: 'guildhall-source-urls',
    transform(code, id) {
      if (!code.includes('import.meta.url') || id.includes(`${sep}node_modules${sep}`)) return null;
      const rewritten = rewriteSourceUrls(code, id, options);
      return rewritten === code ? null : { code: rewritten, map: null };
    },
  };
}

/** The rewriting alone: `moduleFile` is the absolute path of the module that `code` comes from. Throws on a dead path. */
export function rewriteSourceUrls(code: string, moduleFile: string, options: SourceUrlsOptions): string {
  return code.replaceAll(URL_OF_FILE, (_whole: string, _quote: string, path: string) => {
    const target = resolve(dirname(moduleFile), path);
    return `new URL(${JSON.stringify(builtPath(target, options))}, import.meta.url)`;
  });
}

function builtPath(target: string, options: SourceUrlsOptions): string {
  const source = relative(options.root, target).split(sep).join('/');
  const entry = Object.entries(options.entries).find(([, path]) => path === source);
  if (entry !== undefined) return `./${entry[0]}.mjs`;
  if (source.endsWith('.ts')) {
    throw new Error(`${source} is started by path but is not listed in scripts/build/engine-entries.ts`);
  }
  return relative(resolve(options.root, options.outDirectory), target).split(sep).join('/');
}
