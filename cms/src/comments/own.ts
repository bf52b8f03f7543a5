import type { Core } from '@strapi/strapi';
import { editWithinMs, type OwnComment } from '@standfirst/shared-types';
import { linkTo, publishedArticles } from './article';
import { commentBy, type StoredComment } from './stored';

/** Whose comment is looked at, and when. */
export interface Look {
  /** The row's number of the reader. */
  readonly reader: number;
  readonly now: Date;
}

/** Comments as their writer sees them, in the order given. */
export async function ownComments(
  strapi: Core.Strapi,
  comments: readonly StoredComment[],
  now: Date,
): Promise<OwnComment[]> {
  const articles = await publishedArticles(
    strapi,
    comments.flatMap(({ article }) => article ?? []),
  );
  return comments.map((comment) => {
    const article = comment.article === null ? undefined : articles.get(comment.article);
    return {
      id: comment.documentId,
      state: comment.state,
      body: comment.body,
      submittedAt: comment.submittedAt.toISOString(),
      editedAt: comment.editedAt?.toISOString() ?? null,
      editableUntil: editableUntil(comment, now)?.toISOString() ?? null,
      reason: reasonFor(comment),
      article: article === undefined ? null : linkTo(article),
      parent: comment.parent,
      notes: [],
    };
  });
}

/** A reader's own comment, or `null`: nobody learns of anybody else's. */
export async function ownStored(
  strapi: Core.Strapi,
  { id, reader }: { readonly id: string; readonly reader: number },
): Promise<StoredComment | null> {
  const comment = await commentBy(strapi, { documentId: id });
  return comment?.reader?.id === reader ? comment : null;
}

/** Until when a comment may be edited; `null` when that is over, or nobody is to see it any more. */
export function editableUntil({ state, submittedAt }: StoredComment, now: Date): Date | null {
  if (state !== 'pending' && state !== 'approved') return null;
  const until = new Date(submittedAt.getTime() + editWithinMs);
  return now < until ? until : null;
}

/** Which rule held it is for the moderator only: it would teach what to get round. */
function reasonFor({ state, reason }: StoredComment): string | null {
  switch (state) {
    case 'pending':
      return 'A moderator reads it before it appears.';
    case 'rejected':
      return reason ?? 'A moderator decided that it does not appear.';
    case 'spam':
      return 'It was taken for spam.';
    case 'approved':
    case 'withdrawn':
      return null;
  }
}
