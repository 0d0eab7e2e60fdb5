import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TeamDocument } from '../../shared/domain/team.ts';
import { parseJson } from '../../shared/kernel/json.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { validateTeam } from './validate-team.ts';

export type TeamProblem = { readonly code: 'team-invalid'; readonly message: string };

/** Reads every `<id>.json` of a folder as a team, sorted by id. One bad file fails the whole: these ship with the program. */
export async function loadTeams(options: {
  readonly folder: string;
}): Promise<Result<readonly TeamDocument[], TeamProblem>> {
  const files = (await readdir(options.folder)).filter((name) => name.endsWith('.json')).toSorted();
  const teams: TeamDocument[] = [];
  for (const file of files) {
    const parsed = parseJson(TeamDocument, await readFile(join(options.folder, file), 'utf8'));
    if (!parsed.ok) return invalid(file, [parsed.error.message]);
    const problems = validateTeam(parsed.value);
    if (file !== `${parsed.value.id}.json`) return invalid(file, [`Its id is "${parsed.value.id}".`]);
    if (problems.length > 0) return invalid(file, problems);
    teams.push(parsed.value);
  }
  return ok(teams);
}

function invalid(file: string, problems: readonly string[]): Result<never, TeamProblem> {
  return err({
    code: 'team-invalid',
    message: `The team ${file} cannot be used: ${problems.join(' ')}`,
  });
}
