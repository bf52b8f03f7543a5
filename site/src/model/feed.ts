import { addressOf } from '@standfirst/shared-types';
import { scopes } from '../content/index.ts';
import { absoluteAddresses, tidy } from '../markdown/index.ts';
import { bodyHtmlFor } from './body.ts';
import { authorName, bylineFor } from './byline.ts';
import { absolute, settingsOf, type BuildContext } from './context.ts';
import { feedNames } from './feed-address.ts';
import type { ListType } from './list.ts';
import type { FeedItem, FeedPage } from './page.ts';
import { teaserFor } from './teaser.ts';

/** Articles in a feed. */
const feedLength = 30;

/** The whole magazine's feed. */
export function siteFeed(context: BuildContext, format: FeedPage['format']): FeedPage {
  const { title, tagline, description } = settingsOf(context);
  return feedOf(context, {
    title,
    description: description ?? tagline ?? title,
    base: '/',
    scope: scopes.articles,
    format,
  });
}

/** The feed of a section, column or author; `null` if there is none of that slug. */
export function listFeed(
  context: BuildContext,
  { type, slug, format }: { type: ListType; slug: string; format: FeedPage['format'] },
): FeedPage | null {
  const id = context.content.idBySlug(type, slug);
  const subject = id === null ? null : subjectOf(context, type, id);
  if (id === null || subject === null) return null;
  const magazine = settingsOf(context).title;
  return feedOf(context, {
    title: `${magazine}: ${subject.name}`,
    description: subject.description ?? `${subject.name} in ${magazine}`,
    base: addressOf(type, slug),
    scope: scopes[type](id),
    format,
  });
}

function subjectOf(
  { content }: BuildContext,
  type: ListType,
  id: string,
): { name: string; description: string | null } | null {
  if (type === 'section') return content.get('section.whole', id);
  if (type === 'column') {
    const column = content.get('column.whole', id);
    return column === null ? null : { name: column.title, description: column.description };
  }
  const author = content.get('author.label', id);
  return author === null ? null : { name: authorName(author.name), description: author.role };
}

function feedOf(
  context: BuildContext,
  {
    title,
    description,
    base,
    scope,
    format,
  }: {
    title: string;
    description: string;
    base: string;
    scope: string;
    format: FeedPage['format'];
  },
): FeedPage {
  const address = `${base}${feedNames[format]}`;
  const items = context.content.newest(scope, feedLength).flatMap((id) => itemOf(context, id));
  return {
    template: 'feed',
    format,
    address,
    title,
    description,
    href: absolute(context, base),
    self: absolute(context, address),
    updated: items[0]?.published ?? null,
    items,
  };
}

function itemOf(context: BuildContext, id: string): FeedItem[] {
  const { content } = context;
  const article = content.get('article.whole', id);
  if (article === null) return [];
  const section = content.get('section.label', article.section);
  const href = absolute(context, addressOf('article', article.slug));
  const tags = article.tags.flatMap((tag) => content.get('tag.name', tag)?.name ?? []);
  return [
    {
      guid: `urn:standfirst:${id}`,
      href,
      title: tidy(article.title),
      published: article.firstPublishedAt,
      authors: bylineFor(context, article.bylines).map(({ name, href: author }) => ({
        text: name,
        href: absolute(context, author),
      })),
      categories: [...(section === null ? [] : [section.name]), ...tags],
      summary: tidy(article.standfirst ?? '') || teaserFor(article),
      html: absoluteAddresses(bodyHtmlFor(context, 'article', id), href),
      enclosure: enclosureOf(context, article.leadImage?.media ?? null),
    },
  ];
}

function enclosureOf(context: BuildContext, media: string | null): FeedItem['enclosure'] {
  const file = media === null ? undefined : context.content.get('media.files', media)?.files.at(-1);
  return file === undefined
    ? null
    : { url: absolute(context, file.path), bytes: file.bytes, mime: file.mime };
}
