import { magazine } from '../data.ts';

/** What crawlers are told. */
export function GET(): Response {
  return new Response(`Sitemap: ${magazine.siteUrl}/sitemap-index.xml\n`);
}
