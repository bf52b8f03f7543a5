/** How often articles are opened: counted by day, published as a score. No reader is in it. */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { lookRepeatedly, type Repeated } from '../repeated';
import { publishScores } from './scores';
import { forgetOldViews } from './upkeep';

export { registerViews } from './route';

/** How often to look whether scores are due, in milliseconds. */
const lookEveryMs = 5 * 60_000;
/** How long the site is told nothing new after it was told something, in milliseconds. */
const publishEveryMs = 3_600_000;

const key = { type: 'core', name: 'standfirst', key: 'views-published' } as const;
const stored = z.object({ atMs: z.number() });

/** Publishes scores when they are due; the first look is at once. Safe on several CMSs of one database. */
export function startScores(strapi: Core.Strapi): Repeated {
  return lookRepeatedly({
    look: (now) => keepScores(strapi, now),
    everyMs: lookEveryMs,
    failed: (reason) => {
      strapi.log.error(`Views could not be added up: ${reason} It is tried again.`);
    },
  });
}

/**
 * Publishes scores unless some were published within the hour before `now`, and forgets what is old.
 * While nothing changes, no hour begins: a magazine's first views are not kept waiting.
 */
export async function keepScores(strapi: Core.Strapi, now: Date): Promise<void> {
  const last = stored.safeParse(await strapi.store.get(key));
  const sinceMs = last.success ? now.getTime() - last.data.atMs : Infinity;
  // A clock that was put back must not silence the lists until it has caught up.
  if (sinceMs >= 0 && sinceMs < publishEveryMs) return;
  await forgetOldViews(strapi, now);
  if ((await publishScores(strapi, now)) > 0)
    await strapi.store.set({ ...key, value: { atMs: now.getTime() } });
}
