import { addressOf, type ArticleDocument } from '@standfirst/shared-types';
import { scopes } from '../content/index.ts';
import { articleSort } from '../content/listings.ts';
import { tidy } from '../markdown/index.ts';
import { columnLink, sectionLabel } from './card.ts';
import type { BuildContext } from './context.ts';
import type { ColumnPlace, Link } from './page.ts';

/**
 * The column's name, and what was published there just before and just after. `null` where the
 * article belongs to no column.
 */
export function columnPlace(context: BuildContext, article: ArticleDocument): ColumnPlace | null {
  const link = columnLink(context, article.column);
  if (link === null || article.column === null) return null;
  const { content } = context;
  const list = scopes.column(article.column);
  const from = { sort: articleSort(article), limit: 1 };
  return {
    ...link,
    earlier: headlineLink(context, content.before(list, from)[0]),
    later: headlineLink(context, content.after(list, from)[0]),
  };
}

/** An article's headline and address, or `null` if there is none. Without its section it has no page. */
function headlineLink(context: BuildContext, id: string | undefined): Link | null {
  const article = id === undefined ? null : context.content.get('article.card', id);
  if (article === null || sectionLabel(context, article.section) === null) return null;
  return { href: addressOf('article', article.slug), text: tidy(article.title) };
}
