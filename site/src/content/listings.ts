/** Which ordered lists a document stands in, and where. */
import type { ArticleDocument, DocumentType } from '@standfirst/shared-types';
import type { StoredDocument } from './stored.ts';

/** How many articles a numbered list page holds. */
export const listPageLength = 20;

/** A place in a list. */
export interface Membership {
  scope: string;
  sort: string;
}

/** A sort before every place in a list. */
export const lowest = '';
/** A sort after every place in a list. */
export const highest = '\u{10FFFF}';

/** The names of the lists. */
export const scopes = {
  articles: 'articles',
  /** Articles with corrections, by the day of the last. */
  corrected: 'corrected',
  sections: 'sections',
  columns: 'columns',
  authors: 'authors',
  pages: 'pages',
  redirects: 'redirects',
  section: (id: string) => `section:${id}`,
  column: (id: string) => `column:${id}`,
  author: (id: string) => `author:${id}`,
  kind: (kind: ArticleDocument['kind']) => `kind:${kind}`,
  /** `month` is `YYYY-MM`, UTC. */
  month: (month: string) => `month:${month}`,
  /** Approved comments: as long as their number that readers are told. */
  comments: (article: string) => `comments:${article}`,
  /** Comments of which only the place is left. */
  withdrawn: (article: string) => `withdrawn:${article}`,
  popular: (author: string) => `popular:${author}`,
  /** Articles that were read lately, by how much. */
  mostRead: 'most-read',
  mostReadIn: (section: string) => `most-read-in:${section}`,
  columnsBy: (author: string) => `columns-by:${author}`,
};

/** Lists that only the frame around every page reads. */
export const frameScopes: readonly string[] = [scopes.sections, scopes.pages];

/** Where an article stands in every list of articles: by first publication, then by id. */
export function articleSort(article: Pick<ArticleDocument, 'firstPublishedAt' | 'id'>): string {
  return `${instantSort(article.firstPublishedAt)} ${article.id}`;
}

/** Instants may come with and without a fraction of a second; text that sorts has one form. */
function instantSort(iso: string): string {
  return new Date(iso).toISOString();
}

function articleScopes(article: ArticleDocument): string[] {
  return [
    scopes.articles,
    scopes.section(article.section),
    ...(article.column === null ? [] : [scopes.column(article.column)]),
    ...new Set(article.bylines.map((byline) => scopes.author(byline.author))),
    scopes.kind(article.kind),
    scopes.month(articleSort(article).slice(0, 7)),
  ];
}

/** The day of an article's last correction, if it has any. */
function correctedAt({ corrections }: ArticleDocument): string[] {
  return corrections
    .map(({ date }) => date)
    .sort()
    .slice(-1);
}

/** For A–Z lists: "Órla" stands beside "Oscar", not after "Zoe". */
function alphabetSort(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLocaleLowerCase('en-GB');
}

/** Surname first: "Dame Rosalind Achterberg" sorts under "achterberg". */
function surnameSort(name: string): string {
  const words = alphabetSort(name).split(/\s+/);
  return [words.at(-1), ...words.slice(0, -1)].join(' ');
}

/** Any safe integer, negative ones too, as text that sorts as the number does. */
function numberSort(value: number): string {
  return String(BigInt(value) + 2n ** 53n).padStart(17, '0');
}

/** Every list a document stands in. `articleOf` finds the article that a views document counts. */
export function membershipsOf(
  document: StoredDocument,
  articleOf: (id: string) => ArticleDocument | null,
): Membership[] {
  const at = (scope: string, sort: string): Membership => ({
    scope,
    sort: `${sort} ${document.id}`,
  });
  switch (document.type) {
    case 'article':
      return [
        ...articleScopes(document).map((scope) => ({ scope, sort: articleSort(document) })),
        ...correctedAt(document).map((day) => at(scopes.corrected, day)),
      ];
    case 'section':
      return [at(scopes.sections, numberSort(document.position))];
    case 'column':
      return [
        at(scopes.columns, alphabetSort(document.title)),
        ...[...new Set(document.authors)].map((author) =>
          at(scopes.columnsBy(author), alphabetSort(document.title)),
        ),
      ];
    case 'author':
      return [at(scopes.authors, surnameSort(document.name))];
    case 'page':
      return [at(scopes.pages, alphabetSort(document.title))];
    case 'redirect':
      return [at(scopes.redirects, document.from)];
    case 'comment': {
      const scope = document.withdrawn ? scopes.withdrawn : scopes.comments;
      return [at(scope(document.article), instantSort(document.submittedAt))];
    }
    case 'views': {
      const article = articleOf(document.id);
      if (article === null) return [];
      const sort = numberSort(document.total);
      const authors = new Set(article.bylines.map((byline) => byline.author));
      return [
        scopes.mostRead,
        scopes.mostReadIn(article.section),
        ...[...authors].map((author) => scopes.popular(author)),
      ].map((scope) => at(scope, sort));
    }
    case 'tag':
    case 'front-page':
    case 'settings':
    case 'media':
      return [];
  }
}

/** The type of the documents that stand in a list. An article and its views share one id. */
export function listedType(scope: string): DocumentType {
  const [kind = ''] = scope.split(':', 1);
  return listedTypes[kind] ?? 'article';
}

/** Lists of anything but articles. */
const listedTypes: Readonly<Record<string, DocumentType>> = {
  [scopes.sections]: 'section',
  [scopes.columns]: 'column',
  [scopes.authors]: 'author',
  [scopes.pages]: 'page',
  [scopes.redirects]: 'redirect',
  comments: 'comment',
  withdrawn: 'comment',
  popular: 'views',
  [scopes.mostRead]: 'views',
  'most-read-in': 'views',
  'columns-by': 'column',
};

/**
 * How many numbered pages a list of `length` articles has. Pages are numbered from the oldest and
 * full for ever; the unnumbered first page shows the newest, between one and two pages' worth.
 */
export function numberedPages(length: number): number {
  return Math.max(0, Math.floor(length / listPageLength) - 1);
}
