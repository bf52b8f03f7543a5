import type { Core } from '@strapi/strapi';
import {
  viewsBatch,
  viewsBatchAgeMaxMs,
  viewsCallAgeMaxMs,
  viewsPath,
  viewsPayload,
  viewsSignatureHeader,
} from '@standfirst/shared-types';
import { z } from 'zod';
import type { Settings } from '../env';
import { isSigned } from '../signed';
import { countBatch } from './count';

/**
 * Takes batches of views from the site's server, and from nobody else. It answers 204 to what is
 * counted, now or before; 400 to what no further try can mend; 401 to a call that is not signed, or
 * old. Belongs into `register()`: later routes are not served.
 */
export function registerViews(
  strapi: Core.Strapi,
  { wakeSecret }: Pick<Settings, 'wakeSecret'>,
): void {
  strapi.server.routes({
    type: 'content-api',
    prefix: '',
    routes: [
      {
        method: 'POST',
        path: viewsPath.slice('/api'.length),
        info: { type: 'content-api', apiName: 'standfirst' },
        // No token: the signature is looked at here.
        config: { auth: false },
        handler: async (ctx) => {
          const given = viewsBatch.safeParse(asked.parse(ctx).request.body);
          const nowMs = Date.now();
          if (!given.success || nowMs - given.data.countedAtMs > viewsBatchAgeMaxMs) {
            ctx.status = 400;
            return;
          }
          const batch = given.data;
          const signature = ctx.get(viewsSignatureHeader);
          const by = { signature, secret: wakeSecret, encoding: 'hex' } as const;
          const isFresh = Math.abs(nowMs - batch.sentAtMs) <= viewsCallAgeMaxMs;
          if (!isFresh || !isSigned(viewsPayload(batch), by)) {
            ctx.status = 401;
            return;
          }
          await countBatch(strapi, batch);
          ctx.status = 204;
        },
      },
    ],
  });
}

const asked = z.object({ request: z.object({ body: z.unknown().optional() }) });
