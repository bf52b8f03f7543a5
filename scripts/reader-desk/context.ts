import type { Log } from '../lib/log.ts';

/** What the readers' desk works with. */
export interface DeskContext {
  /** The site's public origin, without a slash at the end. */
  siteUrl: string;
  /** Where the CMS is reached, past any proxy. */
  cmsUrl: string;
  /** Signs the reader's address for the CMS. */
  wakeSecret: string;
  /** How many proxies stand in front of the site's server and add to `X-Forwarded-For`. */
  proxyCount: number;
  /** The publisher's database, which says what the magazine's frame and articles are. */
  databasePath: string;
  fetch: typeof fetch;
  /** Milliseconds since the epoch. */
  now: () => number;
  log: Log;
}

/** How long the CMS may take for an answer, in milliseconds. */
export const answerWithinMs = 15_000;
/** How much a request may bring, in bytes. */
export const bodyBytesMax = 64 * 1024;
