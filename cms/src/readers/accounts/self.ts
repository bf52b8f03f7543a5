import type { Core } from '@strapi/strapi';
import { selfOf } from '../reader';
import { noBody, signedInRoute, type ReaderRoute } from '../routes';
import { termsNow } from '../terms';

/** A reader as they see themselves. */
export function selfRoutes(strapi: Core.Strapi): ReaderRoute[] {
  return [
    signedInRoute({
      method: 'GET',
      path: '/me',
      limit: { name: 'self', times: 120, seconds: 60 },
      body: noBody,
      handle: async ({ reader }) => ({
        status: 200,
        body: { reader: selfOf(reader, await termsNow(strapi)) },
      }),
    }),
  ];
}
