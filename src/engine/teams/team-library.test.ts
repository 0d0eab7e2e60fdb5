import { afterEach, expect, test } from 'vitest';
import type { TeamDocument } from '../../shared/domain/team.ts';
import { canonicalJson } from '../../shared/kernel/json.ts';
import { presetInfos as presets } from '../agents/index.ts';
import { createTeamRepository, migrations, openDatabase, sha256Of } from '../storage/index.ts';
import type { SqliteDatabase } from '../storage/index.ts';
import { drawnTeam } from '../testing/drawn-team.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { toolInfos as tools } from '../tools/index.ts';
import { createTeamLibrary, readTeamFile, writeTeamFile } from './index.ts';

const databases: SqliteDatabase[] = [];
afterEach(() => {
  for (const database of databases.splice(0)) database.close();
});

const shipped: TeamDocument = { ...drawnTeam({ agents: { reader: 'reader' } }), id: 'shipped', title: 'Shipped' };

function openLibrary() {
  const database = openDatabase({ file: ':memory:', migrations });
  if (!database.ok) throw new Error(database.error.message);
  databases.push(database.value);
  const repository = createTeamRepository(database.value);
  return createTeamLibrary({ builtIn: [shipped], repository, presets, tools, clock: createFakeClock() });
}

function created(library: ReturnType<typeof openLibrary>, title: string, copyOf: string | null = null) {
  const team = library.create({ title, copyOf });
  if (!team.ok) throw new Error(team.error.message);
  return team.value;
}

test('a new team has its coordinator and an id that says its name', () => {
  const library = openLibrary();
  const team = created(library, 'Café triage!');
  expect(team).toMatchObject({
    revision: 1,
    builtIn: false,
    document: { id: 'cafe-triage', coordinator: 'coordinator' },
  });
  expect(created(library, 'Cafe triage').document.id).toBe('cafe-triage-2');
  expect(created(library, '会议').document.id).toBe('team');
  expect(library.list().map(({ document }) => document.id)).toEqual([
    'cafe-triage',
    'cafe-triage-2',
    'team',
    'shipped',
  ]);
  expect(library.errorsOf('cafe-triage')).toEqual([
    'No agent of the team reads anything: add a reader or a table worker.',
  ]);
});

test('saves count up, keep every version, and refuse what was drawn over an older one', () => {
  const library = openLibrary();
  const { document } = created(library, 'Mine');
  const second = { ...document, description: 'second' };
  expect(library.save({ document: second, baseRevision: 1, label: 'Describe' })).toMatchObject({
    ok: true,
    value: { revision: 2 },
  });
  expect(library.save({ document, baseRevision: 1, label: 'Late' })).toMatchObject({
    ok: false,
    error: { code: 'revision-conflict', data: { teamId: 'mine', revision: 2 } },
  });
  expect(library.find('mine')).toMatchObject({ document: second, revision: 2 });
  expect(library.versions('mine')).toMatchObject({
    value: [
      { revision: 2, label: 'Describe' },
      { revision: 1, label: 'New team' },
    ],
  });
  expect(library.version({ teamId: 'mine', revision: 1 })).toEqual({ ok: true, value: document });
  expect(library.version({ teamId: 'mine', revision: 9 })).toMatchObject({ error: { code: 'not-found' } });
});

test('a team that ships with the program stays as it is; a copy is the person’s own', () => {
  const library = openLibrary();
  const copy = created(library, 'Shipped, my way', 'shipped');
  expect(copy.document).toEqual({ ...shipped, id: 'shipped-my-way', title: 'Shipped, my way' });
  expect(library.save({ document: shipped, baseRevision: 0, label: '' })).toMatchObject({
    error: { code: 'built-in' },
  });
  expect(library.remove('shipped')).toMatchObject({ error: { code: 'built-in' } });
  expect(library.remove('shipped-my-way')).toEqual({ ok: true, value: null });
  expect(library.remove('shipped-my-way')).toMatchObject({ error: { code: 'not-found' } });
  expect(library.versions('shipped')).toMatchObject({ value: [{ revision: 0 }] });
  expect(library.version({ teamId: 'shipped', revision: 0 })).toEqual({ ok: true, value: shipped });
});

test('a file brings a team to another place, with a new id where its own is taken', () => {
  const library = openLibrary();
  const { fileName, text } = writeTeamFile(shipped);
  expect(fileName).toBe('shipped.guild');
  const read = readTeamFile(text);
  if (!read.ok) throw new Error(read.error.message);
  expect(read.value).toEqual(shipped);
  expect(library.add({ document: read.value, label: 'Imported' }).document).toEqual({ ...shipped, id: 'shipped-2' });
});

test('a file of the first version of teams is still read', () => {
  const budget = { tokens: 100, modelMs: 100, retries: 0 };
  const team = {
    ...{ version: 1, id: 'old', title: 'Old', description: '', coordinator: 'lead', planTemplate: 'launch-delay' },
    agents: [
      {
        id: 'lead',
        preset: 'coordinator',
        title: 'Lead',
        role: '',
        kinds: ['plan'],
        models: [],
        memory: ['mail'],
        budget,
      },
    ],
    edges: [],
  };
  const sha256 = sha256Of(canonicalJson(team));
  const text = JSON.stringify({ format: 'guildhall-team', formatVersion: 1, sha256, team });
  expect(readTeamFile(text)).toMatchObject({
    ok: true,
    value: { version: 2, agents: [{ memory: { kinds: ['mail'] } }] },
  });
});

test.each([
  ['cut off', (text: string) => text.slice(0, -40), '', 'not JSON'],
  ['something else', () => '{"a":1}', 'format', 'Invalid input'],
  ['changed on the way', (text: string) => text.replace('"Shipped"', '"Shopped"'), 'sha256', 'was changed'],
  [
    'from a newer program',
    (text: string) => text.replace('"version": 2', '"version": 3'),
    'team.version',
    'newer version',
  ],
  [
    'not a team',
    (text: string) => text.replace('"reads": "relevant"', '"reads": "all"'),
    'team.agents.0.settings.reads',
    '',
  ],
])('a file that is %s is refused with the place', (_name, spoil, path, message) => {
  const read = readTeamFile(spoil(writeTeamFile(shipped).text));
  expect(read).toMatchObject({ ok: false, error: { code: 'team-file-invalid' } });
  const issue = read.ok ? undefined : read.error.data.issues[0];
  expect(issue?.path).toBe(path);
  expect(issue?.message).toContain(message);
});
