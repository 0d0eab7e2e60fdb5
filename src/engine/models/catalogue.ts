import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Catalogue } from '../../shared/domain/model.ts';
import { parseJson } from '../../shared/kernel/json.ts';
import { invariant } from '../../shared/kernel/assert.ts';

/**
 * Reads `catalogue.json` from the shipped models folder. It is part of the program, so a broken one is a bug and throws;
 * ids and file names are also checked to be unique, because both name a model in one folder.
 */
export async function loadCatalogue(options: { readonly folder: string }): Promise<Catalogue> {
  const text = await readFile(join(options.folder, 'catalogue.json'), 'utf8');
  const parsed = parseJson(Catalogue, text);
  invariant(parsed.ok, parsed.ok ? '' : `catalogue.json: ${parsed.error.message}`);
  const { models } = parsed.value;
  invariant(new Set(models.map(({ id }) => id)).size === models.length, 'catalogue ids are unique');
  invariant(new Set(models.map(({ file }) => file)).size === models.length, 'catalogue files are unique');
  return parsed.value;
}
