import { expect, test } from 'vitest';
import { presetInfos } from '../../../../engine/agents/presets/index.ts';
import type { TeamDocument } from '../../../../shared/domain/team.ts';
import { addAgent } from './commands/add-agent.ts';
import { align } from './commands/align.ts';
import { autoLayout } from './commands/auto-layout.ts';
import { copyParts, pasteParts } from './commands/clipboard.ts';
import { connect } from './commands/connect.ts';
import { distribute } from './commands/distribute.ts';
import { groupAs } from './commands/group-as.ts';
import { insertPattern } from './commands/insert-pattern.ts';
import { moveTo } from './commands/move-parts.ts';
import { removeParts } from './commands/remove-parts.ts';
import { renameLabel, setAgent } from './commands/set-agent.ts';
import { setTeam } from './commands/set-team.ts';
import type { TeamCommand } from './edit.ts';
import { TeamEditor } from './team-editor.ts';
import { emptyTeam } from './testing/empty-team.ts';

function preset(id: string) {
  const found = presetInfos.find((info) => info.id === id);
  if (found === undefined) throw new Error(`no preset ${id}`);
  return found;
}

function add(editor: TeamEditor, presetId: string, x = 0, y = 0): string {
  return must(editor, addAgent({ preset: preset(presetId), at: { x, y }, delegate: false }))[0] ?? '';
}

function must(editor: TeamEditor, command: TeamCommand): readonly string[] {
  const done = editor.run(command);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value ?? [];
}

function lines({ edges }: TeamDocument): readonly string[] {
  return edges.map(({ from, to, kind, label }) => `${from} ${kind} ${to}${label === null ? '' : ` (${label})`}`);
}

test('what is typed into one field is undone together; leaving the field begins a new step', () => {
  const editor = new TeamEditor({ document: emptyTeam });
  for (const title of ['T', 'Ti', 'Tic']) editor.run(setTeam({ title }), { join: 'title' });
  editor.seal();
  editor.run(setTeam({ title: 'Tick' }), { join: 'title' });
  expect(editor.document.title).toBe('Tick');
  editor.undo();
  expect(editor.document.title).toBe('Tic');
  editor.undo();
  expect(editor.document).toEqual(emptyTeam);
  expect(editor.state().undo).toBeNull();
  expect(editor.redo()).toEqual({ edit: 'change-team', about: '' });
  expect(editor.document.title).toBe('Tic');
});

test('a drag is one step, however many frames it had; back where it began it is none; cancelled it was not', () => {
  const editor = new TeamEditor({ document: emptyTeam });
  const id = add(editor, 'reader', 300, 0);
  const at = (x: number, y: number) => editor.run(moveTo(new Map([[id, { x, y }]])));
  editor.begin({ edit: 'move', about: 'Reader' });
  for (let x = 301; x < 400; x += 1) at(x, x);
  editor.commit();
  expect(editor.labelsSince(1)).toEqual([{ edit: 'move', about: 'Reader' }]);
  editor.begin({ edit: 'move', about: 'Reader' });
  at(0, 0);
  at(399, 399);
  editor.commit();
  editor.begin({ edit: 'move', about: 'Reader' });
  at(0, 0);
  editor.cancel();
  expect(editor.labelsSince(1)).toHaveLength(1);
  editor.undo();
  expect(editor.document.agents.at(-1)?.position).toEqual({ x: 300, y: 0 });
});

test('a mark names a state: it can be recognised and returned to in both directions, until another way is taken', () => {
  const editor = new TeamEditor({ document: emptyTeam });
  editor.run(setTeam({ title: 'one' }));
  const mark = editor.mark();
  editor.run(setTeam({ title: 'two' }));
  expect(editor.returnTo(mark)).toBe(true);
  expect(editor.document.title).toBe('one');
  editor.undo();
  expect(editor.returnTo(mark)).toBe(true);
  expect(editor.document.title).toBe('one');
  editor.undo();
  editor.run(setTeam({ title: 'other' }));
  expect(editor.returnTo(mark)).toBe(false);
  expect(editor.document.title).toBe('other');
});

test('a read-only team refuses every edit', () => {
  const editor = new TeamEditor({ document: emptyTeam, readOnly: 'read-only' });
  expect(editor.run(setTeam({ title: 'mine' }))).toEqual({ ok: false, error: { code: 'read-only' } });
  expect(editor.document).toBe(emptyTeam);
});

test('untouched parts keep their identity', () => {
  const editor = new TeamEditor({ document: emptyTeam });
  const id = add(editor, 'reader');
  const before = editor.document;
  editor.run(setAgent(id, { title: 'Other' }));
  expect(editor.document.agents[0]).toBe(before.agents[0]);
  expect(editor.document.edges).toBe(before.edges);
});

test('removing an agent takes its lines and its place in groups along; the coordinator stays', () => {
  const editor = new TeamEditor({ document: emptyTeam });
  const [reader, classifier] = [add(editor, 'reader'), add(editor, 'classifier', 400)];
  must(editor, groupAs({ pattern: 'sequence', members: [reader, classifier], presets: presetInfos }));
  must(editor, connect({ presets: presetInfos, from: 'coordinator', to: reader, kind: 'delegates' }));
  expect(lines(editor.document)).toEqual(['reader-1 hands-to classifier-1', 'coordinator delegates reader-1']);
  must(editor, removeParts([classifier, 'coordinator']));
  expect({ ...editor.document, agents: editor.document.agents.map(({ id }) => id) }).toEqual({
    ...emptyTeam,
    agents: ['coordinator', 'reader-1'],
    edges: [{ id: 'edge-2', from: 'coordinator', to: 'reader-1', kind: 'delegates', label: null }],
    groups: [{ id: 'group-1', pattern: 'sequence', title: '', members: ['reader-1'], collapsed: false, needed: null }],
  });
  expect(editor.run(removeParts(['coordinator']))).toEqual({ ok: false, error: { code: 'coordinator-stays' } });
});

test('a line that the rules refuse is refused in their words', () => {
  const editor = new TeamEditor({ document: emptyTeam });
  const writer = add(editor, 'report-writer');
  const reader = add(editor, 'reader', 400);
  expect(editor.run(connect({ presets: presetInfos, from: writer, to: reader, kind: 'hands-to' }))).toEqual({
    ok: false,
    error: { code: 'not-connectable', message: expect.stringContaining('ends with the answer') },
  });
});

test('a new name of a label is followed by the examples, the kept labels and the lines that carry it', () => {
  const editor = new TeamEditor({ document: emptyTeam });
  const [router] = must(editor, insertPattern({ pattern: 'router', at: { x: 0, y: 0 }, presets: presetInfos }));
  expect(router).toBe('group-1');
  const agentId = 'router-1';
  editor.run(renameLabel({ agentId, index: 0, name: 'cash' }));
  const agent = editor.document.agents.find(({ id }) => id === agentId);
  expect(agent?.labels.map(({ name }) => name)).toEqual(['cash', 'technical', 'other']);
  expect(new Set(agent?.examples.map(({ label }) => label))).toEqual(new Set(['cash', 'technical', 'other']));
  expect(lines(editor.document)).toEqual([
    'router-1 hands-to extractor-1 (cash)',
    'router-1 hands-to extractor-2 (technical)',
    'router-1 hands-to extractor-3 (other)',
  ]);
});

test('what is copied is pasted into another team under new ids and titles, with its inner lines and its group', () => {
  const from = new TeamEditor({ document: emptyTeam });
  must(from, insertPattern({ pattern: 'sequence', at: { x: 100, y: 100 }, presets: presetInfos }));
  const text = copyParts(from.document, ['group-1', 'coordinator']) ?? '';
  const to = new TeamEditor({ document: { ...emptyTeam, id: 'other' } });
  add(to, 'reader', 100, 300);
  const pasted = must(to, pasteParts(text, { x: 600, y: 0 }));
  expect(pasted).toEqual(['reader-2', 'classifier-1', 'report-writer-1']);
  expect(to.document.agents.map(({ title }) => title)).toEqual([
    'Coordinator',
    'Reader',
    'Reader 2',
    'Classifier',
    'Report writer',
  ]);
  expect(lines(to.document)).toEqual(['reader-2 hands-to classifier-1', 'classifier-1 hands-to report-writer-1']);
  expect(to.document.groups.map(({ members }) => members)).toEqual([pasted]);
  expect(to.document.agents.find(({ id }) => id === 'reader-2')?.position).toEqual({ x: 600, y: 0 });
  expect(to.run(pasteParts('{"some":"text"}', null))).toEqual({ ok: false, error: { code: 'not-team-parts' } });
});

test('align, distribute, lay out', () => {
  const editor = new TeamEditor({ document: emptyTeam });
  const ids = [
    add(editor, 'reader', 0, 300),
    add(editor, 'classifier', 390, 330),
    add(editor, 'report-writer', 900, 410),
  ];
  const places = () =>
    editor.document.agents.filter(({ id }) => ids.includes(id)).map(({ position: { x, y } }) => [x, y]);
  must(editor, align(ids, 'top'));
  must(editor, distribute(ids, 'across'));
  expect(places()).toEqual([
    [0, 300],
    [450, 300],
    [900, 300],
  ]);
  must(editor, align(ids, 'right'));
  must(editor, groupAs({ pattern: 'sequence', members: ids, presets: presetInfos }));
  must(editor, autoLayout(ids));
  expect(places()).toEqual([
    [900, 300],
    [1240, 300],
    [1580, 300],
  ]);
  expect(editor.state().undo).toEqual({ edit: 'arrange', about: '' });
});

test('each pattern draws what it needs, as one step', () => {
  const drawn = (pattern: 'propose-verify' | 'vote' | 'router', ...presetIds: string[]) => {
    const editor = new TeamEditor({ document: emptyTeam });
    const reader = add(editor, 'reader', -400);
    const ids = presetIds.map((id, index) => add(editor, id, 0, index * 200));
    for (const to of ids) editor.run(connect({ presets: presetInfos, from: reader, to, kind: 'hands-to' }));
    const before = editor.document;
    must(editor, groupAs({ pattern, members: ids, presets: presetInfos }));
    const { groups } = editor.document;
    const after = { lines: lines(editor.document), members: groups[0]?.members, needed: groups[0]?.needed };
    editor.undo();
    expect(editor.document).toEqual(before);
    return after;
  };
  expect(drawn('propose-verify', 'extractor')).toEqual({
    lines: ['reader-1 hands-to extractor-1', 'critic-1 verifies extractor-1'],
    members: ['extractor-1', 'critic-1'],
    needed: null,
  });
  expect(drawn('vote', 'classifier')).toEqual({
    lines: ['reader-1 hands-to classifier-1', 'reader-1 hands-to classifier-2', 'reader-1 hands-to classifier-3'],
    members: ['classifier-1', 'classifier-2', 'classifier-3'],
    needed: 2,
  });
  expect(drawn('router', 'extractor', 'report-writer')).toEqual({
    lines: [
      'reader-1 hands-to router-1',
      'router-1 hands-to extractor-1 (extractor)',
      'router-1 hands-to report-writer-1 (report)',
    ],
    members: ['router-1', 'extractor-1', 'report-writer-1'],
    needed: null,
  });
});
