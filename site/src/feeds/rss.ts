import { getRssString, type RSSFeedItem } from '@astrojs/rss';
import type { FeedItem, FeedPage } from '../model/page.ts';
import { escaped, withoutControls, xmlResponse } from './xml.ts';

/** A feed as RSS 2.0 with the content, Dublin Core and Atom modules. */
export async function feedResponse(feed: FeedPage): Promise<Response> {
  const document = await getRssString({
    title: withoutControls(feed.title),
    description: withoutControls(feed.description),
    site: feed.href,
    xmlns: {
      dc: 'http://purl.org/dc/elements/1.1/',
      atom: 'http://www.w3.org/2005/Atom',
      xhtml: 'http://www.w3.org/1999/xhtml',
    },
    customData: channelData(feed),
    items: feed.items.map(toRssItem),
  });
  // Not application/rss+xml: browsers show that as raw text or save it, whatever its styles.
  return xmlResponse(styled(document.replaceAll(wordMark, '')), 'application/xml');
}

/**
 * With the styles under which a browser shows it to somebody who opens it. CSS, for browsers are
 * giving up XSLT (https://developer.chrome.com/docs/web-platform/deprecating-xslt).
 */
function styled(document: string): string {
  return document.replace('?>', '?>\n<?xml-stylesheet href="/feed.css" type="text/css"?>\n');
}

// The package reads customData back with a parser that turns the guid "1e5" into 100000 and the
// name "007" into 7. This sign in front keeps them words. No text can hold it: XML forbids it, and
// `withoutControls` has taken it out.
const wordMark = '\uFFFE';

/** Said to people only: feed readers know no such block here. The W3C's validator lets it stand anywhere. */
const feedNote =
  'This is a feed. Copy its address into a feed reader, and new articles come to you there.';

/** What the package has no option for. `atom:link` is what the RSS Advisory Board's profile asks. */
function channelData(feed: FeedPage): string {
  const self = `<atom:link href="${escaped(feed.self)}" rel="self" type="application/rss+xml"/>`;
  const updated =
    feed.updated === null
      ? ''
      : `<lastBuildDate>${new Date(feed.updated).toUTCString()}</lastBuildDate>`;
  const note = `<xhtml:div><xhtml:p>${feedNote}</xhtml:p><xhtml:p><xhtml:a href="${escaped(feed.href)}">Read it on the web instead</xhtml:a></xhtml:p></xhtml:div>`;
  return `<language>en-GB</language>${updated}${self}${note}`;
}

function toRssItem(item: FeedItem): RSSFeedItem {
  return {
    title: withoutControls(item.title),
    link: item.href,
    pubDate: new Date(item.published),
    categories: item.categories.map(withoutControls),
    // Readers that don't know `content:encoded` show this, so there always is one.
    description: withoutControls(item.summary ?? item.title),
    content: withoutControls(item.html),
    customData: itemData(item),
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
    ({ text: name }) => `<dc:creator>${wordMark}${escaped(name)}</dc:creator>`,
  );
  return `<guid isPermaLink="false">${wordMark}${escaped(item.guid)}</guid>${creators.join('')}`;
}
