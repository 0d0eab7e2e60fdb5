import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { WireError } from '../../shared/contract/errors.ts';
import { TeamDocumentV1, teamFromVersion1 } from '../../shared/domain/migrations/team-v1-to-v2.ts';
import { TeamDocument } from '../../shared/domain/team.ts';
import { canonicalJson, parseJson } from '../../shared/kernel/json.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';

const format = 'guildhall-team';

/** `sha256` is of the document as canonical JSON: it finds files that were cut off or changed by a transfer. */
const TeamFile = z.strictObject({
  format: z.literal(format),
  formatVersion: z.literal(1),
  sha256: z.string(),
  team: z.unknown(),
});

/** Every version of a team that was ever written. */
const AnyTeam = z.union([TeamDocument, TeamDocumentV1.transform(teamFromVersion1)]);

/** One `.guild` file: a team as text, for another machine or another person. */
export function writeTeamFile(team: TeamDocument): { readonly fileName: string; readonly text: string } {
  const content = { format, formatVersion: 1, sha256: hashOf(team), team };
  return { fileName: `${team.id}.guild`, text: `${JSON.stringify(content, null, 2)}\n` };
}

/** The team of a `.guild` file, in the newest version of the schema. */
export function readTeamFile(text: string): Result<TeamDocument, WireError<'team-file-invalid'>> {
  const json = parseJson(z.json(), text);
  if (!json.ok) return invalid([{ path: '', message: 'The file is not JSON, or it was cut off.' }]);
  const file = TeamFile.safeParse(json.value);
  if (!file.success) return invalid(issuesOf(file.error));
  const version = z.object({ version: z.number() }).safeParse(file.data.team);
  if (version.success && version.data.version > 2) {
    return invalid([{ path: 'team.version', message: 'The file was written by a newer version of Guildhall.' }]);
  }
  // A union's own error names no place; the newest version does.
  const team = AnyTeam.safeParse(file.data.team);
  if (!team.success) {
    const newest = TeamDocument.safeParse(file.data.team);
    return invalid(newest.success ? issuesOf(team.error) : issuesOf(newest.error, 'team.'));
  }
  if (hashOf(file.data.team) !== file.data.sha256) {
    return invalid([{ path: 'sha256', message: 'The team is not the one that was exported: the file was changed.' }]);
  }
  return ok(team.data);
}

function hashOf(team: unknown): string {
  return createHash('sha256').update(canonicalJson(team), 'utf8').digest('hex');
}

function issuesOf(error: z.ZodError, before = ''): readonly { readonly path: string; readonly message: string }[] {
  return error.issues.map(({ path, message }) => ({ path: `${before}${path.join('.')}`, message }));
}

function invalid(
  issues: readonly { readonly path: string; readonly message: string }[],
): Result<never, WireError<'team-file-invalid'>> {
  return err({
    code: 'team-file-invalid',
    message: `This is not a team file that can be read: ${issues[0]?.message ?? ''}`,
    data: { issues: issues.map((issue) => ({ ...issue })) },
  });
}
