import type { SitemapEntry, SitemapPage } from '../model/page.ts';
import { escaped, xmlResponse } from './xml.ts';

/** What maps of pages may hold beside the protocol's own elements. */
const extensions = [
  'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"',
  'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"',
].join(' ');

/** A sitemap or an index of sitemaps (sitemaps.org, protocol 0.9), with pictures and news where there are some. */
export function sitemapResponse(page: SitemapPage): Response {
  const isIndex = page.kind === 'index';
  const [root, entry] = isIndex ? ['sitemapindex', 'sitemap'] : ['urlset', 'url'];
  const entries = page.entries.map((each) => `<${entry}>${contentOf(each)}</${entry}>\n`);
  const namespaces = `xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${isIndex ? '' : ` ${extensions}`}`;
  return xmlResponse(
    `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${namespaces}>\n${entries.join('')}</${root}>\n`,
  );
}

function contentOf({ href, lastModified, images = [], news }: SitemapEntry): string {
  return [
    element('loc', href),
    ...(lastModified === null ? [] : [element('lastmod', lastModified)]),
    ...(news === undefined ? [] : [newsOf(news)]),
    ...images.map((image) => `<image:image>${element('image:loc', image)}</image:image>`),
  ].join('');
}

function newsOf({ title, published, publication }: NonNullable<SitemapEntry['news']>): string {
  const name = `${element('news:name', publication)}${element('news:language', 'en')}`;
  return `<news:news><news:publication>${name}</news:publication>${element('news:publication_date', published)}${element('news:title', title)}</news:news>`;
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}
