/** What changed: written by the database itself, read by the publisher, announced by a bell. */
import type { Core } from '@strapi/strapi';
import { Bell, type BellSettings } from './bell';
import { createTriggers, dropTriggers } from './triggers';
import { completeLog, logId, pruneLog } from './upkeep';

export type { Bell } from './bell';

/** Belongs into `register()`: the triggers must be away while Strapi changes tables, and back before anything writes. */
export function registerChangeLog(strapi: Core.Strapi): void {
  strapi.hook('strapi::content-types.beforeSync').register(() => dropTriggers(strapi));
  strapi.hook('strapi::content-types.afterSync').register(() => createTriggers(strapi));
}

/** Belongs into `bootstrap()`: makes the log complete and short, and returns the bell, ringing. */
export async function startChangeLog(strapi: Core.Strapi, settings: BellSettings | null): Promise<Bell> {
  await logId(strapi);
  await completeLog(strapi);
  await pruneLog(strapi);
  const bell = new Bell(strapi, settings);
  bell.start();
  return bell;
}
