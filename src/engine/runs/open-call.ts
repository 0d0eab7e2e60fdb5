import { err } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { TaskFailure } from '../agents/index.ts';
import type { Tool } from '../tools/index.ts';
import { eventContextOf } from './attempt.ts';
import type { Attempt } from './attempt.ts';

/** One call on its way: what it is, and the names under which it is recorded. */
export type OpenCall = {
  readonly attempt: Attempt;
  readonly tool: Tool;
  readonly input: unknown;
  readonly callId: string;
  /** Of the finished step. */
  readonly stepKey: string;
  readonly inputHash: string;
  readonly writes: boolean;
};

/** Records that a call came to nothing, and why. */
export function closeFailed(open: OpenCall, failure: TaskFailure): Result<never, TaskFailure> {
  const { attempt, callId } = open;
  const { code, message } = failure;
  attempt.session.log.append({
    drafts: [{ type: 'tool.failed', data: { callId, code, message }, ...eventContextOf(attempt) }],
  });
  return err({ code, message });
}
