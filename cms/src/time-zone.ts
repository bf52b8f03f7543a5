import type { Core } from '@strapi/strapi';
import { z } from 'zod';

const settings = z.object({ timeZone: z.string().nullish() }).nullable();

/** The time zone where the settings name none. */
export const usualTimeZone = 'Europe/London';

/** The time zone of the magazine's clock and days, as the settings name it; {@link usualTimeZone} before there are any. */
export async function timeZoneOf(strapi: Core.Strapi): Promise<string> {
  const row: unknown = await strapi.db
    .query('api::site-settings.site-settings')
    .findOne({ select: ['timeZone'] });
  return settings.parse(row)?.timeZone ?? usualTimeZone;
}
