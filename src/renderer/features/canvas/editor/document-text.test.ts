import { expect, test } from 'vitest';
import { documentOf, textOf } from './document-text.ts';
import { emptyTeam } from './testing/empty-team.ts';

const text = textOf(emptyTeam);

function lineOf(part: string): number {
  return text.split('\n').findIndex((line) => line.includes(part)) + 1;
}

test('a mistake of the text is told with its line', () => {
  const broken = text.replace('"edges": [],', '"edges": [,');
  expect(documentOf(broken, 'my-team')).toEqual({
    ok: false,
    error: [{ line: lineOf('"edges"'), path: '', message: { code: 'syntax', expected: 'value' } }],
  });
  expect(documentOf(`${text} x`, 'my-team')).toMatchObject({ error: [{ message: { expected: 'end' } }] });
  expect(documentOf('{"a": nope}', 'my-team')).toMatchObject({ error: [{ line: 1, message: { expected: 'value' } }] });
});

test('strings hold everything that JSON lets them, and no raw line break', () => {
  const odd = { ...emptyTeam, description: 'a "quote", a \\ , \u0085, \u0007, \n, 😀, \ud800' };
  expect(documentOf(textOf(odd), 'my-team')).toEqual({ ok: true, value: odd });
  const broken = text.replace('"description": ""', '"description": "two\nlines"');
  expect(documentOf(broken, 'my-team')).toMatchObject({
    error: [{ line: lineOf('"description"'), message: { code: 'syntax', expected: 'value' } }],
  });
});

test('what the schema refuses is told at the line of the value, or of what it is missing from', () => {
  const wrong = text.replace('"tokens": ', '"tokens": -').replace(/\n {6}"role": [^\n]*/, '');
  const parsed = documentOf(wrong, 'my-team');
  expect(parsed.ok ? [] : parsed.error.map(({ line, path }) => [path, line])).toEqual([
    ['agents.0.role', lineOf('"preset"') - 2],
    ['agents.0.budget.tokens', lineOf('"tokens"') - 1],
  ]);
});

test('names of parts that are not there, shared ids and another id of the team', () => {
  const edge = { id: 'e', from: 'coordinator', to: 'nobody', kind: 'delegates', label: null } as const;
  const twice = textOf({ ...emptyTeam, id: 'x', coordinator: 'who', edges: [edge, { ...edge, to: 'coordinator' }] });
  const parsed = documentOf(twice, 'my-team');
  expect(parsed.ok ? [] : parsed.error.map(({ path, message }) => [path, message])).toEqual([
    ['id', { code: 'other-team' }],
    ['coordinator', { code: 'unknown-part', partId: 'who' }],
    ['edges.0.to', { code: 'unknown-part', partId: 'nobody' }],
    ['edges.1.id', { code: 'repeated-id', partId: 'e' }],
  ]);
});
