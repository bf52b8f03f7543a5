import type { ReaderSession } from '@standfirst/shared-types';
import { ReaderRefused } from '../refused';
import { noBody, signedInRoute, type ReaderRoute } from '../routes';
import { endSession, endSessions, placesOf } from '../session-store';
import type { Parts } from './parts';

const limit = { name: 'sessions', times: 60, seconds: 60 };

/** Where a reader is signed in, and the end of it. */
export function sessionRoutes({ strapi }: Parts): ReaderRoute[] {
  return [
    signedInRoute({
      method: 'GET',
      path: '/sessions',
      limit,
      body: noBody,
      handle: async ({ reader, now }) => {
        const places = await placesOf(strapi, { userId: reader.id, now });
        const sessions: ReaderSession[] = places.map(({ sessionId, device, since, lastSeen }) => ({
          id: sessionId,
          device,
          since: since.toISOString(),
          lastSeen: lastSeen.toISOString(),
          isThis: sessionId === reader.sessionId,
        }));
        return { status: 200, body: { sessions } };
      },
    }),
    signedInRoute({
      method: 'DELETE',
      path: '/sessions/:id',
      limit,
      body: noBody,
      handle: async ({ reader, params }) => {
        const place = { userId: reader.id, sessionId: params['id'] ?? '' };
        if (!(await endSession(strapi, place))) throw new ReaderRefused('not-found');
        return { status: 204 };
      },
    }),
    signedInRoute({
      method: 'DELETE',
      path: '/sessions',
      limit,
      body: noBody,
      handle: async ({ reader }) => {
        await endSessions(strapi, { userId: reader.id, but: reader.sessionId });
        return { status: 204 };
      },
    }),
  ];
}
