import type { IncomingMessage } from 'node:http';
import { cookieName, readCookie, sameToken } from './session-token.ts';

export type Verdict =
  | { readonly allow: true; readonly by: 'cookie' | 'bearer' | 'address' }
  | {
      readonly allow: false;
      readonly status: 400 | 401 | 403 | 405 | 429;
      readonly reason: string;
    };

export type Guard = (request: IncomingMessage, kind: 'page' | 'socket') => Verdict;

const ATTEMPTS_A_MINUTE = 10;

/**
 * Decides every request before anything is routed: pages, files, unknown paths and sockets alike. Loopback is not trust: any
 * page in the browser and any program on the machine can reach this port, a page under any host name it controls. So the
 * `Host` must be this very address, the `Origin` ours, and the token must be there; what is missing counts as wrong.
 */
export function createGuard(options: {
  readonly port: number;
  readonly token: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}): Guard {
  const { port, token, now } = options;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  let wrong: readonly number[] = [];

  return (request, kind) => {
    const { headers } = request;
    if (request.method !== 'GET' && request.method !== 'HEAD') return deny(405, 'only GET is answered');
    const host = onlyValue(request, 'host');
    if (host === null || !hosts.includes(host)) return deny(403, 'wrong Host');
    const origin = headers.origin;
    if (origin !== undefined && origin !== `http://${host}`) return deny(403, 'wrong Origin');
    const site = headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return deny(403, 'asked by another site');
    if (request.url?.startsWith('/') !== true) return deny(400, 'not a path');

    const given = credentials(request, port);
    if (given === null) return deny(401, 'no token');
    wrong = wrong.filter((at) => now() - at < 60_000);
    if (wrong.length >= ATTEMPTS_A_MINUTE) return deny(429, 'too many wrong tokens');
    if (!sameToken(given.token, token)) {
      wrong = [...wrong, now()];
      return deny(401, 'wrong token');
    }
    if (kind === 'socket') {
      if (given.by === 'address') return deny(401, 'a socket takes its token from a cookie or a header');
      if (given.by === 'cookie' && origin === undefined) return deny(403, 'no Origin');
    }
    return { allow: true, by: given.by };
  };
}

/** The header when it was sent exactly once. */
function onlyValue(request: IncomingMessage, name: string): string | null {
  const values = request.headersDistinct[name];
  return values?.length === 1 ? (values[0] ?? null) : null;
}

function credentials(
  request: IncomingMessage,
  port: number,
): { readonly by: 'cookie' | 'bearer' | 'address'; readonly token: string } | null {
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return { by: 'bearer', token: bearer };
  const url = new URL(request.url ?? '/', 'http://localhost');
  const address = url.pathname === '/' ? url.searchParams.get('token') : null;
  if (address !== null) return { by: 'address', token: address };
  const cookie = readCookie(request.headers.cookie, cookieName(port));
  return cookie === null ? null : { by: 'cookie', token: cookie };
}

function deny(status: 400 | 401 | 403 | 405 | 429, reason: string): Verdict {
  return { allow: false, status, reason };
}
