import { addressOf, type ArticleDocument } from '@standfirst/shared-types';
import { scopes } from '../content/index.ts';
import { absolute, type BuildContext } from './context.ts';
import type { RobotsPage, SitemapPage } from './page.ts';

type Entry = SitemapPage['entries'][number];

/** The address of the map of one month (`YYYY-MM`), or of the pages that are no articles (`pages`). */
export function sitemapAddress(child: string): string {
  return `/sitemap-${child}.xml`;
}

/** The index of all site maps (https://www.sitemaps.org/protocol.html). */
export function sitemapIndex(context: BuildContext): SitemapPage {
  const children = ['pages', ...context.content.months()];
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

/** The articles first published in one month; `null` if there are none. One change touches one month. */
export function monthSitemap(context: BuildContext, month: string): SitemapPage | null {
  const ids = context.content.all(scopes.month(month));
  if (ids.length === 0) return null;
  const entries = ids.flatMap((id): Entry[] => {
    const article = context.content.get('article.whole', id);
    if (article === null) return [];
    return [
      {
        href: absolute(context, addressOf('article', article.slug)),
        lastModified: lastModified(article),
      },
    ];
  });
  return { template: 'sitemap', address: sitemapAddress(month), kind: 'urls', entries };
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
    entries: ['/', '/columns/', '/authors/', ...addresses].map((address) => ({
      href: absolute(context, address),
      lastModified: null,
    })),
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
