import type { ReactElement } from 'react';
import { useText } from '../../../i18n/text-context.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorNotice } from '../../../ui/notice.tsx';
import type { Autosave } from '../editor/autosave.ts';
import { useSaveState } from './use-autosave.ts';

/** Whether what is drawn is saved, in a word. */
export function SaveState({ autosave }: { readonly autosave: Autosave }): ReactElement {
  const text = useText().teams.saveStates;
  const { phase } = useSaveState(autosave);
  return <p role="status">{text[phase]}</p>;
}

/** Why the team is not saved and what can be done about it; nothing while saving works. */
export function SaveTrouble({ autosave }: { readonly autosave: Autosave }): ReactElement | null {
  const text = useText().teams.conflict;
  const { phase, error } = useSaveState(autosave);
  if (error === null) return null;
  return (
    <div className="px-4 pb-3">
      <ErrorNotice error={error}>
        {phase === 'conflict' ? (
          <>
            <Button small onClick={() => void autosave.keepMine()}>
              {text.keepMine}
            </Button>
            <Button small onClick={() => void autosave.takeTheirs()}>
              {text.takeTheirs}
            </Button>
          </>
        ) : (
          <Button small disabled={phase === 'saving'} onClick={() => void autosave.flush()}>
            {text.tryAgain}
          </Button>
        )}
      </ErrorNotice>
    </div>
  );
}
