import type { RunReport, RunStatus } from '../../shared/domain/answer.ts';
import type { RunState } from '../../shared/events/run-state.ts';
import { assertNever } from '../../shared/kernel/assert.ts';
import type { RunId } from '../../shared/kernel/ids.ts';
import { bestAnswer } from './best-answer.ts';

/** A run as one object: its end, or what it has so far. A run that has not ended reports as `waiting`. */
export function reportOf(options: { readonly runId: RunId; readonly state: RunState }): RunReport {
  const { runId, state } = options;
  const answer = state.answer ?? bestAnswer(state) ?? { markdown: '', claims: [], citations: [] };
  return {
    runId,
    status: reportStatus(state.status),
    answer: answer.markdown,
    claims: answer.claims,
    citations: answer.citations,
    usage: state.usage,
  };
}

function reportStatus(status: RunStatus): RunReport['status'] {
  switch (status) {
    case 'queued':
    case 'running':
    case 'waiting':
      return 'waiting';
    case 'succeeded':
    case 'partial':
    case 'failed':
    case 'cancelled':
      return status;
    default:
      return assertNever(status);
  }
}
