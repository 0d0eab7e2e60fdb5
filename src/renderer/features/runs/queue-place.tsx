import { ChevronDown, ChevronUp } from 'lucide-react';
import type { ReactElement } from 'react';
import { RunId } from '../../../shared/kernel/ids.ts';
import { useText } from '../../i18n/text-context.ts';
import { useRunQueue } from '../../state/queries.ts';
import { useServices } from '../../state/services.ts';
import { IconButton } from '../../ui/button.tsx';

/** When it is the turn of a run that waits, and the two ways to change that. Nothing once it has begun. */
export function QueuePlace(props: { readonly runId: string; readonly question: string }): ReactElement | null {
  const { runId, question } = props;
  const text = useText().runs;
  const { client, queries } = useServices();
  const { data: queue = [] } = useRunQueue();
  const index = queue.findIndex((waiting) => waiting === runId);
  if (index < 0) return null;
  const moveTo = async (turn: number): Promise<void> => {
    // Shown at once, so that two quick presses are two steps.
    queries.setQueryData(['run-queue'], queue.filter((other) => other !== runId).toSpliced(turn, 0, runId));
    await client.runs.move({ runId: RunId.parse(runId), index: turn });
    await queries.invalidateQueries({ queryKey: ['run-queue'] });
  };
  return (
    <span className="inline-flex items-center gap-1">
      <span role="status" className="numeric">
        {text.turn(index)}
      </span>
      <IconButton label={text.sooner(question)} disabled={index === 0} onClick={() => void moveTo(index - 1)}>
        <ChevronUp size={15} aria-hidden="true" />
      </IconButton>
      <IconButton
        label={text.afterNext(question)}
        disabled={index === queue.length - 1}
        onClick={() => void moveTo(index + 1)}
      >
        <ChevronDown size={15} aria-hidden="true" />
      </IconButton>
    </span>
  );
}
