import type { FeedItem, FeedPage } from '../model/page.ts';
import { withoutControls } from './xml.ts';

/** A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeedResponse(feed: FeedPage): Response {
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: withoutControls(feed.title),
    description: withoutControls(feed.description),
    home_page_url: feed.href,
    feed_url: feed.self,
    language: 'en-GB',
    items: feed.items.map(toJsonItem),
  };
  return new Response(`${JSON.stringify(document)}\n`, {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  });
}

function toJsonItem(item: FeedItem): Record<string, unknown> {
  const { guid, href, title, published, authors, categories, summary, html, enclosure } = item;
  return {
    id: guid,
    url: href,
    title: withoutControls(title),
    content_html: withoutControls(html),
    ...(summary !== null && { summary: withoutControls(summary) }),
    date_published: published,
    ...(authors.length > 0 && {
      authors: authors.map(({ text, href: url }) => ({ name: withoutControls(text), url })),
    }),
    ...(categories.length > 0 && { tags: categories.map(withoutControls) }),
    ...(enclosure !== null && {
      image: enclosure.url,
      attachments: [
        { url: enclosure.url, mime_type: enclosure.mime, size_in_bytes: enclosure.bytes },
      ],
    }),
  };
}
