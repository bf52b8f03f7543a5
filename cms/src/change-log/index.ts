/** What changed: written by the database itself, read by the publisher, announced by a bell. */
import type { Core } from '@strapi/strapi';
import { Bell, type BellSettings } from './bell';
import { failWithCommit } from './commit';
import { createTriggers, dropTriggers, willChangeTables } from './triggers';
import { completeLog, logEverythingAgain, pruneLog } from './upkeep';

export type { Bell } from './bell';
export { WorkflowBell } from './workflow-bell';
export { recogniseLog } from './log-name';

/**
 * Belongs into `register()`: the triggers must be away while Strapi changes tables, and back before
 * anything writes. Where it changes none they stay, for another process may be writing meanwhile.
 */
export function registerChangeLog(strapi: Core.Strapi): void {
  failWithCommit(strapi);
  hookOf(strapi, 'beforeSync').register(async () => {
    if (await willChangeTables(strapi)) await dropTriggers(strapi);
  });
  hookOf(strapi, 'afterSync').register(async () => {
    const wereMissing = await createTriggers(strapi);
    if (wereMissing) await logEverythingAgain(strapi);
  });
}

/** What Strapi calls around the synchronisation of its tables. It has no type of its own. */
interface SyncHook {
  register(handler: () => Promise<void>): void;
}

function hookOf(strapi: Core.Strapi, name: 'beforeSync' | 'afterSync'): SyncHook {
  const hook: unknown = strapi.hook(`strapi::content-types.${name}`);
  if (isSyncHook(hook)) return hook;
  throw new Error(`Strapi has no hook "${name}": the change log can't be kept. Check its version.`);
}

function isSyncHook(value: unknown): value is SyncHook {
  return (
    typeof value === 'object' &&
    value !== null &&
    'register' in value &&
    typeof value.register === 'function'
  );
}

/** Belongs into `bootstrap()`: makes the log complete and short, and returns the bell, ringing. */
export async function startChangeLog(
  strapi: Core.Strapi,
  settings: BellSettings | null,
): Promise<Bell> {
  await completeLog(strapi);
  await pruneLog(strapi);
  const bell = new Bell(strapi, settings);
  bell.start();
  return bell;
}
