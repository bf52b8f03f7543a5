/**
 * Who is signed in. A session is a refresh token of Strapi's session manager in the reader's cookie,
 * looked up at each request, so that one that was ended elsewhere has ended here.
 */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { Context } from './answers';
import { readerOf, storedReader, userUid, type Reader, type StoredReader } from './reader';
import { ReaderRefused } from './refused';
import { dropToken, setToken, tokenIn } from './session-cookie';
import { touched, type LiveSession } from './session-store';

/** A reader who is signed in, and where. */
export interface SignedInReader extends Reader {
  /** The session of this request. */
  readonly sessionId: string;
}

/** Whose session is asked for. */
export interface SessionAsk {
  readonly ctx: Context;
  readonly now: Date;
}

/**
 * The reader whose cookie came with the request; `null` where there is none, the session has ended,
 * or the account is gone or blocked. Renews the cookie about once a day.
 */
export async function signedInReader(
  strapi: Core.Strapi,
  { ctx, now }: SessionAsk,
): Promise<SignedInReader | null> {
  const token = tokenIn(ctx);
  if (token === null) return null;
  const secure = isSecure(strapi);
  const session = await touched(strapi, { token, now });
  const row = session === null ? null : await rowOf(strapi, session);
  if (session === null || row === null) {
    dropToken(ctx, secure);
    return null;
  }
  if (session.renewed !== null) setToken(ctx, { ...session.renewed, secure });
  return { ...readerOf(row, now), sessionId: session.sessionId };
}

/** @throws {ReaderRefused} `signed-out` where nobody is. */
export async function requireReader(strapi: Core.Strapi, ask: SessionAsk): Promise<SignedInReader> {
  const reader = await signedInReader(strapi, ask);
  if (reader === null) throw new ReaderRefused('signed-out');
  return reader;
}

/** Whether readers reach the site by https. Read from where `config/plugins.ts` put it. */
export function isSecure(strapi: Core.Strapi): boolean {
  return z.boolean().parse(strapi.config.get('plugin::users-permissions.sessions.cookie.secure'));
}

async function rowOf(strapi: Core.Strapi, { userId }: LiveSession): Promise<StoredReader | null> {
  const row: unknown = await strapi.db.query(userUid).findOne({ where: { id: userId } });
  if (row === null) return null;
  const read = storedReader.parse(row);
  return read.confirmed === true && read.blocked !== true ? read : null;
}
