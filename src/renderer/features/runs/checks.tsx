import clsx from 'clsx';
import type { ReactElement } from 'react';
import type { CheckState, ClaimState } from '../../../shared/events/run-state.ts';
import { useText } from '../../i18n/text-context.ts';
import { PanelSection } from './facts.tsx';

const tones = { pass: 'text-good', fail: 'text-bad', unsure: 'text-warn' } as const;

type ChecksProps = { readonly checks: readonly CheckState[]; readonly claims: readonly ClaimState[] };

/** Every check of a step with its evidence, grouped by the statement that was checked. */
export function Checks({ checks, claims }: ChecksProps): ReactElement | null {
  const text = useText().trace;
  if (checks.length === 0) return null;
  const claimIds = [...new Set(checks.map(({ claimId }) => claimId))];
  return (
    <PanelSection title={text.checks(checks.length)}>
      <ul className="space-y-4">
        {claimIds.map((claimId) => (
          <li key={claimId} className="text-sm">
            <p className="mb-1 break-words">{claims.find((claim) => claim.claimId === claimId)?.text ?? claimId}</p>
            <ul className="space-y-1">
              {checks
                .filter((check) => check.claimId === claimId)
                .map((check, index) => (
                  <li key={index} className="grid grid-cols-[3.25rem_7.5rem_1fr] gap-2 text-xs">
                    <span className={clsx('font-medium', tones[check.verdict])}>{text.verdicts[check.verdict]}</span>
                    <span className="break-words text-muted">{check.name}</span>
                    <span className="min-w-0 break-words text-faint">{check.evidence}</span>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
