import { getRssString, type RSSFeedItem } from '@astrojs/rss';
import type { FeedItem, FeedPage } from '../model/page.ts';
import { escaped, withoutControls, xmlResponse } from './xml.ts';

/** A feed as RSS 2.0 with the content, Dublin Core and Atom modules. */
export async function feedResponse(feed: FeedPage): Promise<Response> {
  const document = await getRssString({
    title: withoutControls(feed.title),
    description: withoutControls(feed.description),
    site: feed.href,
    xmlns: { dc: 'http://purl.org/dc/elements/1.1/', atom: 'http://www.w3.org/2005/Atom' },
    customData: channelData(feed),
    items: feed.items.map(toRssItem),
  });
  return xmlResponse(document.replaceAll(wordMark, ''), 'application/rss+xml');
}

// The package reads customData back with a parser that turns the guid "1e5" into 100000 and the
// name "007" into 7. This sign in front keeps them words. No text can hold it: XML forbids it, and
// `withoutControls` has taken it out.
const wordMark = '\uFFFE';

/** What the package has no option for. `atom:link` is what the RSS Advisory Board's profile asks. */
function channelData(feed: FeedPage): string {
  const self = `<atom:link href="${escaped(feed.self)}" rel="self" type="application/rss+xml"/>`;
  const updated =
    feed.updated === null
      ? ''
      : `<lastBuildDate>${new Date(feed.updated).toUTCString()}</lastBuildDate>`;
  return `<language>en-GB</language>${updated}${self}`;
}

function toRssItem(item: FeedItem): RSSFeedItem {
  return {
    title: withoutControls(item.title),
    link: item.href,
    pubDate: new Date(item.published),
    categories: item.categories.map(withoutControls),
    content: withoutControls(item.html),
    customData: itemData(item),
    ...(item.summary !== null && { description: withoutControls(item.summary) }),
    ...(item.enclosure !== null && {
      enclosure: {
        url: item.enclosure.url,
        length: item.enclosure.bytes,
        type: item.enclosure.mime,
      },
    }),
  };
}

/** Takes the place of the package's own guid, which is the link and changes with the slug. */
function itemData(item: FeedItem): string {
  const creators = item.authors.map(
    (name) => `<dc:creator>${wordMark}${escaped(name)}</dc:creator>`,
  );
  return `<guid isPermaLink="false">${wordMark}${escaped(item.guid)}</guid>${creators.join('')}`;
}
