/** A reader's own comments. */
import { ownComment, type OwnComment } from '@standfirst/shared-types';
import { account } from '@standfirst/site/model';
import { z } from 'zod';
import type { CmsAnswer } from '../cms-line.ts';
import { field, goTo, shown, type Handler, type Visit } from '../visit.ts';
import {
  again,
  forReaders,
  refusedPage,
  signedIn,
  turnedAway,
  type ReadersHandler,
} from '../who.ts';
import { noticeOf } from './notices.ts';

/** What {@link ownComment} comes in. */
export const withComment = z.object({ comment: ownComment });
const withComments = z.object({ comments: z.array(ownComment), pages: z.number().int() });

/** A page of them. */
export const showComments: Handler = forReaders(async (visit, reader) => {
  const page = Math.max(1, Math.trunc(Number(visit.query.get('page') ?? '1')) || 1);
  const answer = await visit.cms.ask(
    { method: 'GET', path: `/comments?page=${page}` },
    withComments,
  );
  if (answer.kind === 'refused') return turnedAway(visit, answer);
  return shown(account.commentsPage(signedIn(visit, reader), { ...answer.body, page }));
});

/** One of them. Just sent, it is the answer to that. */
export const showComment: Handler = withOwn((visit, reader, comment) =>
  shown(
    account.ownCommentPage(signedIn(visit, reader), {
      comment,
      state: account.untouched,
      isSent: visit.query.has('sent'),
      notice: noticeOf(visit),
      now: visit.now,
    }),
  ),
);

/** Edits it. */
export const editComment: Handler = withOwn(async (visit, reader, comment) => {
  const body = { body: field(visit, 'body') };
  const answer = await visit.cms.ask(
    { method: 'PUT', path: `/comments/${comment.id}`, body },
    withComment,
  );
  if (answer.kind === 'given') return goTo(`${account.ownCommentAddress(comment.id)}?done=edited`);
  const page = account.ownCommentPage(signedIn(visit, reader), {
    comment,
    state: again(visit, answer),
    isSent: false,
    notice: null,
    now: visit.now,
  });
  return refusedPage(answer, page);
});

/** Asks before taking it back. */
export const showWithdraw: Handler = withOwn((visit, reader, comment) =>
  shown(account.withdrawPage(signedIn(visit, reader), comment)),
);

/** Takes it back. */
export const withdrawComment: Handler = forReaders(async (visit) => {
  const id = idIn(visit);
  const answer = await visit.cms.ask({ method: 'DELETE', path: `/comments/${id}` }, withComment);
  if (answer.kind === 'refused') return turnedAway(visit, answer);
  return goTo(`${account.ownCommentAddress(id)}?done=withdrawn`);
});

/** The id in `/account/comments/<id>/…`: letters and digits, by the route that led here. */
function idIn({ address }: Visit): string {
  return address.split('/')[3] ?? '';
}

type CommentHandler = (
  visit: Visit,
  reader: Parameters<ReadersHandler>[1],
  comment: OwnComment,
) => ReturnType<ReadersHandler>;

function withOwn(handler: CommentHandler): Handler {
  return forReaders(async (visit, reader) => {
    const found = await ownOf(visit);
    return found.kind === 'given'
      ? handler(visit, reader, found.body.comment)
      : turnedAway(visit, found);
  });
}

function ownOf(visit: Visit): Promise<CmsAnswer<z.infer<typeof withComment>>> {
  return visit.cms.ask({ method: 'GET', path: `/comments/${idIn(visit)}` }, withComment);
}
