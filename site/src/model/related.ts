import type { ArticleDocument } from '@standfirst/shared-types';
import { scopes } from '../content/index.ts';
import { articleSort } from '../content/listings.ts';
import { cardFor } from './card.ts';
import type { BuildContext } from './context.ts';
import type { Card } from './page.ts';

/** Most related articles on a page. */
export const relatedMax = 4;

/**
 * What to read next: the editor's choice in the editor's order, then the neighbours in time from
 * the same column, section and author. Neighbours, not the newest: a new article would otherwise
 * change every page of its section.
 */
export function relatedFor(context: BuildContext, article: ArticleDocument): Card[] {
  const chosen = new Set(article.related);
  const cards = firstCards(context, { ids: chosen, not: article.id });
  if (cards.length >= relatedMax) return cards;
  const fill = neighbours(context, article).filter((id) => !chosen.has(id));
  return [...cards, ...firstCards(context, { ids: fill, not: article.id })].slice(0, relatedMax);
}

/** The cards of the first published ones of `ids`, as many as fit. */
function firstCards(
  context: BuildContext,
  { ids, not }: { ids: Iterable<string>; not: string },
): Card[] {
  const cards: Card[] = [];
  for (const id of ids) {
    if (cards.length >= relatedMax) break;
    const card = id === not ? null : cardFor(context, id);
    if (card !== null) cards.push(card);
  }
  return cards;
}

/** Older ones first, nearest first, for each list the article stands in; then newer ones. */
function neighbours({ content }: BuildContext, article: ArticleDocument): string[] {
  const lists = [
    ...(article.column === null ? [] : [scopes.column(article.column)]),
    scopes.section(article.section),
    ...article.bylines.map((byline) => scopes.author(byline.author)),
  ];
  const sort = articleSort(article);
  // The editor's choice may take up some neighbours, so there must be more than the page can show.
  const limit = relatedMax * 2;
  const found = new Set<string>();
  const take = (ids: readonly string[]) => ids.forEach((id) => found.add(id));
  for (const list of lists) if (found.size < limit) take(content.before(list, { sort, limit }));
  for (const list of lists) if (found.size < limit) take(content.after(list, { sort, limit }));
  return [...found];
}
