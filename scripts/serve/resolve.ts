import type { LiveFile, LiveSite } from './live-release.ts';

/** What an address answers. */
export type Answer =
  | { kind: 'file'; status: 200 | 404 | 410; file: LiveFile }
  | { kind: 'redirect'; to: string }
  | { kind: 'nothing'; status: 404 | 410 };

/**
 * What stands at an address now. What is live comes first, so a reused slug wins over an old
 * redirect; then the same address with the slash that its link forgot; then a redirect; then
 * "gone", then "not found".
 */
export function resolveAddress(site: LiveSite, address: string): Answer {
  const file = pageAt(site, address);
  if (file !== null) return { kind: 'file', status: 200, file };
  const whole = address.endsWith('/') ? address : `${address}/`;
  if (whole !== address && pageAt(site, whole) !== null) return { kind: 'redirect', to: whole };
  // Every page ends with a slash; what has a file's name (`rss.xml`) moves as it is.
  const isFile = /\.[a-z]+$/.test(address);
  const moved = (isFile ? site.redirect(address) : null) ?? site.redirect(whole);
  if (moved !== null && moved !== address) return { kind: 'redirect', to: moved };
  const status = site.isGone(whole) ? 410 : 404;
  const page = site.file(`/${status}/`);
  return page === null ? { kind: 'nothing', status } : { kind: 'file', status, file: page };
}

/** What is live at an address. The pages that say "nothing here" stand nowhere themselves. */
function pageAt(site: LiveSite, address: string): LiveFile | null {
  return address === '/404/' || address === '/410/' ? null : site.file(address);
}
