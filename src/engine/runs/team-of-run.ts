import type { RunState } from '../../shared/events/run-state.ts';
import type { TeamDocument } from '../../shared/domain/team.ts';
import type { RunParts } from './run-parts.ts';

/**
 * The team that a run works with: as it was when the run was started, whatever has become of it since. Runs of older versions
 * did not keep it and take the team as it is now; null when that is gone.
 */
export function teamOfRun(options: {
  readonly parts: Pick<RunParts, 'teamOf'>;
  readonly state: RunState;
}): TeamDocument | null {
  const { parts, state } = options;
  return state.team ?? parts.teamOf(state.teamId);
}
