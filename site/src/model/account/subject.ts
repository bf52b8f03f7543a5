/** What a reader writes about: an article, and a comment on it, out of the mirror. */
import { addressOf } from '@standfirst/shared-types';
import { areCommentsOn, settingsOf, type BuildContext } from '../context.ts';
import { commentHtml } from '../comment-html.ts';
import type { Link } from '../page.ts';
import { minuteOf } from '../dates.ts';
import type { QuoteBlock } from './page.ts';

/** An article that can be commented on, or could be. */
export interface Subject {
  id: string;
  link: Link;
  /** Whether new comments may be written. */
  isOpen: boolean;
}

/** The published article of this id, or `null`. */
export function subjectOf(context: BuildContext, id: string): Subject | null {
  const article = context.content.get('article.whole', id);
  if (article === null) return null;
  return {
    id,
    link: { href: addressOf('article', article.slug), text: article.title },
    isOpen: article.commentsOpen && areCommentsOn(context),
  };
}

/** A published comment as it is quoted, with its article; `null` where it is not published. */
export function quoted(
  context: BuildContext,
  { id, label }: { id: string; label: string },
): (QuoteBlock & { article: string }) | null {
  const comment = context.content.get('comment.whole', id);
  if (comment === null || comment.withdrawn) return null;
  return {
    kind: 'quote',
    label,
    name: comment.name,
    date: minuteOf(comment.submittedAt, settingsOf(context).timeZone),
    bodyHtml: commentHtml(comment.body),
    article: comment.article,
  };
}
