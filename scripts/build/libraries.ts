import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';

const Lock = z.looseObject({
  packages: z.record(z.string(), z.looseObject({ dev: z.boolean().optional(), devOptional: z.boolean().optional() })),
});
const Licence = z.union([z.string(), z.looseObject({ type: z.string() }).transform(({ type }) => type)]);
const Package = z.looseObject({
  name: z.string(),
  version: z.string(),
  license: Licence.optional().catch(undefined),
  licenses: z.array(Licence).optional().catch(undefined),
});

export type Library = { readonly name: string; readonly version: string; readonly licence: string };

/** Every package that the product stands on (not those that only build or test it), from what is installed; by name. */
export function readLibraries(root: string): readonly Library[] {
  const lock = Lock.parse(readJson(join(root, 'package-lock.json')));
  const folders = Object.entries(lock.packages)
    .filter(([folder, entry]) => folder !== '' && entry.dev !== true && entry.devOptional !== true)
    .map(([folder]) => folder);
  const found = folders.flatMap((folder) => {
    const parsed = Package.safeParse(readJson(join(root, folder, 'package.json')));
    if (!parsed.success) return [];
    const { name, version, license, licenses } = parsed.data;
    return [{ name, version, licence: license ?? licenses?.join(' or ') ?? 'not stated' }];
  });
  const unique = new Map(found.map((library) => [`${library.name} ${library.version}`, library]));
  return [...unique.values()].toSorted((left, right) => left.name.localeCompare(right.name, 'en'));
}

const WANTED = 'virtual:guildhall-libraries';
const RESOLVED = `\0${WANTED}`;

/** Gives the page the list of libraries with their licences, as it is when the page is built. */
export function libraries(root: string): Plugin {
  return {
    name: 'guildhall-libraries',
    resolveId: (id) => (id === WANTED ? RESOLVED : null),
    load: (id) => (id === RESOLVED ? `export const libraries = ${JSON.stringify(readLibraries(root))};` : null),
  };
}

/** Null for a package of another platform, which is locked but not installed. */
function readJson(file: string): unknown {
  try {
    // oxlint-disable-next-line no-restricted-syntax
    return z.json().parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
