import type { ArticleDocument } from '@standfirst/shared-types';
import { feedLength, type Magazine } from './magazine.ts';
import type { TemplateContext } from './templates.ts';
import { escaped, teaserOf } from './words.ts';

/** A feed with the full text of its newest articles. */
export function rss(
  { magazine, markdown }: TemplateContext,
  { title, address, articles }: { title: string; address: string; articles: ArticleDocument[] },
): string {
  const item = (article: ArticleDocument) => {
    const author = magazine.lists.get(article.bylines[0]?.author ?? '');
    return `<item><title>${escaped(article.title)}</title><link>${magazine.siteUrl}/articles/${article.slug}/</link><guid isPermaLink="false">urn:bench:${article.id}</guid><description>${escaped(teaserOf(article.standfirst))}</description><pubDate>${new Date(article.firstPublishedAt).toUTCString()}</pubDate><dc:creator>${escaped(author?.name ?? '')}</dc:creator><category>${escaped(magazine.lists.get(article.section)?.name ?? '')}</category><content:encoded>${escaped(markdown(article.body))}</content:encoded></item>`;
  };
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${escaped(title)}</title><description>${escaped(magazine.tagline)}</description><link>${magazine.siteUrl}${address}</link><language>en-GB</language><atom:link href="${magazine.siteUrl}${address}rss.xml" rel="self" type="application/rss+xml"/>${articles.slice(0, feedLength).map(item).join('')}</channel></rss>`;
}

/** The site map of one month. */
export function monthSitemap({ siteUrl, articles }: Magazine, month: string): string {
  return urlset(
    articles
      .filter((article) => article.firstPublishedAt.startsWith(month))
      .map(
        ({ slug, firstPublishedAt }) =>
          `<loc>${siteUrl}/articles/${slug}/</loc><lastmod>${firstPublishedAt.slice(0, 10)}</lastmod>`,
      ),
  );
}

/** The site map of everything that is no article. */
export function pagesSitemap({ siteUrl, lists }: Magazine): string {
  const addresses = ['/', '/columns/', '/authors/', ...[...lists.values()].map((l) => l.address)];
  return urlset(addresses.map((address) => `<loc>${siteUrl}${address}</loc>`));
}

/** The index of all site maps. */
export function sitemapIndex({ siteUrl }: Magazine, months: readonly string[]): string {
  const maps = ['pages', ...months].map(
    (child) => `<sitemap><loc>${siteUrl}/sitemap-${child}.xml</loc></sitemap>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${maps.join('')}</sitemapindex>`;
}

function urlset(urls: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.map((url) => `<url>${url}</url>`).join('')}</urlset>`;
}
