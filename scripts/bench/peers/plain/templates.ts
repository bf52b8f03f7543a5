/** Our templates again, as template literals: the same parts in the same order, without scoped attributes. */
import type { ArticleDocument } from '@standfirst/shared-types';
import { relatedTo, type List, type ListPart, type Magazine } from './magazine.ts';
import { dateText, escaped, teaserOf } from './words.ts';

/** What templates work with. */
export interface TemplateContext {
  magazine: Magazine;
  /** The style sheets that our own pages hold, so that every peer writes as many bytes of them. */
  styles: { article: string; list: string };
  markdown: (source: string) => string;
}

interface Frame {
  address: string;
  title: string;
  description: string;
  feed: string;
  jsonLd: Record<string, unknown> | null;
  styles: string;
  main: string;
}

function layout(
  { magazine }: TemplateContext,
  { address, title, description, feed, jsonLd, styles, main }: Frame,
): string {
  const url = `${magazine.siteUrl}${address}`;
  const whole = escaped(`${title} | ${magazine.title}`);
  const said = escaped(description);
  return `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>${whole}</title><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="theme-color" content="#fffdf9" media="(prefers-color-scheme: light)"><meta name="theme-color" content="#161411" media="(prefers-color-scheme: dark)"><meta name="description" content="${said}"><link rel="canonical" href="${url}"><link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="alternate" type="application/rss+xml" href="${feed}" title="${escaped(magazine.title)}"><meta property="og:type" content="${jsonLd === null ? 'website' : 'article'}"><meta property="og:site_name" content="${escaped(magazine.title)}"><meta property="og:locale" content="en_GB"><meta property="og:title" content="${whole}"><meta property="og:url" content="${url}"><meta property="og:description" content="${said}"><meta name="twitter:card" content="summary">${jsonLd === null ? '' : `<script type="application/ld+json">${JSON.stringify(jsonLd).replaceAll('<', '\\u003c')}</script>`}<style>${styles}</style></head><body><a class="skip label no-print" href="#main">Skip to the content</a><header><div class="page title"><p class="wordmark"><a href="/">${escaped(magazine.title)}</a></p><p class="tagline">${escaped(magazine.tagline)}</p></div><nav class="sections label" aria-label="Sections"><ul class="page bare">${magazine.sections.map((section) => `<li><a href="${section.address}"${section.address === address ? ' aria-current="page"' : ''}>${escaped(section.name)}</a></li>`).join('')}<li><a href="/columns/">Columns</a></li></ul></nav></header><main id="main" tabindex="-1">${main}</main><footer><p class="address label">${url}</p><div class="page columns no-print"><div class="about"><p class="wordmark"><a href="/">${escaped(magazine.title)}</a></p></div><nav class="label" aria-label="The magazine"><ul class="bare"><li><a href="/columns/">Columns</a></li><li><a href="/authors/">Authors</a></li><li><a href="/rss.xml">RSS feed: ${escaped(magazine.title)}</a></li></ul></nav></div></footer></body></html>`;
}

function byline({ magazine }: TemplateContext, article: ArticleDocument): string {
  const author = magazine.lists.get(article.bylines[0]?.author ?? '');
  return author === undefined
    ? ''
    : `By <a href="${author.address}" rel="author">${escaped(author.name)}</a>`;
}

function kicker({ magazine }: TemplateContext, article: ArticleDocument): string {
  const section = magazine.lists.get(article.section);
  const column = article.column === null ? undefined : magazine.lists.get(article.column);
  return `<p class="kicker label"><a class="kicker-name" href="${section?.address}">${escaped(section?.name ?? '')}</a>${column === undefined ? '' : ` <a class="column" href="${column.address}">${escaped(column.name)}</a>`}</p>`;
}

function time(article: ArticleDocument): string {
  return `<time datetime="${article.firstPublishedAt}">${dateText(article.firstPublishedAt)}</time>`;
}

function card(context: TemplateContext, article: ArticleDocument): string {
  return `<article class="story small"><div class="words">${kicker(context, article)}<h3><a href="/articles/${article.slug}/">${escaped(article.title)}</a></h3><p class="teaser">${escaped(teaserOf(article.standfirst))}</p><p class="meta label"><span class="byline">${byline(context, article)}</span> ${time(article)}</p></div></article>`;
}

function cards(context: TemplateContext, articles: readonly ArticleDocument[]): string {
  return articles.map((article) => card(context, article)).join('');
}

/** An article with the four beside it. */
export function articlePage(context: TemplateContext, article: ArticleDocument): string {
  const { magazine, markdown } = context;
  const address = `/articles/${article.slug}/`;
  const teaser = teaserOf(article.standfirst);
  const author = magazine.lists.get(article.bylines[0]?.author ?? '');
  return layout(context, {
    address,
    title: article.title,
    description: teaser,
    feed: '/rss.xml',
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      mainEntityOfPage: `${magazine.siteUrl}${address}`,
      headline: article.title,
      description: teaser,
      datePublished: article.firstPublishedAt,
      author: [
        { '@type': 'Person', name: author?.name, url: `${magazine.siteUrl}${author?.address}` },
      ],
      articleSection: magazine.lists.get(article.section)?.name,
    },
    styles: context.styles.article,
    main: `<article class="page ${article.kind}"><header class="opening"><div class="marks">${kicker(context, article)}</div><div class="words"><h1>${escaped(article.title)}</h1><p class="standfirst">${escaped(article.standfirst ?? '')}</p></div></header><div class="meta"><p class="byline"><span class="author">${byline(context, article)}, <span class="role">${escaped(article.bylines[0]?.roleAtPublication ?? '')}</span></span></p><p class="label date">${time(article)}</p></div><div class="text"><div class="prose">${markdown(article.body)}</div></div></article><section class="block page" aria-labelledby="related"><h2 id="related">Related articles</h2><div class="cards">${cards(context, relatedTo(magazine, article))}</div></section>`,
  });
}

/** A page of a section, column or author. */
export function listPage(context: TemplateContext, list: List, part: ListPart): string {
  const link = (href: string | null, words: string) =>
    href === null ? '' : `<a href="${href}">${words}</a>`;
  return layout(context, {
    address: part.address,
    title: part.number === null ? list.name : `${list.name}, page ${part.number}`,
    description: list.note ?? '',
    feed: `${list.address}rss.xml`,
    jsonLd: null,
    styles: context.styles.list,
    main: `<header class="page"><h1>${escaped(list.name)}</h1><p>${escaped(list.note ?? '')}</p></header><div class="page list">${cards(context, part.articles)}</div><nav class="label" aria-label="Pages">${link(part.newer, 'Newer')} ${link(part.older, 'Older')}</nav>`,
  });
}

/** The front page: the newest five of each section. */
export function frontPage(context: TemplateContext): string {
  const { magazine } = context;
  const block = ({ name, address, articles }: List) =>
    `<section class="block"><h2><a href="${address}">${escaped(name)}</a></h2>${cards(context, articles.slice(0, 5))}</section>`;
  return layout(context, {
    address: '/',
    title: magazine.tagline,
    description: magazine.tagline,
    feed: '/rss.xml',
    jsonLd: null,
    styles: context.styles.list,
    main: `<h1>${escaped(magazine.title)}</h1>${cards(context, magazine.articles.slice(0, 1))}${magazine.sections.map(block).join('')}`,
  });
}

/** The list of columns, or of authors. */
export function directoryPage(context: TemplateContext, folder: 'columns' | 'authors'): string {
  const entry = ({ name, address, note, articles: [latest] }: List) =>
    `<li><a href="${address}">${escaped(name)}</a><p>${escaped(note ?? '')}</p>${latest === undefined ? '' : `<a href="/articles/${latest.slug}/">${escaped(latest.title)}</a> ${time(latest)}`}</li>`;
  return layout(context, {
    address: `/${folder}/`,
    title: folder,
    description: '',
    feed: '/rss.xml',
    jsonLd: null,
    styles: context.styles.list,
    main: `<h1>${folder}</h1><ul class="bare">${context.magazine[folder].map(entry).join('')}</ul>`,
  });
}
