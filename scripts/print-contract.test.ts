import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { contract } from '../src/shared/contract/index.ts';
import { contractPage } from './print-contract.ts';

test('docs/contract.md says what the contract is; else run: node scripts/print-contract.ts', async () => {
  const page = await readFile(new URL('../docs/contract.md', import.meta.url), 'utf8');
  expect(page).toBe(contractPage(contract));
});
