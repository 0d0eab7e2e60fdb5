import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { StoredTeam } from '../../../../shared/contract/teams.ts';
import { useText } from '../../../i18n/text-context.ts';
import { useServices } from '../../../state/services.ts';
import type { Autosave, SaveState } from '../editor/autosave.ts';
import { createAutosave } from '../editor/autosave.ts';
import type { TeamEditor } from '../editor/team-editor.ts';

/** Saves the open team while it is drawn, and what is left when the page or the window is closed. */
export function useAutosave(options: { readonly editor: TeamEditor; readonly team: StoredTeam }): Autosave {
  const { editor, team } = options;
  const { client, queries } = useServices();
  const { describe } = useText().canvas.versions;
  const [autosave] = useState(() =>
    createAutosave({
      editor,
      teams: client.teams,
      revision: team.revision,
      describe,
      onSaved: () => {
        void queries.invalidateQueries({ queryKey: ['teams', 'list'] });
        void queries.invalidateQueries({ queryKey: ['teams', 'versions', team.document.id] });
      },
    }),
  );
  useEffect(() => {
    if (team.builtIn) return;
    const close = autosave.open();
    const flush = (): void => void autosave.flush();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      close();
    };
  }, [autosave, team.builtIn]);
  return autosave;
}

export function useSaveState(autosave: Autosave): SaveState {
  return useStore(autosave.store);
}
