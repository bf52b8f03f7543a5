import { readerRequests } from '@standfirst/shared-types';
import { magazineTitle } from '../../mail/magazine-title';
import { acceptableName } from '../names';
import { noticesOfCode } from '../notices';
import { readerOf, selfOf } from '../reader';
import { ReaderRefused } from '../refused';
import { noBody, openRoute, signedInRoute, type ReaderRoute } from '../routes';
import { isNameTaken, readerById, updateReader } from '../store';
import { termsNow } from '../terms';
import type { Parts } from './parts';

/** A reader as they see themselves, their name, and what they are told by e-mail. */
export function selfRoutes(parts: Parts): ReaderRoute[] {
  return [me(parts), profile(parts), noticesStop(parts)];
}

function me({ strapi }: Parts): ReaderRoute {
  return signedInRoute({
    method: 'GET',
    path: '/me',
    limit: { name: 'self', times: 240, seconds: 60 },
    body: noBody,
    handle: async ({ reader }) => ({
      status: 200,
      body: { reader: selfOf(reader, await termsNow(strapi)) },
    }),
  });
}

function profile({ strapi }: Parts): ReaderRoute {
  return signedInRoute({
    method: 'PUT',
    path: '/profile',
    limit: { name: 'profile', times: 30, seconds: 3600 },
    body: readerRequests['PUT /profile'],
    handle: async ({ body, reader, now }) => {
      const { notices } = body;
      // A name from before a rule came may stay.
      const isSame = body.name === reader.name;
      const name = isSame ? reader.name : acceptableName(body.name, await magazineTitle(strapi));
      if (!isSame && (await isNameTaken(strapi, { name, but: reader.id })))
        throw new ReaderRefused('name-taken', { field: 'name' });
      const row = await updateReader(strapi, reader.id, {
        username: name,
        noticesOfDecisions: notices.decisions,
        noticesOfReplies: notices.replies,
      });
      return {
        status: 200,
        body: { reader: selfOf(readerOf(row, now), await termsNow(strapi)) },
      };
    },
  });
}

function noticesStop({ strapi, settings }: Parts): ReaderRoute {
  return openRoute({
    method: 'POST',
    path: '/notices-stop',
    limit: { name: 'notices-stop', times: 60, seconds: 3600 },
    body: readerRequests['POST /notices-stop'],
    handle: async ({ body }) => {
      const { reader, kind } = noticesOfCode(body.code, settings.jwtSecret);
      const row = await readerById(strapi, reader);
      if (row !== null) {
        const field = kind === 'decisions' ? 'noticesOfDecisions' : 'noticesOfReplies';
        await updateReader(strapi, row.id, { [field]: false });
      }
      return { status: 200, body: {} };
    },
  });
}
