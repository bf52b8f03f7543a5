/** What a browser keeps while its reader is at the identity provider: signed, and for ten minutes. */
import { oidcPath, readerApi, readerCookie } from '@standfirst/shared-types';
import { z } from 'zod';
import { isSigned, signatureOf } from '../../signed';
import type { Context } from '../answers';
import { writeCookie } from '../session-cookie';
import type { Secrets } from './provider';

/** How long signing in at the provider may take, in milliseconds. */
const journeyMs = 10 * 60 * 1000;
/** The site's server passes on cookies whose names begin with that of the session. */
const cookieName = `${readerCookie}_oidc`;
const cookiePath = `${readerApi}${oidcPath}`;

const encoding = 'base64url';

/** A sign-in that is under way. */
export interface Journey {
  readonly secrets: Secrets;
  /** Where the reader wants to go on to; not checked here. */
  readonly next: string;
}

const kept = z.object({
  secrets: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
  next: z.string(),
  until: z.number(),
});

/** How the cookie is made. */
export interface CookieSettings {
  readonly jwtSecret: string;
  /** Whether the site is reached by https. */
  readonly secure: boolean;
}

/** Gives a sign-in to the browser to keep. */
export function keepJourney(
  ctx: Context,
  {
    journey,
    settings: { jwtSecret, secure },
    now,
  }: { journey: Journey; settings: CookieSettings; now: Date },
): void {
  const expires = new Date(now.getTime() + journeyMs);
  const words = JSON.stringify({ ...journey, until: expires.getTime() });
  const text = Buffer.from(words).toString('base64url');
  const value = `${text}.${signatureOf(wordsOf(text), { secret: jwtSecret, encoding })}`;
  writeCookie(ctx, { name: cookieName, path: cookiePath, value, secure, expires });
}

/** Takes the sign-in back from the browser; `null` where it has none of ours, or one that is too old. */
export function takeJourney(
  ctx: Context,
  { settings: { jwtSecret, secure }, now }: { settings: CookieSettings; now: Date },
): Journey | null {
  const cookie = ctx.cookies.get(cookieName, { signed: false });
  if (cookie === undefined) return null;
  writeCookie(ctx, {
    name: cookieName,
    path: cookiePath,
    value: '',
    secure,
    expires: new Date(0),
  });
  const [text = '', signature = ''] = cookie.split('.');
  if (!isSigned(wordsOf(text), { signature, secret: jwtSecret, encoding })) return null;
  const read = kept.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  return read.until > now.getTime() ? { secrets: read.secrets, next: read.next } : null;
}

function wordsOf(text: string): string {
  return `sign-in elsewhere: ${text}`;
}
