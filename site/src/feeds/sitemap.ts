import type { SitemapPage } from '../model/page.ts';
import { escaped, xmlResponse } from './xml.ts';

/** A sitemap or an index of sitemaps (sitemaps.org, protocol 0.9). */
export function sitemapResponse(page: SitemapPage): Response {
  const [root, entry] = page.kind === 'index' ? ['sitemapindex', 'sitemap'] : ['urlset', 'url'];
  const entries = page.entries.map(
    ({ href, lastModified }) =>
      `<${entry}><loc>${escaped(href)}</loc>${lastModified === null ? '' : `<lastmod>${escaped(lastModified)}</lastmod>`}</${entry}>\n`,
  );
  return xmlResponse(
    `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</${root}>\n`,
  );
}
