import { RotateCcw } from 'lucide-react';
import type { ReactElement } from 'react';
import type { TeamDocument } from '../../../../shared/domain/team.ts';
import { useText } from '../../../i18n/text-context.ts';
import { Button } from '../../../ui/button.tsx';
import { restoreVersion } from '../editor/commands/replace-document.ts';
import { useCanvasActions } from '../page/canvas-actions.ts';
import { useCanvasStore } from '../page/canvas-store.ts';

/** Makes the team what it was: a step that Undo takes back. */
export function Restore(props: {
  readonly document: TeamDocument;
  readonly when: string;
  readonly disabled: boolean;
}): ReactElement {
  const { document, when, disabled } = props;
  const text = useText().canvas.versions;
  const actions = useCanvasActions();
  const store = useCanvasStore();
  const restore = (): void => {
    if (actions.run(restoreVersion(document, when))) store.setState({ version: null });
  };
  return (
    <Button small disabled={disabled} onClick={restore}>
      <RotateCcw size={13} aria-hidden="true" />
      {text.restore}
    </Button>
  );
}
