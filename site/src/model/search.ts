/** Search: its page, and each article as the index holds it. */
import {
  addressOf,
  searchPath,
  searchResultsPath,
  type ArticleKind,
} from '@standfirst/shared-types';
import { scopes } from '../content/index.ts';
import { plainText, tidy } from '../markdown/index.ts';
import { archiveYears } from './archive.ts';
import { bylineFor } from './byline.ts';
import { columnLink } from './card.ts';
import { settingsOf, type BuildContext } from './context.ts';
import { momentOf } from './dates.ts';
import { frameFor, headFor } from './frame.ts';
import type { SearchPage } from './page.ts';

/** The page to begin a search on, or the one that answers it; on both the ways into the archives. */
export function searchPage(
  context: BuildContext,
  { isResults }: { isResults: boolean },
): SearchPage {
  const { content } = context;
  const address = isResults ? searchResultsPath : searchPath;
  const title = isResults ? 'Search results' : 'Search';
  return {
    template: 'search',
    address,
    isResults,
    site: frameFor(context),
    head: headFor(context, { address, title, description: null }),
    columns: content.all(scopes.columns).flatMap((id) => columnLink(context, id) ?? []),
    years: archiveYears(content.months()),
  };
}

/** One article for the index: what is searched, what a result shows, what narrows a search. */
export interface SearchRecord {
  url: string;
  /** Headline, standfirst and text, in words only. */
  content: string;
  /** Shown with a result, and searched too. */
  meta: { title: string; byline: string; section: string; date: string; iso: string };
  filters: { section: string[]; kind: string[]; author: string[]; year: string[] };
  sort: { date: string };
}

/** What a kind is called where readers choose one. */
const kindNames: Record<ArticleKind, string> = {
  news: 'News',
  opinion: 'Opinion',
  feature: 'Features',
  analysis: 'Analysis',
};

/** The article that has this slug now, for the index; `null` if there is none. */
export function searchRecord(context: BuildContext, slug: string): SearchRecord | null {
  const { content } = context;
  const id = content.idBySlug('article', slug);
  const article = id === null ? null : content.get('article.whole', id);
  if (article === null) return null;
  const authors = bylineFor(context, article.bylines).map(({ name }) => name);
  const section = content.get('section.label', article.section)?.name ?? '';
  const { timeZone } = settingsOf(context);
  const { text: date } = momentOf(article.firstPublishedAt, timeZone);
  const title = tidy(article.title);
  const words = [
    title,
    tidy(article.standfirst ?? ''),
    plainText(content.html('article', article.id) ?? ''),
  ];
  return {
    url: addressOf('article', slug),
    content: words
      .filter((each) => each !== '')
      .map(ended)
      .join(' '),
    meta: {
      title,
      byline: authors.join(', '),
      section,
      date,
      iso: article.firstPublishedAt,
    },
    filters: {
      section: section === '' ? [] : [section],
      kind: [kindNames[article.kind]],
      author: [...new Set(authors)],
      year: [date.slice(-4)],
    },
    sort: { date: new Date(article.firstPublishedAt).toISOString() },
  };
}

/** A headline has no stop; in the line of an excerpt it needs one. */
function ended(text: string): string {
  return /[.!?…]["'”’)]*$/.test(text) ? text : `${text}.`;
}
