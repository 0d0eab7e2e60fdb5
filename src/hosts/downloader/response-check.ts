import { z } from 'zod';
import { formatBytes, reasonOf } from '../../engine/models/index.ts';

/** `refused`: asking again is useless. `interrupted`: the same request may work in a moment. */
export type TransferFailure = {
  readonly kind: 'refused' | 'interrupted';
  readonly reason: string;
};

type CheckedResponse =
  | {
      readonly kind: 'body';
      readonly body: AsyncIterable<Uint8Array>;
      /** Where in the file the body begins. */
      readonly start: number;
      readonly tag: string | null;
    }
  | { readonly kind: 'failure'; readonly failure: TransferFailure; readonly startOver: boolean };

/** Decides from status, length and range whether the body is what was asked for, before a byte of it is written. */
export function checkResponse(options: {
  readonly response: Response;
  /** First byte that was asked for. */
  readonly start: number;
  readonly tag: string | null;
  readonly totalBytes: number;
}): CheckedResponse {
  const { response, totalBytes } = options;
  const host = new URL(response.url).host;
  if (response.status !== 200 && response.status !== 206) return statusFailure(response);
  const tag = strongTag(response);
  const start = response.status === 206 ? rangeStart(response) : 0;
  const changed = response.status === 206 && options.tag !== null && tag !== options.tag;
  if (start === null || changed || (start !== 0 && start !== options.start)) {
    return failure({
      kind: 'interrupted',
      reason: `${host} answered with another part of the file than asked for`,
      startOver: true,
    });
  }
  const length = response.headers.get('content-length');
  if (length !== null && start + Number(length) !== totalBytes) {
    const there = formatBytes(start + Number(length));
    const reason = `the file at ${host} has ${there} (${start + Number(length)} bytes), the catalogue says ${totalBytes} bytes`;
    return failure({ kind: 'refused', reason, startOver: true });
  }
  if (response.body === null) {
    return failure({ kind: 'interrupted', reason: `${host} sent nothing`, startOver: false });
  }
  return { kind: 'body', body: response.body, start, tag };
}

/** What went wrong below HTTP. A name that does not resolve or a closed port will not open within a second. */
export function describeNetworkFailure(cause: unknown): TransferFailure {
  const parsed = z.object({ cause: z.object({ code: z.string().default(''), message: z.string() }) }).safeParse(cause);
  if (!parsed.success) return { kind: 'interrupted', reason: reasonOf(cause) };
  const { code, message } = parsed.data.cause;
  const hopeless = ['ENOTFOUND', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH', 'EAI_AGAIN'];
  const refused = hopeless.includes(code) || code.includes('CERT') || code.includes('SSL');
  return {
    kind: refused ? 'refused' : 'interrupted',
    reason: refused ? `cannot be reached (${message || code})` : message || code,
  };
}

function statusFailure(response: Response): CheckedResponse {
  const { host } = new URL(response.url);
  const { status } = response;
  if (status === 416) {
    const reason = `${host} does not know the rest of this file`;
    return failure({ kind: 'interrupted', reason, startOver: true });
  }
  if (status === 408 || status === 429 || status >= 500) {
    const reason = `${host} is busy or broken (${status})`;
    return failure({ kind: 'interrupted', reason, startOver: false });
  }
  return failure({ kind: 'refused', reason: refusal({ status, host }), startOver: false });
}

function refusal(options: { readonly status: number; readonly host: string }): string {
  const { status, host } = options;
  switch (status) {
    case 401:
      return `${host} wants a login (401): the file is private or its licence has to be accepted there first`;
    case 403:
      return `${host} or a proxy on the way forbids it (403)`;
    case 404:
      return `${host} has no such file at this revision (404)`;
    default:
      return `${host} answered ${status}`;
  }
}

function failure(
  options: TransferFailure & { readonly startOver: boolean },
): Extract<CheckedResponse, { kind: 'failure' }> {
  const { kind, reason, startOver } = options;
  return { kind: 'failure', failure: { kind, reason }, startOver };
}

/** Weak tags cannot be used with ranges (RFC 9110, 13.1.5). */
function strongTag(response: Response): string | null {
  const tag = response.headers.get('etag');
  return tag !== null && !tag.startsWith('W/') ? tag : null;
}

function rangeStart(response: Response): number | null {
  const match = /^bytes (\d+)-\d+\/(?:\d+|\*)$/.exec(response.headers.get('content-range') ?? '');
  return match?.[1] === undefined ? null : Number(match[1]);
}
