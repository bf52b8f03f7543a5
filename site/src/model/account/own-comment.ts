import type { OwnComment } from '@standfirst/shared-types';
import { settingsOf, type BuildContext } from '../context.ts';
import { commentHtml } from '../comment-html.ts';
import { minuteOf } from '../dates.ts';
import type { OwnCommentBlock } from './page.ts';

/** Where a comment stands, as its writer is told. What was taken for spam was refused, to its writer. */
const stateWords: Readonly<Record<OwnComment['state'], string>> = {
  pending: 'Waits for a moderator',
  approved: 'Published',
  rejected: 'Not published',
  spam: 'Not published',
  withdrawn: 'Withdrawn',
};

/** The same as a whole title, for the page that answers a new comment. */
export const sentTitles: Readonly<Record<OwnComment['state'], string>> = {
  pending: 'Received: your comment waits for a moderator',
  approved: 'Your comment is published',
  rejected: 'Your comment was not published',
  spam: 'Your comment was not published',
  withdrawn: 'Your comment is withdrawn',
};

/** The address of a reader's own comment. */
export function ownCommentAddress(id: string): string {
  return `/account/comments/${id}/`;
}

/** Where a published comment stands. `null` for every other. */
export function publishedAt({ state, article, id }: OwnComment): string | null {
  return state === 'approved' && article !== null ? `${article.address}#comment-${id}` : null;
}

/** A comment as its writer sees it. `links` lead from it, after those that every comment has. */
export function ownCommentBlock(
  context: BuildContext,
  { comment, links = [] }: { comment: OwnComment; links?: OwnCommentBlock['links'] },
): OwnCommentBlock {
  const { article, state } = comment;
  const published = publishedAt(comment);
  return {
    kind: 'own-comment',
    state,
    stateWords: stateWords[state],
    reason: comment.reason,
    date: minuteOf(comment.submittedAt, settingsOf(context).timeZone),
    article: article === null ? null : { href: article.address, text: article.title },
    bodyHtml: commentHtml(comment.body),
    notes: comment.notes,
    links: [
      ...(published === null ? [] : [{ href: published, text: 'Read it in the article' }]),
      ...links,
    ],
  };
}
