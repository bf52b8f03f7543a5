import { addressOf } from '@standfirst/shared-types';
import { scopes } from '../content/index.ts';
import { absolute, settingsOf, type BuildContext } from './context.ts';
import { jsonFeedBeside } from './feed-address.ts';
import type { Head, Link, SiteFrame } from './page.ts';
import type { ShareImage } from './share-image.ts';
import { pictureOf } from './picture.ts';

/** What the frame around every page says. */
export function frameFor(context: BuildContext): SiteFrame {
  const { content } = context;
  const settings = settingsOf(context);
  return {
    title: settings.title,
    tagline: settings.tagline,
    publisher: settings.publisher,
    logo: settings.logo === null ? null : pictureOf(context, settings.logo, settings.title),
    sections: content.all(scopes.sections).flatMap((id) => {
      const section = content.get('section.name', id);
      return section === null
        ? []
        : [{ href: addressOf('section', section.slug), text: section.name }];
    }),
    footer: content.all(scopes.pages).flatMap((id) => {
      const page = content.get('page.footer', id);
      return page?.inFooter ? [{ href: addressOf('page', page.slug), text: page.title }] : [];
    }),
    contactEmail: settings.contactEmail,
  };
}

/** What a page says of itself to browsers, search engines and those who share it. */
export interface HeadFacts {
  address: string;
  /** The page's own title; the magazine's is added. `null` on the front page. */
  title: string | null;
  description: string | null;
  feed?: Link;
  type?: Head['type'];
  image?: ShareImage | null;
  jsonLd?: object | null;
}

/** The page's `<head>`. */
export function headFor(context: BuildContext, facts: HeadFacts): Head {
  const settings = settingsOf(context);
  const front =
    settings.tagline === null ? settings.title : `${settings.title}: ${settings.tagline}`;
  const image = facts.image ?? null;
  const feed = facts.feed ?? { href: '/rss.xml', text: settings.title };
  return {
    title: facts.title === null ? front : `${facts.title} | ${settings.title}`,
    description: facts.description ?? settings.description,
    canonical: absolute(context, facts.address),
    feed: { ...feed, json: jsonFeedBeside(feed.href) },
    type: facts.type ?? 'website',
    image: image === null ? null : imageAt(context, image),
    jsonLd: facts.jsonLd == null ? null : { ...facts.jsonLd },
  };
}

function imageAt(context: BuildContext, { src, ...image }: ShareImage): Head['image'] {
  return { url: absolute(context, src), ...image };
}
