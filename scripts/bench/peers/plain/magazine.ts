/** The corpus as the peers read it: one JSON document a line, grouped once, in memory. */
import { readFileSync } from 'node:fs';
import type { ArticleDocument, PublishedDocument } from '@standfirst/shared-types';

/** Lists are numbered from the oldest and as long as ours (`site/src/content/listings.ts`). */
const listPageLength = 20;
/** Articles in a feed, as in ours (`site/src/model/feed.ts`). */
export const feedLength = 30;

/** A section, column or author, with their articles, newest first. */
export interface List {
  id: string;
  slug: string;
  name: string;
  note: string | null;
  address: string;
  articles: ArticleDocument[];
}

/** One page of a list. */
export interface ListPart {
  address: string;
  number: number | null;
  articles: ArticleDocument[];
  newer: string | null;
  older: string | null;
}

/** Everything, grouped. */
export interface Magazine {
  siteUrl: string;
  title: string;
  tagline: string;
  sections: List[];
  columns: List[];
  authors: List[];
  /** Newest first. */
  articles: ArticleDocument[];
  /** By the address of the page. */
  bySlug: Map<string, ArticleDocument>;
  /** By id. */
  byId: Map<string, ArticleDocument>;
  lists: Map<string, List>;
}

/** Reads the file that holds the corpus. */
export function readMagazine(path: string, siteUrl: string): Magazine {
  return magazineOf(documentsOf(path), siteUrl);
}

/** The documents of a corpus file. */
export function documentsOf(path: string): PublishedDocument[] {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as PublishedDocument);
}

/** Groups documents. */
export function magazineOf(documents: readonly PublishedDocument[], siteUrl: string): Magazine {
  const lists = new Map<string, List>();
  const found: Record<'sections' | 'columns' | 'authors', List[]> = {
    sections: [],
    columns: [],
    authors: [],
  };
  const articles: ArticleDocument[] = [];
  let [title, tagline] = ['', ''];
  const add = (
    folder: keyof typeof found,
    { id, slug, name, note }: Pick<List, 'id' | 'slug' | 'name' | 'note'>,
  ) => {
    const list = { id, slug, name, note, address: `/${folder}/${slug}/`, articles: [] };
    found[folder].push(list);
    lists.set(id, list);
  };
  for (const document of documents) {
    if (document.type === 'article') articles.push(document);
    else if (document.type === 'section')
      add('sections', { ...document, note: document.description });
    else if (document.type === 'column')
      add('columns', { ...document, name: document.title, note: document.description });
    else if (document.type === 'author') add('authors', { ...document, note: document.role });
    else if (document.type === 'settings')
      [title, tagline] = [document.title, document.tagline ?? ''];
  }
  articles.sort((a, b) => (a.firstPublishedAt < b.firstPublishedAt ? 1 : -1));
  for (const article of articles)
    for (const id of [article.section, article.column, article.bylines[0]?.author])
      if (id != null) lists.get(id)?.articles.push(article);
  return {
    siteUrl,
    title,
    tagline,
    ...found,
    articles,
    bySlug: new Map(articles.map((article) => [article.slug, article])),
    byId: new Map(articles.map((article) => [article.id, article])),
    lists,
  };
}

/** The pages of a list: the newest unnumbered and between one and two pages long, the others full. */
export function partsOf({ address, articles }: List): ListPart[] {
  const numbered = Math.max(0, Math.floor(articles.length / listPageLength) - 1);
  const at = (number: number) => (number > numbered ? address : `${address}page/${number}/`);
  const parts: ListPart[] = [
    {
      address,
      number: null,
      articles: articles.slice(0, articles.length - numbered * listPageLength),
      newer: null,
      older: numbered === 0 ? null : at(numbered),
    },
  ];
  for (let number = 1; number <= numbered; number += 1) {
    const end = articles.length - (number - 1) * listPageLength;
    parts.push({
      address: at(number),
      number,
      articles: articles.slice(end - listPageLength, end),
      newer: at(number + 1),
      older: number === 1 ? null : at(number - 1),
    });
  }
  return parts;
}

/** The four articles beside one. */
export function relatedTo({ byId }: Magazine, article: ArticleDocument): ArticleDocument[] {
  return article.related.flatMap((id) => byId.get(id) ?? []).slice(0, 4);
}

/** The `YYYY-MM` months in which something was published. */
export function monthsOf({ articles }: Magazine): string[] {
  return [...new Set(articles.map((article) => article.firstPublishedAt.slice(0, 7)))].sort();
}
