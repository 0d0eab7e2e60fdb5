import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseJson } from './kernel/json.ts';
import { version } from './version.ts';

test('the version is the one of the package', async () => {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  expect(parseJson(z.object({ version: z.string() }), text)).toEqual({ ok: true, value: { version } });
});
