import { addressOf } from '@standfirst/shared-types';
import { tidy } from '../markdown/index.ts';
import { sectionLabel } from './card.ts';
import type { BuildContext } from './context.ts';
import type { RankedArticle } from './page.ts';
import { isReadEnough } from './popular.ts';

/** How many articles the list has: fewer are no list. */
const mostReadLength = 5;

/** What readers opened most lately, the most read first; none where too little was read to say. */
export function mostReadIn(context: BuildContext, scope: string): RankedArticle[] {
  const ranked = context.content
    .newest(scope, mostReadLength)
    .filter((id) => isReadEnough(context, id))
    .flatMap((id) => rankedArticle(context, id) ?? []);
  return ranked.length < mostReadLength ? [] : ranked;
}

function rankedArticle(context: BuildContext, id: string): RankedArticle | null {
  const article = context.content.get('article.card', id);
  const kicker = article === null ? null : sectionLabel(context, article.section);
  if (article === null || kicker === null) return null;
  return { href: addressOf('article', article.slug), text: tidy(article.title), kicker };
}
