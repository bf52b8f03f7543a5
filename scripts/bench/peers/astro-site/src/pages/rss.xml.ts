import { magazine } from '../data.ts';
import { feedOf } from '../feed.ts';

/** The whole magazine's feed. */
export function GET(): Promise<Response> {
  return feedOf({ title: magazine.title, address: '/', articles: magazine.articles });
}
