import { addressOf, beaconPath, type ArticleDocument } from '@standfirst/shared-types';
import { firstParagraph, tidy } from '../markdown/index.ts';
import { bodyHtmlFor } from './body.ts';
import { bylineFor } from './byline.ts';
import { sectionLabel, solePortrait } from './card.ts';
import { columnPlace } from './column-place.ts';
import { present, settingsOf, type BuildContext } from './context.ts';
import { conversationFor } from './conversation.ts';
import { dayOf, momentOf } from './dates.ts';
import { frameFor, headFor } from './frame.ts';
import type { ArticlePage } from './page.ts';
import { figureOf } from './picture.ts';
import { popularFor } from './popular.ts';
import { relatedFor } from './related.ts';
import { imageOfCard, shareCardOf, shareImageOf, type ShareImage } from './share-image.ts';
import { articleJsonLd } from './structured-data/article.ts';
import { teaserFor } from './teaser.ts';

/** The page of the article that has this slug now, or `null`. */
export function articlePage(context: BuildContext, slug: string): ArticlePage | null {
  const id = context.content.idBySlug('article', slug);
  const article = id === null ? null : context.content.get('article.whole', id);
  if (article === null) return null;
  const page = partsOf(context, article);
  const description = tidy(article.seo?.description ?? '') || teaserFor(article);
  return {
    ...page,
    head: headFor(context, {
      address: page.address,
      title: tidy(article.seo?.title ?? '') || page.headline,
      description,
      type: 'article',
      image: imageFor(context, article),
      jsonLd: articleJsonLd(context, page, { id: article.id, description }),
    }),
  };
}

/** The lead picture; else one that is drawn of the headline, beside publishing. */
function imageFor(context: BuildContext, article: ArticleDocument): ShareImage | null {
  const lead = shareImageOf(context, article.leadImage);
  const card = lead === null ? shareCardOf(context, article) : null;
  return card === null ? lead : imageOfCard(card);
}

function partsOf(context: BuildContext, article: ArticleDocument): Omit<ArticlePage, 'head'> {
  const { content } = context;
  const bodyHtml = bodyHtmlFor(context, 'article', article.id);
  return {
    template: 'article',
    address: addressOf('article', article.slug),
    site: frameFor(context),
    kind: article.kind,
    kicker: present(sectionLabel(context, article.section), {
      of: `The article "${article.title}"`,
      names: `the section ${article.section}`,
    }),
    column: columnPlace(context, article),
    portrait: isPersonal(article) ? solePortrait(context, article.bylines) : null,
    headline: tidy(article.title),
    standfirst: standfirstFor(article.standfirst, bodyHtml),
    byline: bylineFor(context, article.bylines),
    published: momentOf(article.firstPublishedAt, settingsOf(context).timeZone),
    lead: figureOf(context, article.leadImage),
    bodyHtml,
    corrections: article.corrections.map(({ kind, date, text }) => ({
      kind,
      date: dayOf(date),
      text: tidy(text),
    })),
    signOff: signOffFor(context, article),
    tags: article.tags.flatMap((tag) => content.get('tag.name', tag)?.name ?? []),
    related: relatedFor(context, article),
    popular: popularFor(context, article),
    conversation: conversationFor(context, article),
    beacon: beaconPath(article.id),
  };
}

/** Whether a person speaks in it, and not the magazine. */
function isPersonal({ kind, column }: ArticleDocument): boolean {
  return kind === 'opinion' || column !== null;
}

/** The standfirst, unless the body begins by saying the same again. */
export function standfirstFor(standfirst: string | null, bodyHtml: string): string | null {
  const words = tidy(standfirst ?? '');
  const same = (text: string) =>
    text
      .toLocaleLowerCase('en-GB')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return words === '' || same(words) === same(firstParagraph(bodyHtml) ?? '') ? null : words;
}

/** The article's own sign-off; else, for a column, its sole author's. It ends as a sentence does. */
function signOffFor({ content }: BuildContext, article: ArticleDocument): string | null {
  const [first, second] = article.bylines;
  const usual =
    article.column !== null && first !== undefined && second === undefined
      ? content.get('author.whole', first.author)?.signOff
      : null;
  const words = tidy(article.signOff ?? '') || tidy(usual ?? '');
  if (words === '' || /[!?…]["'”’)]*$|\.["'”’)]+$/.test(words)) return words || null;
  return words.replace(/\.*$/, '.');
}
