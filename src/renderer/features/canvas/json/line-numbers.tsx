import type { ReactElement, Ref } from 'react';
import { memo } from 'react';

/** Pixels of a line, here and in the text beside it: the two scroll together. */
export const lineHeight = 18;

/** The numbers beside a text; those of lines with something wrong are marked. */
export const LineNumbers = memo(function LineNumbers(props: {
  readonly ref: Ref<HTMLDivElement>;
  readonly count: number;
  readonly marked: ReadonlySet<number>;
}): ReactElement {
  const { ref, count, marked } = props;
  return (
    <div
      ref={ref}
      aria-hidden="true"
      style={{ lineHeight: `${lineHeight}px` }}
      className="numeric overflow-hidden py-2 pr-2 pl-3 text-right text-faint select-none"
    >
      <pre className="font-mono">
        {Array.from({ length: count }, (_, index) => index + 1).map((line) =>
          marked.has(line) ? (
            <span key={line} className="block rounded-sm bg-bad-soft px-0.5 font-semibold text-bad">
              {line}
            </span>
          ) : (
            `${line}\n`
          ),
        )}
      </pre>
      {/* As much room below as a horizontal scrollbar takes from the text. */}
      <div className="h-6" />
    </div>
  );
});
