import { ArrowLeft, Copy, Download } from 'lucide-react';
import type { ReactElement } from 'react';
import type { StoredTeam } from '../../../../shared/contract/teams.ts';
import { actions } from '../../../app/actions.ts';
import { useText } from '../../../i18n/text-context.ts';
import { wireErrorOf } from '../../../state/engine-failure.ts';
import { useServices } from '../../../state/services.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { ErrorNotice } from '../../../ui/notice.tsx';
import type { Autosave } from '../editor/autosave.ts';
import type { TeamEditor } from '../editor/team-editor.ts';
import { useEditorState } from '../surface/use-parts.ts';
import { SaveState, SaveTrouble } from './save-state.tsx';
import type { TeamExits } from './use-team-exits.ts';

/** What the team is called, whether it is saved, and the ways out of it. */
export function CanvasHeader(props: {
  readonly team: StoredTeam;
  readonly editor: TeamEditor;
  readonly autosave: Autosave;
  readonly exits: TeamExits;
}): ReactElement {
  const { team, editor, autosave, exits } = props;
  const text = useText().teams;
  const services = useServices();
  const { document } = useEditorState(editor);
  const { copy, exportFile } = exits;
  const failure = copy.error ?? exportFile.error;
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
        <Button small tone="quiet" disabled={exportFile.isPending} onClick={() => exportFile.mutate()}>
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
