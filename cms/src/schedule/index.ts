/**
 * Publishes and withdraws articles at the times their editors gave, and closes their comments.
 *
 * Strapi keeps an instant, so summer time moves nothing that was scheduled. What an editor means by
 * a time is settled when it is picked, by the clock of their computer: on the night that clocks go
 * forward, 01:30 does not exist in London and the picker takes it for 02:30; on the night they go
 * back, 01:30 comes twice and the picker takes the first. “On the site” says the time by the
 * magazine's clock, and of an hour that comes twice, which of the two it is.
 */
import type { Core } from '@strapi/strapi';
import { lookRepeatedly, type Repeated } from '../repeated';
import { closeByAge } from './closing';
import { lookOnce, type Look } from './look';

/** How often to look, in milliseconds. A time is met within this. */
const lookEveryMs = 1_000;

/**
 * Begins to keep the schedule. The first look is at once: what fell due while the CMS was down is
 * done now. Safe on several instances of one database: each action is done once.
 */
export function startSchedule(strapi: Core.Strapi): Repeated {
  const said = new Map<string, string>();
  return lookRepeatedly({
    look: (now) => keep(strapi, { now, said }),
    everyMs: lookEveryMs,
    failed: (reason) => {
      strapi.log.error(`The schedule could not be kept: ${reason} It is tried again.`);
    },
  });
}

async function keep(strapi: Core.Strapi, look: Look): Promise<void> {
  await lookOnce(strapi, look);
  // The bell listens for events of comments; else it would look by itself, a little later.
  if (await closeByAge(strapi, look.now)) await strapi.eventHub.emit('comment.closed-by-age', {});
}
