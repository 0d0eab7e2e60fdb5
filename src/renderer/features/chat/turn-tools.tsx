import { ChevronLeft, ChevronRight, Pencil } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Turn } from '../../../shared/domain/conversation.ts';
import { go } from '../../app/actions.ts';
import { useText } from '../../i18n/text-context.ts';
import { useServices } from '../../state/services.ts';
import { IconButton } from '../../ui/button.tsx';

/** Beside a question: its other versions, and asking it anew. */
export function TurnTools(props: {
  readonly turn: Turn;
  readonly branches: readonly Turn[];
  readonly onEdit: () => void;
}): ReactElement {
  const { turn, branches, onEdit } = props;
  const text = useText().conversations;
  return (
    <div className="flex shrink-0 items-center">
      {branches.length < 2 ? null : <BranchSwitch turn={turn} branches={branches} />}
      <IconButton label={text.edit} onClick={onEdit}>
        <Pencil size={15} />
      </IconButton>
    </div>
  );
}

function BranchSwitch(props: { readonly turn: Turn; readonly branches: readonly Turn[] }): ReactElement {
  const { turn, branches } = props;
  const text = useText().conversations;
  const services = useServices();
  const at = branches.findIndex((branch) => branch.runId === turn.runId);
  const to = (branch: Turn | undefined): void => {
    if (branch !== undefined) go(services, { view: 'chat', runId: branch.runId });
  };
  return (
    <div className="mr-1 flex items-center text-sm text-muted">
      <IconButton label={text.earlierBranch} disabled={at <= 0} onClick={() => to(branches[at - 1])}>
        <ChevronLeft size={15} />
      </IconButton>
      <span className="numeric">{text.branch(at + 1, branches.length)}</span>
      <IconButton label={text.laterBranch} disabled={at >= branches.length - 1} onClick={() => to(branches[at + 1])}>
        <ChevronRight size={15} />
      </IconButton>
    </div>
  );
}
