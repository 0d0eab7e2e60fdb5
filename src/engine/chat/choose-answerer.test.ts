import { expect, test } from 'vitest';
import { createHashEmbedder } from '../testing/hash-embedder.ts';
import { chooseAnswerer } from './choose-answerer.ts';

const teams = [
  { id: 'direct-answer', title: 'Just answer', description: 'Answers anything.' },
  { id: 'launch-delay', title: 'Launch delay', description: 'Says why a launch is late. And who is blocked.' },
  { id: 'triage', title: 'Ticket triage', description: 'Sorts tickets by urgency.' },
];
const embedder = createHashEmbedder({ dimensions: 512 });
const { signal } = new AbortController();
const choose = (question: string) => chooseAnswerer({ question, teams, embedder, signal });

test('a question goes to the team that is made for it', async () => {
  expect((await choose('says why a launch is late')).teamId).toBe('launch-delay');
  expect((await choose('sorts tickets by age')).teamId).toBe('triage');
});

test('an ordinary question needs no team, and the number that decided is said', async () => {
  const { teamId, why } = await choose('Compose seven poems about rivers');
  expect(teamId).toBe('direct-answer');
  expect(why).toMatch(/^No team is needed: none is made for such a question \(.+: 0\.\d\d < 0\.45\)\.$/);
});

test('without teams, or without an embedder, the answer is direct', async () => {
  const none = await chooseAnswerer({ question: 'Why?', teams: teams.slice(0, 1), embedder, signal });
  const broken = await chooseAnswerer({
    question: 'Why?',
    teams,
    embedder: {
      ...embedder,
      embed: async () => ({ ok: false, error: { code: 'inference-crashed', message: 'gone' } }),
    },
    signal,
  });
  expect([none.teamId, broken.teamId]).toEqual(['direct-answer', 'direct-answer']);
});
