import type { ReactElement } from 'react';
import type { Usage } from '../../../shared/domain/answer.ts';
import { useText } from '../../i18n/text-context.ts';
import { formatCount, formatDuration } from '../../ui/format.ts';

/** What the run used, in the units of this machine. */
export function UsageLine({ usage }: { readonly usage: Usage }): ReactElement {
  const text = useText().chat.usage;
  const parts = [
    text.wall(formatDuration(usage.wallMs)),
    text.model(formatDuration(usage.modelMs)),
    text.tokens(formatCount(usage.tokensIn), formatCount(usage.tokensOut)),
    text.decisions(formatCount(usage.decisions)),
    text.escalations(formatCount(usage.escalations)),
  ];
  return (
    <ul
      aria-label={text.label}
      className="numeric flex flex-wrap gap-x-4 gap-y-1 border-t border-line pt-3 text-xs text-faint"
    >
      {parts.map((part) => (
        <li key={part}>{part}</li>
      ))}
    </ul>
  );
}
