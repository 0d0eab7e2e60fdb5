import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TeamDocument } from '../../shared/domain/team.ts';
import { parseJson } from '../../shared/kernel/json.ts';
import type { PresetInfo, ToolInfo } from '../../shared/domain/preset.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { validateTeam } from '../../shared/team/index.ts';

export type TeamLoadError = { readonly code: 'team-invalid'; readonly message: string };

/** Reads every `<id>.json` of a folder as a team, sorted by id. One bad file fails the whole: these ship with the program. */
export async function loadTeams(options: {
  readonly folder: string;
  readonly presets: readonly PresetInfo[];
  readonly tools: readonly ToolInfo[];
}): Promise<Result<readonly TeamDocument[], TeamLoadError>> {
  const files = (await readdir(options.folder)).filter((name) => name.endsWith('.json')).toSorted();
  const teams: TeamDocument[] = [];
  for (const file of files) {
    const parsed = parseJson(TeamDocument, await readFile(join(options.folder, file), 'utf8'));
    if (!parsed.ok) return invalid(file, [parsed.error.message]);
    const { presets, tools } = options;
    const problems = validateTeam({ document: parsed.value, presets, tools }).filter(
      ({ severity }) => severity === 'error',
    );
    if (file !== `${parsed.value.id}.json`) return invalid(file, [`Its id is "${parsed.value.id}".`]);
    if (problems.length > 0)
      return invalid(
        file,
        problems.map(({ message }) => message),
      );
    teams.push(parsed.value);
  }
  return ok(teams);
}

function invalid(file: string, problems: readonly string[]): Result<never, TeamLoadError> {
  return err({
    code: 'team-invalid',
    message: `The team ${file} cannot be used: ${problems.join(' ')}`,
  });
}
