import { ArrowLeft, Copy, Download } from 'lucide-react';
import { saveText } from '../../../platform/save-text.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { StoredTeam } from '../../../../shared/contract/teams.ts';
import { actions, go } from '../../../app/actions.ts';
import { useText } from '../../../i18n/text-context.ts';
import { unwrap, wireErrorOf } from '../../../state/engine-failure.ts';
import { useServices } from '../../../state/services.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { ErrorNotice } from '../../../ui/notice.tsx';
import type { Autosave } from '../editor/autosave.ts';
import type { TeamEditor } from '../editor/team-editor.ts';
import { useEditorState } from '../surface/use-parts.ts';
import { SaveState, SaveTrouble } from './save-state.tsx';

/** What the team is called, whether it is saved, and the ways out of it. */
export function CanvasHeader(props: {
  readonly team: StoredTeam;
  readonly editor: TeamEditor;
  readonly autosave: Autosave;
}): ReactElement {
  const { team, editor, autosave } = props;
  const text = useText().teams;
  const services = useServices();
  const queries = useQueryClient();
  const { document } = useEditorState(editor);
  const copy = useMutation({
    mutationFn: async () => {
      const title = text.copyOf(document.title).slice(0, 80);
      return unwrap(await services.client.teams.create({ title, copyOf: document.id }));
    },
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: ['teams', 'list'] });
      go(services, { view: 'canvas', teamId: made.document.id, runId: null });
    },
  });
  const save = useMutation({
    mutationFn: async () => {
      if (!team.builtIn) await autosave.flush();
      return unwrap(await services.client.teams.exportFile({ teamId: document.id }));
    },
    onSuccess: (file) => saveText({ ...file, type: 'application/json' }),
  });
  const failure = copy.error ?? save.error;
  return (
    <header className="border-b border-line">
      <div className="flex h-12 items-center gap-3 px-4">
        <IconButton label={text.back} onClick={() => actions['open-teams'].run(services)}>
          <ArrowLeft size={16} />
        </IconButton>
        <h1 className="min-w-0 truncate font-medium">{document.title}</h1>
        <div className="flex-1 text-sm text-muted">
          {team.builtIn ? <p className="truncate">{text.readOnly}</p> : <SaveState autosave={autosave} />}
        </div>
        {team.builtIn ? (
          <Button small disabled={copy.isPending} onClick={() => copy.mutate()}>
            <Copy size={13} aria-hidden="true" />
            {text.makeCopy}
          </Button>
        ) : null}
        <Button small tone="quiet" disabled={save.isPending} onClick={() => save.mutate()}>
          <Download size={13} aria-hidden="true" />
          {text.export}
        </Button>
      </div>
      <SaveTrouble autosave={autosave} />
      {failure === null ? null : (
        <div className="px-4 pb-3">
          <ErrorNotice error={wireErrorOf(failure)} />
        </div>
      )}
    </header>
  );
}
