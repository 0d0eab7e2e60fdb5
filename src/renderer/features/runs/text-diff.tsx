import clsx from 'clsx';
import { diffLines } from 'diff';
import type { ReactElement } from 'react';
import { useMemo } from 'react';
import { useText } from '../../i18n/text-context.ts';

/** Longer texts are cut, so that comparing never holds up the page. Characters of each side. */
const MOST_TEXT = 60_000;

/** What left says and right does not, and the other way round, line by line; equal lines stay for the context. */
export function TextDiff(props: {
  readonly title: string;
  readonly left: string;
  readonly right: string;
}): ReactElement {
  const { title, left, right } = props;
  const text = useText().runs;
  const parts = useMemo(() => diffLines(left.slice(0, MOST_TEXT), right.slice(0, MOST_TEXT)), [left, right]);
  return (
    <pre
      tabIndex={0}
      role="group"
      aria-label={text.diff(title)}
      className="max-h-96 overflow-auto rounded-md bg-sunken py-2 font-mono text-xs break-words whitespace-pre-wrap text-ink"
    >
      {parts.flatMap((part, index) =>
        part.value
          .replace(/\n$/, '')
          .split('\n')
          .map((line, row) => (
            <span
              key={`${index} ${row}`}
              className={clsx(
                'block px-3',
                part.added && 'bg-good-soft text-good',
                part.removed && 'bg-bad-soft text-bad',
              )}
            >
              <span aria-hidden="true" className="mr-2 select-none">
                {part.added ? '+' : part.removed ? '−' : ' '}
              </span>
              {part.added || part.removed ? (
                <span className="sr-only">{part.added ? text.added : text.removedLine}: </span>
              ) : null}
              {line}
            </span>
          )),
      )}
    </pre>
  );
}
