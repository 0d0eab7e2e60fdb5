import type { RunId, WaitId } from '../../shared/kernel/ids.ts';
import { err } from '../../shared/kernel/result.ts';

export type RunServiceError =
  | { readonly code: 'not-found'; readonly message: string }
  | { readonly code: 'wait-closed'; readonly message: string }
  | {
      readonly code: 'plan-invalid';
      readonly message: string;
      readonly violations: readonly string[];
    };

type Refusal = { readonly ok: false; readonly error: RunServiceError };

export function runNotFound(runId: RunId): Refusal {
  return err({ code: 'not-found', message: `There is no run “${runId}”.` });
}

export function teamNotFound(teamId: string): Refusal {
  return err({ code: 'not-found', message: `There is no team “${teamId}”.` });
}

export function waitClosed(waitId: WaitId): Refusal {
  const message = `The question “${waitId}” has been answered, or the run has ended.`;
  return err({ code: 'wait-closed', message });
}
