import { randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, as URL-safe text. */
export function createToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares without telling by its time how much was right. */
export function sameToken(left: string, right: string): boolean {
  const [first, second] = [Buffer.from(left), Buffer.from(right)];
  return first.length === second.length && timingSafeEqual(first, second);
}

/** Cookies are shared between ports, so the name carries the port: two servers do not overwrite each other. */
export function cookieName(port: number): string {
  return `guildhall-${port}`;
}

export function cookieHeader(options: { readonly port: number; readonly token: string }): string {
  return `${cookieName(options.port)}=${options.token}; HttpOnly; SameSite=Strict; Path=/`;
}

/** The value of one cookie of a `Cookie` header; null when it is not there. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}
