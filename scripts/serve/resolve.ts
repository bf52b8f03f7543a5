import type { LiveFile, LiveSite } from './live-release.ts';

/** What an address answers. */
export type Answer =
  | { kind: 'file'; status: 200 | 404 | 410; file: LiveFile }
  | { kind: 'redirect'; to: string }
  | { kind: 'nothing'; status: 404 | 410 };

/**
 * What stands at an address now. What is live comes first, so a reused slug wins over an old
 * redirect; then a redirect; then "gone", then "not found".
 */
export function resolveAddress(site: LiveSite, address: string): Answer {
  const isErrorPage = address === '/404/' || address === '/410/';
  const file = isErrorPage ? null : site.file(address);
  if (file !== null) return { kind: 'file', status: 200, file };
  const withSlash = `${address}/`;
  if (
    !address.endsWith('/') &&
    (site.file(withSlash) !== null || site.redirect(withSlash) !== null)
  ) {
    return { kind: 'redirect', to: site.redirect(withSlash) ?? withSlash };
  }
  const moved = site.redirect(address);
  if (moved !== null && moved !== address) return { kind: 'redirect', to: moved };
  const status = site.isGone(address) || site.isGone(withSlash) ? 410 : 404;
  const page = site.file(`/${status}/`);
  return page === null ? { kind: 'nothing', status } : { kind: 'file', status, file: page };
}
