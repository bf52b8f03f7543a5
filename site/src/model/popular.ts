import { viewsScoreMin, type ArticleDocument } from '@standfirst/shared-types';
import { scopes } from '../content/index.ts';
import { authorName } from './byline.ts';
import { cardsFor } from './card.ts';
import type { BuildContext } from './context.ts';
import type { ArticlePage } from './page.ts';

/** Most articles in the block. */
const popularMax = 3;

/** Whether an article was read enough lately to say that readers like it. */
export function isReadEnough({ content }: BuildContext, article: string): boolean {
  return (content.get('views.total', article)?.total ?? 0) >= viewsScoreMin;
}

/** What else the first author has written that readers opened most; `null` when too little was read. */
export function popularFor(
  context: BuildContext,
  article: ArticleDocument,
): ArticlePage['popular'] {
  const { content } = context;
  const author = article.bylines[0]?.author;
  const label = author === undefined ? null : content.get('author.label', author);
  if (author === undefined || label === null) return null;
  const ids = content
    .newest(scopes.popular(author), popularMax + 1)
    .filter((id) => id !== article.id && isReadEnough(context, id));
  const cards = cardsFor(context, ids.slice(0, popularMax));
  return cards.length === 0 ? null : { author: authorName(label.name), cards };
}
