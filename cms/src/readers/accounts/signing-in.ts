import { setTimeout as pause } from 'node:timers/promises';
import { readerRequests } from '@standfirst/shared-types';
import type { Limit } from '../../rate-limits';
import { emailKeyOf } from '../addresses';
import { isPassword } from '../passwords';
import { readerOf, selfOf } from '../reader';
import { ReaderRefused } from '../refused';
import { noBody, openRoute, type ReaderRoute } from '../routes';
import { isSecure } from '../session';
import { dropToken, setToken } from '../session-cookie';
import { begun, endSession } from '../session-store';
import { readerByEmail } from '../store';
import { termsNow } from '../terms';
import type { Parts } from './parts';

/** Wrong passwords for one e-mail address, known or not, whoever sends them. Nobody is locked out by it. */
const wrongTries: Limit = { name: 'wrong-tries', times: Number.MAX_SAFE_INTEGER, seconds: 900 };
/** From how many wrong tries on answers come late. */
const slowFrom = 5;
/** The latest that they come, in milliseconds. */
const slowMaxMs = 8_000;

/** How long to wait before a password is looked at, in milliseconds: 1/4 s, 1/2 s, 1 s … */
export function slownessMs(wrong: number): number {
  return wrong < slowFrom ? 0 : Math.min(slowMaxMs, 250 * 2 ** (wrong - slowFrom));
}

/** Signing in and out. */
export function signingInRoutes(parts: Parts): ReaderRoute[] {
  return [signIn(parts), signOut(parts)];
}

function signIn({ strapi, limits }: Parts): ReaderRoute {
  return openRoute({
    method: 'POST',
    path: '/session',
    limit: { name: 'sign-in', times: 30, seconds: 300 },
    body: readerRequests['POST /session'],
    handle: async ({ ctx, body, now, client, reader: before }) => {
      const email = emailKeyOf(body.email);
      await pause(slownessMs(await limits.taken(wrongTries, email)));
      const row = await readerByEmail(strapi, email);
      const hash = row?.password ?? null;
      const isRight = await isPassword(strapi, { password: body.password, hash });
      if (row === null || !isRight || row.confirmed !== true || row.blocked === true) {
        await limits.take(wrongTries, email);
        throw unknown();
      }
      await limits.forget(wrongTries, email);
      if (before !== null)
        await endSession(strapi, { userId: before.id, sessionId: before.sessionId });
      const token = await begun(strapi, { userId: row.id, userAgent: client.userAgent, now });
      setToken(ctx, { ...token, secure: isSecure(strapi) });
      return {
        status: 200,
        body: { reader: selfOf(readerOf(row, now), await termsNow(strapi)) },
      };
    },
  });
}

/** The same whatever is wrong. */
function unknown(): ReaderRefused {
  return new ReaderRefused('wrong-password', {
    message:
      'E-mail address and password don’t belong together, or the address has not been confirmed.',
  });
}

function signOut({ strapi }: Parts): ReaderRoute {
  return openRoute({
    method: 'DELETE',
    path: '/session',
    limit: { name: 'sign-out', times: 60, seconds: 60 },
    body: noBody,
    handle: async ({ ctx, reader }) => {
      if (reader !== null) {
        await endSession(strapi, { userId: reader.id, sessionId: reader.sessionId });
      }
      dropToken(ctx, isSecure(strapi));
      return { status: 204 };
    },
  });
}
