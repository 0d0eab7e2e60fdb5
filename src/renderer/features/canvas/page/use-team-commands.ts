import { useCallback } from 'react';
import { RunId } from '../../../../shared/kernel/ids.ts';
import { go, replace } from '../../../app/actions.ts';
import { useText } from '../../../i18n/text-context.ts';
import { isActive } from '../../../state/selectors/run-progress.ts';
import { useServices } from '../../../state/services.ts';
import type { ViewCommand } from '../../../state/slices/shell-slice.ts';
import { askTeam } from '../live/run-bar.tsx';
import type { TeamExits } from './use-team-exits.ts';

/** What can be done with a whole team, or with the run of it that the canvas shows. */
export function useTeamCommands(options: {
  readonly teamId: string;
  readonly runId: string | null;
  readonly exits: TeamExits;
}): () => readonly ViewCommand[] {
  const { teamId, runId, exits } = options;
  const text = useText().teams;
  const services = useServices();
  const copy = exits.copy.mutate;
  const exportFile = exits.exportFile.mutate;
  return useCallback(() => {
    const command = (id: string, title: string, run: () => void): ViewCommand => ({ id, title, run, keys: null });
    const files = [
      command('team export', text.export, () => exportFile()),
      command('team copy', text.makeCopy, () => copy()),
    ];
    if (runId === null) return [command('team run', text.run.label, askTeam), ...files];
    const state = services.store.getState().runs[runId]?.state;
    const stop = (): void => void services.client.runs.cancel({ runId: RunId.parse(runId) });
    return [
      ...(state !== undefined && isActive(state) ? [command('run stop', text.run.stop, stop)] : []),
      command('run trace', text.run.trace, () => go(services, { view: 'trace', runId, step: null })),
      command('run answer', text.run.answer, () => go(services, { view: 'chat', runId })),
      command('run edit', text.run.edit, () => replace(services, { view: 'canvas', teamId, runId: null })),
      ...files,
    ];
  }, [text, services, teamId, runId, copy, exportFile]);
}
