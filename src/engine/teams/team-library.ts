import type { StoredTeam, TeamVersion } from '../../shared/contract/teams.ts';
import type { WireError } from '../../shared/contract/errors.ts';
import type { PresetInfo, ToolInfo } from '../../shared/domain/preset.ts';
import type { TeamDocument } from '../../shared/domain/team.ts';
import { invariant } from '../../shared/kernel/assert.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { validateTeam } from '../../shared/team/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { TeamRepository, TeamRow } from '../storage/index.ts';
import { freeTeamId } from './free-team-id.ts';

type NotFound = WireError<'not-found'>;
type Guarded = WireError<'not-found' | 'built-in'>;

/** All teams of a data folder: those that ship with the program, and the person's own. */
export type TeamLibrary = {
  /** The person's own first, newest change first; then the built-in ones. */
  list(): readonly StoredTeam[];
  find(teamId: string): StoredTeam | null;
  /** What keeps a team from running, in words; empty when it can, null for an unknown team. */
  readonly errorsOf: (teamId: string) => readonly string[] | null;
  /** A new team with nothing but its coordinator, or a copy of another. */
  create(options: { readonly title: string; readonly copyOf: string | null }): Result<StoredTeam, NotFound>;
  save(options: {
    readonly document: TeamDocument;
    readonly baseRevision: number;
    readonly label: string;
  }): Result<StoredTeam, Guarded | WireError<'revision-conflict'>>;
  /** Takes a document from elsewhere; it gets an id of its own when its own is taken. */
  add(options: { readonly document: TeamDocument; readonly label: string }): StoredTeam;
  remove(teamId: string): Result<null, Guarded>;
  /** Newest first; a built-in team has the one that it ships with. */
  versions(teamId: string): Result<readonly TeamVersion[], NotFound>;
  version(options: { readonly teamId: string; readonly revision: number }): Result<TeamDocument, NotFound>;
};

type LibraryParts = {
  readonly builtIn: readonly TeamDocument[];
  readonly repository: TeamRepository;
  readonly presets: readonly PresetInfo[];
  readonly tools: readonly ToolInfo[];
  readonly clock: Clock;
};

type Reading = Pick<TeamLibrary, 'list' | 'find' | 'errorsOf' | 'versions' | 'version'>;

export function createTeamLibrary(parts: LibraryParts): TeamLibrary {
  const reading = readTeams(parts);
  return { ...reading, ...writeTeams({ ...parts, reading }) };
}

function readTeams({ builtIn, repository, presets, tools }: LibraryParts): Reading {
  const shipped = builtIn.map((document) => ({ document, revision: 0, builtIn: true, updatedAt: 0 }));
  const find = (teamId: string): StoredTeam | null => {
    const row = repository.byId(teamId);
    return row === null ? (shipped.find(({ document }) => document.id === teamId) ?? null) : stored(row);
  };
  return {
    list() {
      const own = repository.list().map(stored);
      // A later version may ship a team under an id that the person has taken: theirs stays.
      return [...own, ...shipped.filter(({ document }) => repository.byId(document.id) === null)];
    },
    find,
    errorsOf(teamId) {
      const team = find(teamId);
      if (team === null) return null;
      const problems = validateTeam({ document: team.document, presets, tools });
      return problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);
    },
    versions(teamId) {
      const team = find(teamId);
      if (team === null) return teamNotFound(teamId);
      const ships = [{ revision: 0, savedAt: 0, label: 'Ships with Guildhall' }];
      return ok(team.builtIn ? ships : repository.versions(teamId));
    },
    version({ teamId, revision }) {
      const team = find(teamId);
      const isShipped = team?.builtIn === true && revision === 0;
      const document = isShipped ? team.document : repository.version({ teamId, revision });
      return document === null ? teamNotFound(teamId) : ok(document);
    },
  };
}

function writeTeams(parts: LibraryParts & { readonly reading: Reading }): Omit<TeamLibrary, keyof Reading> {
  const { repository, presets, clock, reading } = parts;
  const { find } = reading;
  const isTaken = (id: string): boolean => find(id) !== null;
  const isBuiltIn = (id: string): boolean => find(id)?.builtIn === true;
  const insert = (document: TeamDocument, label: string): StoredTeam =>
    stored(repository.insert({ document, label, at: clock.now() }));
  return {
    create({ title, copyOf }) {
      const source = copyOf === null ? null : find(copyOf);
      if (copyOf !== null && source === null) return teamNotFound(copyOf);
      const id = freeTeamId({ title, isTaken });
      if (source === null) return ok(insert(emptyTeam({ id, title, presets }), 'New team'));
      return ok(insert({ ...source.document, id, title }, `Copy of “${source.document.title}”`));
    },
    save({ document, baseRevision, label }) {
      if (isBuiltIn(document.id)) return teamBuiltIn(document.id);
      const outcome = repository.save({ document, baseRevision, label, at: clock.now() });
      if (outcome === null) return teamNotFound(document.id);
      if ('saved' in outcome) return ok(stored(outcome.saved));
      const message = `“${document.title}” was saved elsewhere in the meantime.`;
      const data = { teamId: document.id, revision: outcome.conflict };
      return err({ code: 'revision-conflict', message, data });
    },
    add({ document, label }) {
      const id = isTaken(document.id) ? freeTeamId({ title: document.title, isTaken }) : document.id;
      return insert({ ...document, id }, label);
    },
    remove(teamId) {
      if (isBuiltIn(teamId)) return teamBuiltIn(teamId);
      return repository.remove(teamId) ? ok(null) : teamNotFound(teamId);
    },
  };
}

function stored(row: TeamRow): StoredTeam {
  return { ...row, builtIn: false };
}

function emptyTeam(options: {
  readonly id: string;
  readonly title: string;
  readonly presets: readonly PresetInfo[];
}): TeamDocument {
  const { id, title, presets } = options;
  const preset = presets.find((candidate) => candidate.gives === 'plan');
  invariant(preset !== undefined, 'there is a specialist that coordinates');
  const coordinator = { ...preset.agent, id: 'coordinator', position: { x: 0, y: 0 } };
  const parts = { agents: [coordinator], edges: [], groups: [], comments: [] };
  return { version: 2, id, title, description: '', coordinator: coordinator.id, planTemplate: null, ...parts };
}

function teamNotFound(id: string): Result<never, NotFound> {
  return err({ code: 'not-found', message: `There is no team “${id}”.`, data: { kind: 'team', id } });
}

function teamBuiltIn(id: string): Result<never, WireError<'built-in'>> {
  const message = `The team “${id}” ships with the program. Make a copy and change that.`;
  return err({ code: 'built-in', message, data: { kind: 'team', id } });
}
