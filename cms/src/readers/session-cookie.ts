import { readerCookie } from '@standfirst/shared-types';
import type { Context } from './answers';

/** How long a reader stays signed in at most, in seconds. */
export const sessionSecondsMax = 30 * 86_400;
/** How long a reader who does not come back stays signed in, in seconds. */
export const sessionSecondsIdle = 14 * 86_400;

/** The token out of the reader's cookie; `null` where there is none. */
export function tokenIn(ctx: Context): string | null {
  const token = ctx.cookies.get(readerCookie, { signed: false });
  return token === undefined || token === '' ? null : token;
}

/** Gives the token to the browser, in the one place where scripts can't read it. */
export function setToken(ctx: Context, { token, secure, until }: GivenToken): void {
  write(ctx, { token, secure, expires: until });
}

/** A token for the browser. */
export interface GivenToken {
  readonly token: string;
  /** Whether the site is reached by https. */
  readonly secure: boolean;
  /** When the session ends in any case. */
  readonly until: Date;
}

/** Takes the cookie from the browser. */
export function dropToken(ctx: Context, secure: boolean): void {
  write(ctx, { token: '', secure, expires: new Date(0) });
}

function write(
  ctx: Context,
  { token, secure, expires }: { token: string; secure: boolean; expires: Date },
): void {
  writeCookie(ctx, { name: readerCookie, path: '/', value: token, secure, expires });
}

/** A cookie that scripts can't read, and that other sites' forms don't bring. */
export interface WrittenCookie {
  readonly name: string;
  readonly path: string;
  readonly value: string;
  /** Whether the site is reached by https. */
  readonly secure: boolean;
  readonly expires: Date;
}

/** Gives a cookie to the browser. */
export function writeCookie(
  ctx: Context,
  { name, path, value, secure, expires }: WrittenCookie,
): void {
  // The reader's connection ends at the site's server: whether it is https can't be seen from here,
  // and the cookie library refuses Secure on what it takes for http.
  ctx.cookies.secure = secure;
  ctx.cookies.set(name, value, {
    httpOnly: true,
    sameSite: 'lax',
    path,
    secure,
    signed: false,
    overwrite: true,
    expires,
  });
}
