import { addressOf } from '@standfirst/shared-types';
import { scopes } from '../content/index.ts';
import { tidy } from '../markdown/index.ts';
import { bylineFor } from './byline.ts';
import { areCommentsOn, settingsOf, type BuildContext } from './context.ts';
import { momentOf } from './dates.ts';
import type { Card, Link, Picture, SectionLabel } from './page.ts';
import { figureOf } from './picture.ts';

/** The cards of articles, in the order given; those that are not published are left out. */
export function cardsFor(context: BuildContext, ids: readonly string[]): Card[] {
  return ids.flatMap((id) => cardFor(context, id) ?? []);
}

/** An article's card, or `null` if it is not published. */
export function cardFor(context: BuildContext, id: string): Card | null {
  const article = context.content.get('article.card', id);
  const kicker = article === null ? null : sectionLabel(context, article.section);
  // An article whose section is gone is reported where its own page is built. Here it must not take
  // every list that it stands in with it.
  if (article === null || kicker === null) return null;
  return {
    href: addressOf('article', article.slug),
    kind: article.kind,
    kicker,
    column: columnLink(context, article.column),
    headline: tidy(article.title),
    teaser: article.teaser,
    byline: bylineFor(context, article.bylines),
    date: momentOf(article.firstPublishedAt, settingsOf(context).timeZone),
    picture: figureOf(context, article.leadImage)?.picture ?? null,
    portrait: solePortrait(context, article.bylines),
    commentCount: areCommentsOn(context) ? context.content.count(scopes.comments(id)) : 0,
  };
}

/** A section as a kicker, or `null` if there is none any more. */
export function sectionLabel({ content }: BuildContext, section: string): SectionLabel | null {
  const label = content.get('section.label', section);
  if (label === null) return null;
  return { name: label.name, href: addressOf('section', label.slug), colour: label.colour };
}

/** A column's name and address, or `null`. */
export function columnLink({ content }: BuildContext, column: string | null): Link | null {
  const label = column === null ? null : content.get('column.label', column);
  return label === null ? null : { href: addressOf('column', label.slug), text: label.title };
}

/** The portrait of the one author there is; `null` where two wrote, or none is there. */
export function solePortrait(
  context: BuildContext,
  bylines: readonly { author: string }[],
): Picture | null {
  const [first, second] = bylines;
  return first === undefined || second !== undefined ? null : authorPortrait(context, first.author);
}

/** An author's portrait for use beside their name, which says who it is: so without words of its own. */
export function authorPortrait(context: BuildContext, author: string): Picture | null {
  const portrait = context.content.get('author.label', author)?.portrait ?? null;
  return (
    figureOf(context, portrait === null ? null : { ...portrait, decorative: true })?.picture ?? null
  );
}
