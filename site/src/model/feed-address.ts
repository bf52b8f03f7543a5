import type { FeedPage } from './page.ts';

/** What a feed's address ends with. */
export const feedNames: Readonly<Record<FeedPage['format'], string>> = {
  rss: 'rss.xml',
  json: 'feed.json',
};

/** The JSON Feed that stands beside an RSS feed: it holds the same. */
export function jsonFeedBeside(rss: string): string {
  return rss.replace(/rss\.xml$/, feedNames.json);
}
