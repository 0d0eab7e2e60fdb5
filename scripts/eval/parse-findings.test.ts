import { expect, test } from 'vitest';
import { parseFindings } from './parse-findings.ts';

const citations = [1, 2, 12].map((n) => ({ n, file: 'a.md', locator: `line ${n}`, text: 'words' }));

test('one finding a line, with its kind and its passages', () => {
  const text = [
    'cause: The key is missing [1][2]',
    '- **Blocked**: ORN-1 waits for ORN-3 [2, 12].',
    '3. Next actions: Elena fetches the key [12]',
    'date: 22 April [99]',
  ].join('\n');
  expect(parseFindings({ text, citations })).toEqual([
    { kind: 'cause', text: 'The key is missing', verdict: 'supported', citations: [1, 2] },
    { kind: 'blocked', text: 'ORN-1 waits for ORN-3.', verdict: 'supported', citations: [2, 12] },
    { kind: 'action', text: 'Elena fetches the key', verdict: 'supported', citations: [12] },
    { kind: 'date', text: '22 April', verdict: 'supported', citations: [] },
  ]);
});

test('a line without a kind belongs to the heading above it, and answers "why" where there is none', () => {
  const text = 'The build is unsigned [1]\n\nActions:\n- Sign it\n## Dates\n';
  expect(parseFindings({ text, citations })).toEqual([
    { kind: 'cause', text: 'The build is unsigned', verdict: 'supported', citations: [1] },
    { kind: 'action', text: 'Sign it', verdict: 'supported', citations: [] },
  ]);
});
