import type { z } from 'zod';
import type { WireError } from '../contract/errors.ts';

/** The request was stopped by the one who made it. */
export function cancelledError(): WireError<'cancelled'> {
  return { code: 'cancelled', message: 'The request was cancelled.', data: {} };
}

/** The link ended before the answer came; `reason` is said to the person. */
export function connectionLostError(reason: string): WireError<'connection-lost'> {
  return {
    code: 'connection-lost',
    message: `The engine cannot be reached: ${reason}.`,
    data: {},
  };
}

/** A bug on the engine's side: the details are in its log under this id, never on the wire. */
export function internalError(logId: string): WireError<'internal'> {
  return {
    code: 'internal',
    message: `Something went wrong inside Guildhall. The log has the details under ${logId}.`,
    data: { logId },
  };
}

/** Input that does not fit the contract, with the place of every misfit. */
export function invalidInputError(error: z.ZodError): WireError<'invalid-input'> {
  const issues = error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: issue.message,
  }));
  const first = issues[0];
  const place = first === undefined || first.path === '' ? '' : ` (${first.path}: ${first.message})`;
  return { code: 'invalid-input', message: `The request is not valid${place}.`, data: { issues } };
}
