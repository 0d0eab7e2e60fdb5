import type { ReactElement } from 'react';
import { useState } from 'react';
import type { LabelReading } from '../../../shared/events/model-events.ts';
import { useText } from '../../i18n/text-context.ts';
import { Button } from '../../ui/button.tsx';
import { formatShare } from '../../ui/format.ts';
import type { Marking } from '../canvas/index.ts';
import { ItemMark } from '../canvas/index.ts';

const FIRST_SHOWN = 12;

/** For each item: how likely every label was, and how sure that makes the reading; with `marking`, whether it was right. */
export function LabelBars(props: {
  readonly readings: readonly LabelReading[];
  readonly marking: Marking | null;
}): ReactElement {
  const { readings, marking } = props;
  const text = useText().trace;
  const [all, setAll] = useState(false);
  const shown = all ? readings : readings.slice(0, FIRST_SHOWN);
  return (
    <>
      <ol className="space-y-4">
        {shown.map((reading, index) => (
          <li key={index}>
            <p className="mb-1 line-clamp-3 text-sm break-words" title={reading.item}>
              {reading.item}
            </p>
            <ul className="space-y-0.5">
              {Object.entries(reading.probabilities)
                .toSorted(([, left], [, right]) => right - left)
                .map(([label, probability]) => (
                  <LabelBar key={label} label={label} probability={probability} chosen={label === reading.label} />
                ))}
            </ul>
            <p className="numeric mt-0.5 text-xs text-faint">
              {text.margin(formatShare(reading.margin))} · {text.legalMass(formatShare(reading.legalMass))}
            </p>
            {marking === null ? null : (
              <ItemMark item={{ text: reading.item, label: reading.label }} marking={marking} />
            )}
          </li>
        ))}
      </ol>
      {all || readings.length <= FIRST_SHOWN ? null : (
        <Button small className="mt-3" onClick={() => setAll(true)}>
          {text.items(readings.length)}
        </Button>
      )}
    </>
  );
}

function LabelBar(props: {
  readonly label: string;
  readonly probability: number;
  readonly chosen: boolean;
}): ReactElement {
  const { label, probability, chosen } = props;
  const text = useText().trace;
  return (
    <li className="grid grid-cols-[6.5rem_1fr_2.5rem] items-center gap-2 text-xs">
      <span className={chosen ? 'truncate font-medium' : 'truncate text-muted'}>
        {label}
        {chosen ? <span className="sr-only"> ({text.chosen})</span> : null}
      </span>
      <span aria-hidden="true" className="h-2 rounded-xs bg-hover">
        <span
          className={chosen ? 'block h-full rounded-xs bg-accent' : 'block h-full rounded-xs bg-line-strong'}
          style={{ width: `${probability * 100}%` }}
        />
      </span>
      <span className="numeric text-right text-muted">{formatShare(probability)}</span>
    </li>
  );
}
