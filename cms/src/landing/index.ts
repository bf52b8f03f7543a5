/** Tells the panel where a piece stands on the site, by the publisher's own report. */
import type { Core } from '@strapi/strapi';
import {
  landedTypes,
  landingNoticePath,
  type LandedType,
  type LandingNotice,
} from '@standfirst/shared-types';
import { z } from 'zod';
import type { Settings } from '../env';
import { mayRead } from '../panel-access/may-read';
import { ForbiddenError } from '../strapi-errors';
import { landedUids, rowsOf, storedFacts } from './facts';
import { landingNoticeOf } from './notice';
import { askPublisher } from './publisher';

/** What the landing takes from the environment. */
export type LandingSettings = Pick<Settings, 'wakeUrl' | 'wakeSecret' | 'siteUrl'>;

/** Adds the panel's routes. Belongs into `register()`: later routes are not served. */
export function registerLanding(strapi: Core.Strapi, settings: LandingSettings): void {
  for (const type of landedTypes) {
    const action = 'plugin::content-manager.explorer.read';
    strapi.server.routes({
      type: 'admin',
      prefix: '',
      routes: [
        {
          method: 'GET',
          path: landingNoticePath(type, ':documentId'),
          handler: async (ctx) => {
            const { documentId } = asked.parse(ctx['params']);
            const { userAbility } = panelUser.parse(ctx.state);
            const notice = await noticeFor(strapi, { type, documentId, userAbility, settings });
            if (notice === null) return;
            ctx.set('Cache-Control', 'no-store');
            ctx.body = notice;
          },
          info: { type: 'admin', apiName: 'standfirst' },
          config: {
            policies: [
              'admin::isAuthenticatedAdmin',
              {
                name: 'admin::hasPermissions',
                config: { actions: [{ action, subject: landedUids[type] }] },
              },
            ],
          },
        },
      ],
    });
  }
}

const asked = z.object({ documentId: z.string() });
const panelUser = z.object({ userAbility: z.unknown() });

interface Asked {
  readonly type: LandedType;
  readonly documentId: string;
  /** What the panel user may do; Strapi's own object. */
  readonly userAbility: unknown;
  readonly settings: LandingSettings;
}

/**
 * The notice about a document, or `null` if there is none.
 * @throws {ForbiddenError} if the user may not read this very document.
 */
async function noticeFor(
  strapi: Core.Strapi,
  { type, documentId, userAbility, settings }: Asked,
): Promise<LandingNotice | null> {
  const rows = await rowsOf(strapi, { type, documentId });
  if (rows.length === 0) return null;
  if (!(await mayRead(strapi, { uid: landedUids[type], documentId, userAbility })))
    throw new ForbiddenError('You may not read this document.');
  const { wakeUrl, wakeSecret: secret, siteUrl } = settings;
  const stored = await storedFacts(strapi, { type, documentId, rows });
  const now = new Date();
  const publisher = await askPublisher(
    { wakeUrl, secret, fetch },
    { type, id: documentId, askedAtMs: now.getTime() },
  );
  return landingNoticeOf({ ...stored, publisher, siteUrl, now });
}
