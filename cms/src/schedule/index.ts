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
import { closeByAge } from './closing';
import { lookOnce, reasonOf, type Look } from './look';

/** How often to look, in milliseconds. A time is met within this. */
const lookEveryMs = 1_000;

/** What stops the schedule. */
export interface Schedule {
  stop(): Promise<void>;
}

/**
 * Begins to keep the schedule. The first look is at once: what fell due while the CMS was down is
 * done now. Safe on several instances of one database: each action is done once.
 */
export function startSchedule(strapi: Core.Strapi): Schedule {
  const said = new Map<string, string>();
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();
  const look = (): void => {
    looking = keep(strapi, { now: new Date(), said })
      .catch((error: unknown) => {
        strapi.log.error(`The schedule could not be kept: ${reasonOf(error)} It is tried again.`);
      })
      .then(() => {
        if (!stopped) timer = setTimeout(look, lookEveryMs).unref();
      });
  };
  look();
  return {
    async stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await looking;
    },
  };
}

async function keep(strapi: Core.Strapi, look: Look): Promise<void> {
  await lookOnce(strapi, look);
  // The bell listens for events of comments; else it would look by itself, a little later.
  if (await closeByAge(strapi, look.now)) await strapi.eventHub.emit('comment.closed-by-age', {});
}
