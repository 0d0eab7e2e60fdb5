import { z } from 'zod';
import { TeamDocument } from '../../shared/domain/team.ts';
import { invariant } from '../../shared/kernel/assert.ts';
import { canonicalJson, parseJson } from '../../shared/kernel/json.ts';
import type { SqliteDatabase } from './database.ts';

/** Versions of one team that are kept; older ones go with the next save. */
const mostVersions = 200;

const Row = z
  .object({ revision: z.number(), updated_at: z.number(), document: z.string() })
  .transform(({ revision, updated_at, document }) => ({
    document: readDocument(document),
    revision,
    updatedAt: updated_at,
  }));
/** A team of the person's own, at its newest revision. */
export type TeamRow = z.infer<typeof Row>;

const VersionRow = z
  .object({ revision: z.number(), saved_at: z.number(), label: z.string() })
  .transform(({ revision, saved_at, label }) => ({ revision, savedAt: saved_at, label }));
export type TeamVersionRow = z.infer<typeof VersionRow>;

export type SaveTeam = {
  readonly document: TeamDocument;
  readonly label: string;
  /** Epoch milliseconds. */
  readonly at: number;
};

/** Teams that the person made, and how each looked after each save. */
export type TeamRepository = {
  /** Newest change first. */
  list(): readonly TeamRow[];
  byId(teamId: string): TeamRow | null;
  /** Revision 1 of a team whose id is free. */
  insert(team: SaveTeam): TeamRow;
  /** The next revision; the newest revision instead when it is not `baseRevision` any more; null for an unknown team. */
  save(
    team: SaveTeam & { readonly baseRevision: number },
  ): { readonly saved: TeamRow } | { readonly conflict: number } | null;
  remove(teamId: string): boolean;
  /** Newest first. */
  versions(teamId: string): readonly TeamVersionRow[];
  version(options: { readonly teamId: string; readonly revision: number }): TeamDocument | null;
};

export function createTeamRepository(database: SqliteDatabase): TeamRepository {
  const current = `SELECT t.revision, t.updated_at, v.document FROM teams t
    JOIN team_versions v ON v.team_id = t.team_id AND v.revision = t.revision`;
  const all = database.prepare(`${current} ORDER BY t.updated_at DESC, t.team_id`);
  const one = database.prepare(`${current} WHERE t.team_id = ?`);
  const insertTeam = database.prepare('INSERT INTO teams(team_id, revision, updated_at) VALUES(?, 1, ?)');
  const update = database.prepare('UPDATE teams SET revision = ?, updated_at = ? WHERE team_id = ?');
  const insertVersion = database.prepare(
    'INSERT INTO team_versions(team_id, revision, label, saved_at, document) VALUES(?, ?, ?, ?, ?)',
  );
  const trim = database.prepare('DELETE FROM team_versions WHERE team_id = ? AND revision <= ?');
  const remove = database.prepare('DELETE FROM teams WHERE team_id = ?');
  const versions = database.prepare(
    'SELECT revision, saved_at, label FROM team_versions WHERE team_id = ? ORDER BY revision DESC',
  );
  const version = database.prepare('SELECT document FROM team_versions WHERE team_id = ? AND revision = ?').pluck();

  const byId = (teamId: string): TeamRow | null => {
    const row = one.get(teamId);
    return row === undefined ? null : Row.parse(row);
  };
  const write = ({ document, label, at }: SaveTeam, revision: number): TeamRow => {
    insertVersion.run(document.id, revision, label, at, canonicalJson(document));
    trim.run(document.id, revision - mostVersions);
    return { document, revision, updatedAt: at };
  };
  const insert = (team: SaveTeam): TeamRow => {
    insertTeam.run(team.document.id, team.at);
    return write(team, 1);
  };
  const save = (team: Parameters<TeamRepository['save']>[0]): ReturnType<TeamRepository['save']> => {
    const known = byId(team.document.id);
    if (known === null) return null;
    if (known.revision !== team.baseRevision) return { conflict: known.revision };
    update.run(known.revision + 1, team.at, team.document.id);
    return { saved: write(team, known.revision + 1) };
  };
  return {
    list: () => all.all().map((row) => Row.parse(row)),
    byId,
    insert: (team) => database.transaction(insert).immediate(team),
    save: (team) => database.transaction(save).immediate(team),
    remove: (teamId) => remove.run(teamId).changes > 0,
    versions: (teamId) => versions.all(teamId).map((row) => VersionRow.parse(row)),
    version({ teamId, revision }) {
      const found = version.get(teamId, revision);
      return found === undefined ? null : readDocument(z.string().parse(found));
    },
  };
}

function readDocument(text: string): TeamDocument {
  const parsed = parseJson(TeamDocument, text);
  invariant(parsed.ok, `a stored team is one: ${parsed.ok ? '' : parsed.error.message}`);
  return parsed.value;
}
