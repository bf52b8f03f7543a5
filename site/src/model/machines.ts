import { addressOf, type ArticleDocument } from '@standfirst/shared-types';
import { scopes } from '../content/index.ts';
import { tidy } from '../markdown/index.ts';
import { absolute, settingsOf, type BuildContext } from './context.ts';
import type { RobotsPage, SitemapEntry, SitemapPage } from './page.ts';

/** Addresses that one site map may hold (https://www.sitemaps.org/protocol.html#index). */
export const sitemapLengthMax = 50_000;

/** The address of the map of one month (`YYYY-MM`), or of the pages that are no articles (`pages`). */
export function sitemapAddress(child: string): string {
  return `/sitemap-${child}.xml`;
}

/** The maps of a month in which so many articles were published: one, and more where one can't hold them. */
export function monthParts(month: string, articles: number): string[] {
  const parts = Math.max(1, Math.ceil(articles / sitemapLengthMax));
  return Array.from({ length: parts }, (_part, at) => (at === 0 ? month : `${month}-${at + 1}`));
}

/** The index of all site maps (https://www.sitemaps.org/protocol.html). */
export function sitemapIndex(context: BuildContext): SitemapPage {
  const { content } = context;
  const months = content
    .months()
    .flatMap((month) => monthParts(month, content.count(scopes.month(month))));
  const children = ['pages', 'news', ...months];
  return {
    template: 'sitemap',
    address: sitemapAddress('index'),
    kind: 'index',
    entries: children.map((child) => ({
      href: absolute(context, sitemapAddress(child)),
      lastModified: null,
    })),
  };
}

/**
 * The articles first published in one month, oldest first; `null` if there are none. One change
 * touches one month. `part` counts from 1.
 */
export function monthSitemap(
  context: BuildContext,
  { month, part }: { month: string; part: number },
): SitemapPage | null {
  const before = (part - 1) * sitemapLengthMax;
  const ids = context.content.all(scopes.month(month)).slice(before, before + sitemapLengthMax);
  if (ids.length === 0) return null;
  const [address = ''] = monthParts(month, part * sitemapLengthMax)
    .slice(-1)
    .map(sitemapAddress);
  const entries = ids.flatMap((id): SitemapEntry[] => {
    const article = context.content.get('article.whole', id);
    if (article === null) return [];
    return [
      {
        href: absolute(context, addressOf('article', article.slug)),
        lastModified: lastModified(article),
        images: imagesOf(context, article),
      },
    ];
  });
  return { template: 'sitemap', address, kind: 'urls', entries };
}

function imagesOf(context: BuildContext, { leadImage }: ArticleDocument): string[] {
  if (leadImage === null) return [];
  const file = context.content.get('media.files', leadImage.media)?.files.at(-1);
  return file === undefined ? [] : [absolute(context, file.path)];
}

/** What news aggregators look at: two days, in milliseconds, and at most so many articles. */
const [newsForMs, newsMax] = [2 * 86_400_000, 1000];

/**
 * The articles of the last two days, for news aggregators
 * (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap). The days are
 * counted back from the newest article and not from the clock, which pages don't read: when nothing
 * is published for a while the map stays as it is, and aggregators pass over what is too old for them.
 */
export function newsSitemap(context: BuildContext): SitemapPage {
  const { content } = context;
  const publication = settingsOf(context).title;
  const entries: SitemapEntry[] = [];
  let sinceMs = -Infinity;
  for (const id of content.newest(scopes.articles, newsMax)) {
    const article = content.get('article.card', id);
    if (article === null) continue;
    const publishedMs = Date.parse(article.firstPublishedAt);
    if (entries.length === 0) sinceMs = publishedMs - newsForMs;
    if (publishedMs < sinceMs) break;
    entries.push({
      href: absolute(context, addressOf('article', article.slug)),
      lastModified: null,
      news: { title: tidy(article.title), published: article.firstPublishedAt, publication },
    });
  }
  return { template: 'sitemap', address: sitemapAddress('news'), kind: 'urls', entries };
}

/** The last day on which readers were told that something changed. */
function lastModified(article: ArticleDocument): string {
  const days = article.corrections.map((correction) => correction.date);
  return (
    [article.firstPublishedAt.slice(0, 10), ...days].sort().at(-1) ??
    article.firstPublishedAt.slice(0, 10)
  );
}

/** The pages that are no articles. */
export function pagesSitemap(context: BuildContext): SitemapPage {
  const { content } = context;
  const slugs = [
    ...content
      .all(scopes.sections)
      .map((id) => ({ type: 'section', slug: content.get('section.name', id)?.slug }) as const),
    ...content
      .all(scopes.columns)
      .map((id) => ({ type: 'column', slug: content.get('column.label', id)?.slug }) as const),
    ...content
      .all(scopes.authors)
      .map((id) => ({ type: 'author', slug: content.get('author.label', id)?.slug }) as const),
    ...content
      .all(scopes.pages)
      .map((id) => ({ type: 'page', slug: content.get('page.footer', id)?.slug }) as const),
  ];
  const addresses = slugs.flatMap(({ type, slug }) =>
    slug === undefined ? [] : [addressOf(type, slug)],
  );
  return {
    template: 'sitemap',
    address: sitemapAddress('pages'),
    kind: 'urls',
    entries: ['/', '/columns/', '/authors/', '/archive/', '/corrections/', ...addresses].map(
      (address) => ({
        href: absolute(context, address),
        lastModified: null,
      }),
    ),
  };
}

/** What crawlers are told (RFC 9309). */
export function robotsPage(context: BuildContext): RobotsPage {
  return {
    template: 'robots',
    address: '/robots.txt',
    sitemap: absolute(context, sitemapAddress('index')),
  };
}
