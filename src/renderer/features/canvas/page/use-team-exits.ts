import type { UseMutationResult } from '@tanstack/react-query';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { StoredTeam } from '../../../../shared/contract/teams.ts';
import { go } from '../../../app/actions.ts';
import { useText } from '../../../i18n/text-context.ts';
import { saveText } from '../../../platform/save-text.ts';
import { unwrap } from '../../../state/engine-failure.ts';
import { useServices } from '../../../state/services.ts';
import type { Autosave } from '../editor/autosave.ts';
import type { TeamEditor } from '../editor/team-editor.ts';

export type TeamExits = {
  /** Makes a copy and opens it. */
  readonly copy: UseMutationResult<unknown, Error, void>;
  /** Saves what is drawn, and hands it out as one `.guild` file. */
  readonly exportFile: UseMutationResult<unknown, Error, void>;
};

/** The ways in which a team leaves its page: as a copy, or as a file. */
export function useTeamExits(options: {
  readonly team: StoredTeam;
  readonly editor: TeamEditor;
  readonly autosave: Autosave;
}): TeamExits {
  const { team, editor, autosave } = options;
  const text = useText().teams;
  const services = useServices();
  const queries = useQueryClient();
  const copy = useMutation({
    mutationFn: async () => {
      const { id, title } = editor.document;
      return unwrap(await services.client.teams.create({ title: text.copyOf(title).slice(0, 80), copyOf: id }));
    },
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: ['teams', 'list'] });
      go(services, { view: 'canvas', teamId: made.document.id, runId: null });
    },
  });
  const exportFile = useMutation({
    mutationFn: async () => {
      if (!team.builtIn) await autosave.flush();
      return unwrap(await services.client.teams.exportFile({ teamId: editor.document.id }));
    },
    onSuccess: (file) => saveText({ ...file, type: 'application/json' }),
  });
  return { copy, exportFile };
}
