import { expect, test } from 'vitest';
import type { CommonError, WireError } from '../../../../shared/contract/errors.ts';
import type { StoredTeam } from '../../../../shared/contract/teams.ts';
import type { TeamDocument } from '../../../../shared/domain/team.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { err, ok } from '../../../../shared/kernel/result.ts';
import { createAutosave } from './autosave.ts';
import { setTeam } from './commands/set-team.ts';
import { TeamEditor } from './team-editor.ts';
import { emptyTeam } from './testing/empty-team.ts';

type SaveError = WireError<'not-found' | 'revision-conflict' | 'built-in' | CommonError>;
type Save = { readonly document: TeamDocument; readonly baseRevision: number; readonly label: string };

/** An engine that keeps one team and can be told to fail, and timers that ring when asked to. */
function scripted() {
  let stored: StoredTeam = { document: emptyTeam, revision: 3, builtIn: false, updatedAt: 0 };
  const saves: Save[] = [];
  const failures: SaveError[] = [];
  const ringing = new Map<number, { readonly run: () => void; readonly ms: number }>();
  let timer = 0;
  let hold: Promise<void> = Promise.resolve();
  const editor = new TeamEditor({ document: emptyTeam });
  const autosave = createAutosave({
    editor,
    revision: stored.revision,
    describe: (labels) => labels.map(({ edit }) => edit).join(', '),
    onSaved: () => undefined,
    timers: {
      set: (run, ms) => {
        timer += 1;
        ringing.set(timer, { run, ms });
        return timer;
      },
      clear: (id) => ringing.delete(id as number),
    },
    teams: {
      get: async () => ok(stored),
      save: async (input: Save): Promise<Result<StoredTeam, SaveError>> => {
        saves.push(input);
        await hold;
        const failure = failures.shift();
        if (failure !== undefined) return err(failure);
        const { revision } = stored;
        if (input.baseRevision !== revision)
          return err({ code: 'revision-conflict', message: '', data: { teamId: stored.document.id, revision } });
        stored = { ...stored, document: input.document, revision: revision + 1 };
        return ok(stored);
      },
    },
  });
  return {
    editor,
    autosave,
    close: autosave.open(),
    saves,
    failures,
    title: () => stored.document.title,
    waits: () => [...ringing.values()].map(({ ms }) => ms),
    phase: () => autosave.store.getState().phase,
    saveElsewhere: (title: string) => {
      stored = { ...stored, document: { ...stored.document, title }, revision: stored.revision + 1 };
    },
    holdSaves: () => {
      let release = (): void => undefined;
      hold = new Promise((resolve) => (release = resolve));
      return () => release();
    },
  };
}

test('changes are saved together after a quiet moment, on the revision that the last save gave', async () => {
  const { editor, autosave, saves, waits, phase } = scripted();
  editor.run(setTeam({ title: 'A' }));
  editor.run(setTeam({ description: 'B' }));
  expect([phase(), waits()]).toEqual(['waiting', [800]]);
  expect(await autosave.flush()).toBe(true);
  editor.run(setTeam({ title: 'C' }));
  expect(await autosave.flush()).toBe(true);
  expect(await autosave.flush()).toBe(true);
  expect(saves.map(({ document: { title }, baseRevision, label }) => [title, baseRevision, label])).toEqual([
    ['A', 3, 'change-team, change-team'],
    ['C', 4, 'change-team'],
  ]);
  expect(autosave.store.getState()).toEqual({ phase: 'saved', revision: 5, error: null });
});

test('what is changed while a save is under way is saved after it; undone to what is saved, nothing waits', async () => {
  const { editor, autosave, saves, holdSaves, phase, waits } = scripted();
  const release = holdSaves();
  editor.run(setTeam({ title: 'A' }));
  const flushed = autosave.flush();
  editor.run(setTeam({ title: 'B' }));
  expect(phase()).toBe('saving');
  release();
  expect(await flushed).toBe(true);
  expect(saves.map(({ document, baseRevision }) => [document.title, baseRevision])).toEqual([
    ['A', 3],
    ['B', 4],
  ]);
  editor.run(setTeam({ title: 'C' }));
  editor.undo();
  expect([phase(), waits()]).toEqual(['saved', []]);
});

test('a conflict saves nothing until the person chooses: mine over theirs', async () => {
  const { editor, autosave, saves, saveElsewhere, phase, title, waits } = scripted();
  saveElsewhere('Theirs');
  editor.run(setTeam({ title: 'Mine' }));
  expect(await autosave.flush()).toBe(false);
  editor.run(setTeam({ description: 'more' }));
  expect([phase(), waits(), saves.length, title()]).toEqual(['conflict', [], 1, 'Theirs']);
  expect(await autosave.keepMine()).toBe(true);
  expect([phase(), title(), autosave.store.getState().revision]).toEqual(['saved', 'Mine', 5]);
});

test('a conflict, and theirs in place of mine', async () => {
  const { editor, autosave, saveElsewhere, phase } = scripted();
  saveElsewhere('Theirs');
  editor.run(setTeam({ title: 'Mine' }));
  await autosave.flush();
  expect(await autosave.takeTheirs()).toBe(true);
  expect([phase(), editor.document.title, editor.state().undo]).toEqual(['saved', 'Theirs', null]);
  editor.run(setTeam({ title: 'On top' }));
  expect(await autosave.flush()).toBe(true);
});

test('a lost connection is tried again by itself; a refused document after the next change', async () => {
  const { editor, autosave, failures, phase, waits, title } = scripted();
  failures.push({ code: 'connection-lost', message: '', data: {} });
  editor.run(setTeam({ title: 'A' }));
  expect(await autosave.flush()).toBe(false);
  expect([phase(), waits()]).toEqual(['failed', [4000]]);
  failures.push({ code: 'invalid-input', message: '', data: { issues: [] } });
  expect(await autosave.flush()).toBe(false);
  expect([phase(), waits()]).toEqual(['refused', []]);
  editor.run(setTeam({ title: 'B' }));
  expect([phase(), waits()]).toEqual(['waiting', [800]]);
  expect(await autosave.flush()).toBe(true);
  expect(title()).toBe('B');
});

test('closing saves what is left; a drag in progress waits for its end', async () => {
  const { editor, close, waits, title } = scripted();
  editor.begin({ edit: 'change-team', about: '' });
  editor.run(setTeam({ title: 'A' }));
  expect(waits()).toEqual([]);
  editor.commit();
  expect(waits()).toEqual([800]);
  close();
  editor.run(setTeam({ title: 'after the end' }));
  await Promise.resolve();
  await Promise.resolve();
  expect([title(), waits()]).toEqual(['A', []]);
});
