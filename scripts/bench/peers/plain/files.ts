import { monthSitemap, pagesSitemap, rss, sitemapIndex } from './feeds.ts';
import { monthsOf, partsOf } from './magazine.ts';
import {
  articlePage,
  directoryPage,
  frontPage,
  listPage,
  type TemplateContext,
} from './templates.ts';

/** A file of the site, and how to make it. */
export interface SiteFile {
  /** Relative to the output folder. */
  path: string;
  text: () => string;
}

/** Every file of the site: the addresses that ours has too, but for its 404 and 410 pages. */
export function* filesOf(context: TemplateContext): Generator<SiteFile> {
  const { magazine } = context;
  const page = (address: string, text: () => string): SiteFile => ({
    path: `${address.slice(1)}index.html`,
    text,
  });
  yield page('/', () => frontPage(context));
  yield page('/columns/', () => directoryPage(context, 'columns'));
  yield page('/authors/', () => directoryPage(context, 'authors'));
  for (const article of magazine.articles)
    yield page(`/articles/${article.slug}/`, () => articlePage(context, article));
  yield {
    path: 'rss.xml',
    text: () => rss(context, { title: magazine.title, address: '/', articles: magazine.articles }),
  };
  for (const list of magazine.lists.values()) {
    for (const part of partsOf(list)) yield page(part.address, () => listPage(context, list, part));
    const { address, articles, name } = list;
    const title = `${magazine.title}: ${name}`;
    yield {
      path: `${address.slice(1)}rss.xml`,
      text: () => rss(context, { title, address, articles }),
    };
  }
  const months = monthsOf(magazine);
  yield { path: 'sitemap-index.xml', text: () => sitemapIndex(magazine, months) };
  yield { path: 'sitemap-pages.xml', text: () => pagesSitemap(magazine) };
  for (const month of months)
    yield { path: `sitemap-${month}.xml`, text: () => monthSitemap(magazine, month) };
  yield { path: 'robots.txt', text: () => `Sitemap: ${magazine.siteUrl}/sitemap-index.xml\n` };
}
