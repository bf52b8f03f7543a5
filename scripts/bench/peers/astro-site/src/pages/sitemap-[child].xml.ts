import { magazine } from '../data.ts';
import { monthSitemap, pagesSitemap, sitemapIndex } from '../../../plain/feeds.ts';
import { monthsOf } from '../../../plain/magazine.ts';

/** The index, the map of pages and one map a month. */
export function getStaticPaths(): { params: { child: string } }[] {
  return ['index', 'pages', ...monthsOf(magazine)].map((child) => ({ params: { child } }));
}

/** One site map. */
export function GET({ params: { child } }: { params: { child: string } }): Response {
  if (child === 'index') return new Response(sitemapIndex(magazine, monthsOf(magazine)));
  return new Response(child === 'pages' ? pagesSitemap(magazine) : monthSitemap(magazine, child));
}
