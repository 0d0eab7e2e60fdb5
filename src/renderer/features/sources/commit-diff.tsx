import clsx from 'clsx';
import type { ReactElement } from 'react';
import { useText } from '../../i18n/text-context.ts';

/** The beginning of what a commit changed, line by line: signs as well as colours say what came and what went. */
export function CommitDiff({ diff }: { readonly diff: string }): ReactElement {
  const text = useText().sources;
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={text.diff}
      className="my-3 overflow-x-auto rounded-md border border-line bg-page py-2"
    >
      <pre className="w-max min-w-full font-mono text-xs leading-5">
        {diff.split('\n').map((line, index) => (
          <span key={index} className={clsx('block px-3', toneOf(line))}>
            {line === '' ? ' ' : line}
          </span>
        ))}
      </pre>
    </div>
  );
}

function toneOf(line: string): string {
  if (line.startsWith('+++') || line.startsWith('---')) return 'font-medium';
  if (line.startsWith('@@')) return 'text-faint';
  if (line.startsWith('+')) return 'bg-good-soft text-good';
  return line.startsWith('-') ? 'bg-bad-soft text-bad' : 'text-muted';
}
