import { expect, test } from 'vitest';
import { removedClaims, shownFindings } from './findings.ts';

const supplier = {
  claimId: 'c1',
  kind: 'cause',
  text: 'The supplier is late [1].',
  verdict: 'supported',
  shown: true,
  reason: 'entailed',
  citations: [{ file: 'tracker.csv', locator: 'row ORN-1', text: 'late' }],
} as const;
const joke = {
  ...supplier,
  claimId: 'c2',
  text: 'A dragon ate it',
  verdict: 'contradicted',
  shown: false,
  reason: 'It was a joke',
} as const;
const review = {
  claimId: 'c3',
  kind: 'action',
  text: 'Sign the review',
  verdict: 'unsure',
  shown: true,
  reason: 'No date in the source',
  citations: [{ file: 'mail.mbox', locator: 'mail 4', text: 'sign' }, ...supplier.citations],
} as const;

test('before the answer: concluded claims, grouped, sources numbered by appearance', () => {
  expect(shownFindings({ answer: null, claims: [supplier, joke, review] })).toEqual([
    {
      kind: 'cause',
      findings: [
        {
          key: 'c1',
          kind: 'cause',
          text: 'The supplier is late.',
          verdict: 'supported',
          reason: '',
          citations: [{ n: 1, ...supplier.citations[0] }],
        },
      ],
    },
    {
      kind: 'action',
      findings: [
        {
          key: 'c3',
          kind: 'action',
          text: 'Sign the review',
          verdict: 'unsure',
          reason: 'No date in the source',
          citations: [
            { n: 2, file: 'mail.mbox', locator: 'mail 4', text: 'sign' },
            { n: 1, ...supplier.citations[0] },
          ],
        },
      ],
    },
  ]);
});

test('with the answer: its claims keep the identity they had while they were checked', () => {
  const answer = {
    markdown: '',
    claims: [{ text: supplier.text, kind: supplier.kind, verdict: supplier.verdict, citations: [3] }],
    citations: [{ n: 3, ...supplier.citations[0] }],
  };
  expect(shownFindings({ answer, claims: [supplier] })).toEqual([
    {
      kind: 'cause',
      findings: [
        {
          key: 'c1',
          kind: 'cause',
          text: 'The supplier is late.',
          verdict: 'supported',
          reason: '',
          citations: [{ n: 3, ...supplier.citations[0] }],
        },
      ],
    },
  ]);
});

test('what was removed is listed with its reason, never among the findings', () => {
  expect(removedClaims({ claims: [supplier, joke] })).toEqual([joke]);
});
