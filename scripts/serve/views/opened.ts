import type { IncomingHttpHeaders } from 'node:http';
import { isbot } from 'isbot';

/**
 * Whether a request for the beacon shows that a person's browser has opened a page of ours. All of
 * these hold:
 *
 * - the reader has not asked to be left out: no `DNT: 1` (https://www.w3.org/TR/tracking-dnt/), no
 *   `Sec-GPC: 1` (https://w3c.github.io/gpc/);
 * - nothing was fetched or shown in advance (`Sec-Purpose`, and the older names of it);
 * - a page of ours asked for it: the browser says so, or, if too old for that, names the page;
 * - the browser says what it is, and is not one of the programs that say they are robots.
 */
export function isOpenedPage(headers: IncomingHttpHeaders, siteUrl: string): boolean {
  return (
    headers['dnt'] !== '1' &&
    headers['sec-gpc'] !== '1' &&
    !isInAdvance(headers) &&
    isFromOwnPage(headers, siteUrl) &&
    isBrowser(headers['user-agent'])
  );
}

function isInAdvance(headers: IncomingHttpHeaders): boolean {
  return ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].some((name) =>
    /prefetch|prerender|preview/i.test(String(headers[name] ?? '')),
  );
}

function isFromOwnPage(headers: IncomingHttpHeaders, siteUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' && headers['sec-fetch-dest'] === 'image';
  return headers.referer?.startsWith(`${siteUrl}/`) ?? false;
}

function isBrowser(userAgent: string | undefined): boolean {
  return userAgent !== undefined && userAgent !== '' && !isbot(userAgent);
}
