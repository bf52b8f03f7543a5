/** A reader's own comments: all of them, one of them, and taking one back. */
import { commentLengthMax, type OwnComment } from '@standfirst/shared-types';
import { area, form, words } from './fields.ts';
import { ownCommentAddress, ownCommentBlock, publishedAt, sentTitles } from './own-comment.ts';
import type { AccountBlock, AccountPage } from './page.ts';
import { accountPageOf, type Desk, type FormState } from './page-of.ts';

/** A page of the reader's comments, newest first. */
export function commentsPage(
  desk: Desk,
  { comments, page, pages }: { comments: readonly OwnComment[]; page: number; pages: number },
): AccountPage {
  const at = (number: number) => `/account/comments/?page=${number}`;
  const blocks: AccountBlock[] = comments.map((comment) =>
    ownCommentBlock(desk.context, {
      comment,
      links: [{ href: ownCommentAddress(comment.id), text: 'More about this comment' }],
    }),
  );
  return accountPageOf(desk, {
    address: '/account/comments/',
    title: 'Your comments',
    blocks:
      blocks.length === 0
        ? [words(['You have written none yet.'], [{ href: '/', text: 'To the front page' }])]
        : [
            ...blocks,
            {
              kind: 'pager',
              newer: page > 1 ? at(page - 1) : null,
              older: page < pages ? at(page + 1) : null,
            },
          ],
  });
}

/** What is known of one comment beside itself. */
export interface OwnCommentFacts {
  comment: OwnComment;
  state: FormState;
  /** Whether it has just been sent: then the page answers. */
  isSent: boolean;
  notice: string | null;
  /** Milliseconds since the epoch. */
  now: number;
}

/** One comment: where it stands, and what its writer may do with it. */
export function ownCommentPage(desk: Desk, facts: OwnCommentFacts): AccountPage {
  const { comment, state, isSent, notice, now } = facts;
  const address = ownCommentAddress(comment.id);
  const { article } = comment;
  return accountPageOf(desk, {
    address,
    title: isSent ? sentTitles[comment.state] : 'Your comment',
    about: article === null ? null : { href: article.address, text: article.title },
    state,
    notice,
    blocks: [
      ownCommentBlock(desk.context, { comment }),
      ...(isSent ? [wayBack(comment), postedBlock(comment)] : []),
      ...editing({ comment, state, now }),
      ...(comment.state === 'withdrawn'
        ? []
        : [words([], [{ href: `${address}withdraw/`, text: 'Withdraw this comment' }])]),
    ],
  });
}

function wayBack(comment: OwnComment): AccountBlock {
  const href = publishedAt(comment) ?? `${comment.article?.address ?? '/'}#comments`;
  return words([], [{ href, text: 'Back to the article' }]);
}

function postedBlock({ article, parent }: OwnComment): AccountBlock {
  return { kind: 'posted', draft: draftName({ article: article?.id ?? '', parent }) };
}

/** Names the draft of a comment in the reader's browser. */
export function draftName({ article, parent }: { article: string; parent: string | null }): string {
  return `standfirst-draft:${article}:${parent ?? ''}`;
}

function editing({
  comment,
  state,
  now,
}: Pick<OwnCommentFacts, 'comment' | 'state' | 'now'>): AccountBlock[] {
  const { editableUntil } = comment;
  if (editableUntil === null || Date.parse(editableUntil) <= now) return [];
  const minutes = Math.max(1, Math.round((Date.parse(editableUntil) - now) / 60_000));
  const typed = 'body' in state.values ? state : { ...state, values: { body: comment.body } };
  return [
    form({
      id: 'edit',
      heading: 'Edit it',
      action: ownCommentAddress(comment.id),
      fields: [
        area(typed, {
          name: 'body',
          label: 'Your comment',
          hint: `For ${minutes === 1 ? 'another minute' : `another ${minutes} minutes`}.`,
          rows: 7,
          lengthMax: commentLengthMax,
        }),
      ],
      submit: 'Save the change',
    }),
  ];
}

/** Asks before a comment is taken back. */
export function withdrawPage(desk: Desk, comment: OwnComment): AccountPage {
  const address = ownCommentAddress(comment.id);
  return accountPageOf(desk, {
    address: `${address}withdraw/`,
    title: 'Withdraw this comment?',
    blocks: [
      ownCommentBlock(desk.context, { comment }),
      words([
        'It leaves the page and can’t be brought back. Where it was answered, a line says that it was withdrawn.',
      ]),
      form({
        id: 'withdraw',
        action: `${address}withdraw/`,
        isGrave: true,
        submit: 'Withdraw it',
      }),
      words([], [{ href: address, text: 'Leave it as it is' }]),
    ],
  });
}
