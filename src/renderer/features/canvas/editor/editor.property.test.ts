import fc from 'fast-check';
import { expect, test } from 'vitest';
import { presetInfos } from '../../../../engine/agents/presets/index.ts';
import { EdgeKind, Pattern, TeamDocument } from '../../../../shared/domain/team.ts';
import { addAgent } from './commands/add-agent.ts';
import { align } from './commands/align.ts';
import { autoLayout } from './commands/auto-layout.ts';
import { copyParts, duplicateParts, pasteParts } from './commands/clipboard.ts';
import { addComment, setComment } from './commands/comments.ts';
import { connect } from './commands/connect.ts';
import { disconnect } from './commands/disconnect.ts';
import { distribute } from './commands/distribute.ts';
import { foldGroup, setGroup, ungroup } from './commands/fold-group.ts';
import { groupAs } from './commands/group-as.ts';
import { insertPattern } from './commands/insert-pattern.ts';
import { moveBy } from './commands/move-parts.ts';
import { removeParts } from './commands/remove-parts.ts';
import { renameLabel, setAgent } from './commands/set-agent.ts';
import { setEdgeKind, setEdgeLabel } from './commands/set-edge.ts';
import { setTeam } from './commands/set-team.ts';
import { snapParts } from './commands/snap-parts.ts';
import { documentOf, textOf } from './document-text.ts';
import type { TeamCommand } from './edit.ts';
import { JsonMirror } from './json-mirror.ts';
import { TeamEditor } from './team-editor.ts';
import { emptyTeam } from './testing/empty-team.ts';

// A step says what a person does, with numbers that choose parts of whatever the document is by then.
type Step = {
  readonly what: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly word: string;
};

const steps = fc.array(
  fc.record({ what: fc.nat(999), a: fc.nat(999), b: fc.nat(999), c: fc.nat(999), word: fc.string({ maxLength: 12 }) }),
  { maxLength: 40 },
);

function pick<Item>(items: readonly Item[], n: number): Item | undefined {
  return items[n % Math.max(1, items.length)];
}

function commandOf(document: TeamDocument, { what, a, b, c, word }: Step): TeamCommand {
  const parts = [...document.agents, ...document.comments, ...document.edges, ...document.groups].map(({ id }) => id);
  const agent = (n: number): string => pick(document.agents, n)?.id ?? '';
  const some = [pick(parts, a), pick(parts, b), pick(parts, c)].filter((id) => id !== undefined);
  const at = { x: a * 7, y: b * 5 };
  const presets = presetInfos;
  const group = pick(document.groups, a)?.id ?? '';
  const edge = pick(document.edges, a)?.id ?? '';
  const kind = pick(EdgeKind.options, c) ?? 'hands-to';
  const pattern = pick(Pattern.options, c) ?? 'sequence';
  const commands: readonly (() => TeamCommand)[] = [
    () => addAgent({ preset: pick(presets, a) ?? presetInfos[0] ?? missing(), at, delegate: b % 2 === 0 }),
    () => connect({ presets, from: agent(a), to: agent(b), kind }),
    () => connect({ presets, from: agent(a), to: agent(b), kind: 'hands-to' }),
    () => removeParts(some),
    () => disconnect(edge),
    () => moveBy(some, { x: b - 500, y: c - 500 }),
    () => align(some, pick(['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const, c) ?? 'left'),
    () => distribute(some, c % 2 === 0 ? 'across' : 'down'),
    () => snapParts(c % 2 === 0 ? null : some),
    () => autoLayout(c % 2 === 0 ? null : some),
    () => duplicateParts(some),
    () => pasteParts(copyParts(document, some) ?? word, c % 2 === 0 ? null : at),
    () => groupAs({ pattern, members: some, presets }),
    () => insertPattern({ pattern, at, presets }),
    () => foldGroup(group, b % 2 === 0),
    () => setGroup(group, { title: word, needed: c }),
    () => ungroup(group),
    () => addComment({ at, text: word }),
    () => setComment(pick(document.comments, a)?.id ?? '', { text: word, width: b }),
    () => setAgent(agent(a), { title: word, role: word }),
    () => setAgent(agent(a), { labels: [{ name: word, means: '' }], examples: [{ item: 'x', label: word }] }),
    () => renameLabel({ agentId: agent(a), index: b % 3, name: word }),
    () => setEdgeLabel(edge, word),
    () => setEdgeKind({ edgeId: edge, kind, presets }),
    () => setTeam({ title: word }),
  ];
  return pick(commands, what)?.() ?? missing();
}

function missing(): never {
  throw new Error('the list is empty');
}

test('any edits with any undo and redo between them: back is exactly where it began, forth exactly where it was', () => {
  fc.assert(
    fc.property(steps, fc.array(fc.nat(6), { maxLength: 40 }), (script, wander) => {
      const editor = new TeamEditor({ document: emptyTeam });
      script.forEach((step, index) => {
        const move = wander[index] ?? 0;
        if (move === 5) editor.undo();
        else if (move === 6) editor.redo();
        else if (move === 4) editor.begin({ edit: 'move', about: '' });
        else if (move === 3) editor.commit();
        editor.run(commandOf(editor.document, step), move === 2 ? { join: 'typing' } : {});
        expect(TeamDocument.parse(editor.document)).toEqual(editor.document);
      });
      editor.commit();
      while (editor.redo() !== null);
      const last = editor.document;
      const visited = [last];
      while (editor.undo() !== null) visited.push(editor.document);
      expect(editor.document).toEqual(emptyTeam);
      while (editor.state().redo !== null) {
        expect(editor.document).toEqual(visited.pop());
        editor.redo();
      }
      expect(editor.document).toEqual(last);
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('lines, members and the coordinator always name agents that are there', () => {
  fc.assert(
    fc.property(steps, (script) => {
      const editor = new TeamEditor({ document: emptyTeam });
      for (const step of script) editor.run(commandOf(editor.document, step));
      expect(documentOf(textOf(editor.document), emptyTeam.id)).toEqual({ ok: true, value: editor.document });
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('the text and the document never tell different stories', () => {
  const edits = fc.array(
    fc.record({ who: fc.nat(4), at: fc.nat(2000), typed: fc.constantFrom('"', '}', 'x', '1', ' ', '') }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(steps, edits, (script, typing) => {
      const editor = new TeamEditor({ document: emptyTeam });
      const mirror = new JsonMirror(editor);
      mirror.follow();
      typing.forEach(({ who, at, typed }, index) => {
        const step = script[index];
        const { text } = mirror.state();
        if (who === 0) mirror.write(text.slice(0, at) + typed + text.slice(at + (typed === '' ? 1 : 0)));
        else if (who === 1) mirror.write(text.replace(/"title": "[^"]*"/, `"title": "T${at}"`));
        else if (who === 2) editor.undo();
        else if (who === 3) mirror.leave();
        else if (step !== undefined) editor.run(commandOf(editor.document, step));
        const state = mirror.state();
        const said = documentOf(state.text, emptyTeam.id);
        if (state.problems.length === 0) expect(said).toEqual({ ok: true, value: editor.document });
        else expect(said).toEqual({ ok: false, error: state.problems });
      });
      mirror.discard();
      expect(mirror.state()).toEqual({ text: textOf(editor.document), problems: [] });
    }),
    { numRuns: 150 },
  );
}, 60_000);
