import type { ArticleDocument } from '@standfirst/shared-types';
import { plainText, renderMarkdown, tidy } from '../markdown/index.ts';

/** Longest teaser, in characters, the ellipsis included. */
export const teaserLengthMax = 160;

/**
 * The sentence or two that stands under an article's headline elsewhere: the editor's own teaser,
 * else the standfirst, else the beginning of the body. `null` if there are no words at all.
 */
export function teaserFor(
  article: Pick<ArticleDocument, 'teaser' | 'standfirst' | 'body'>,
): string | null {
  const written = tidy(article.teaser ?? '') || tidy(article.standfirst ?? '');
  const words = written || plainText(renderMarkdown(article.body));
  return words === '' ? null : cutBetweenWords(words, teaserLengthMax);
}

/** `text` at no more than `lengthMax` characters, cut between words and closed with an ellipsis. */
export function cutBetweenWords(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  const room = text.slice(0, lengthMax);
  const space = room.lastIndexOf(' ');
  // A single word longer than the room (a bare address, say) has no space to cut at; half of a
  // surrogate pair is no character.
  const kept =
    space === -1 ? room.slice(0, -1).replace(/[\uD800-\uDBFF]$/, '') : room.slice(0, space);
  return `${kept.replace(/[\s.,;:!?–—-]+$/, '')}…`;
}
