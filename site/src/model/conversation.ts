import { addressOf, type ArticleDocument, type CommentDocument } from '@standfirst/shared-types';
import { scopes } from '../content/index.ts';
import { commentHtml } from './comment-html.ts';
import { areCommentsOn, settingsOf, type BuildContext } from './context.ts';
import { momentOf } from './dates.ts';
import type { CommentBlock, Conversation } from './page.ts';

/** The slug of the standing page that holds the terms. */
const termsSlug = 'terms';

/**
 * An article's approved comments in threads, oldest first; `null` where comments are off for the
 * magazine, or closed here with none written.
 */
export function conversationFor(
  context: BuildContext,
  article: ArticleDocument,
): Conversation | null {
  const { content } = context;
  if (!areCommentsOn(context)) return null;
  const comments = content
    .all(scopes.comments(article.id))
    .flatMap((id) => content.get('comment.whole', id) ?? []);
  if (!article.commentsOpen && comments.length === 0) return null;
  return {
    open: article.commentsOpen,
    count: comments.length,
    threads: threadsOf(comments, settingsOf(context).timeZone),
    termsHref: content.idBySlug('page', termsSlug) === null ? null : addressOf('page', termsSlug),
  };
}

/** Replies stand one level deep; a reply whose parent is not shown stands by itself. */
function threadsOf(comments: readonly CommentDocument[], timeZone: string): CommentBlock[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const blocks = new Map(comments.map((comment) => [comment.id, blockOf(comment, timeZone)]));
  const threads: CommentBlock[] = [];
  for (const comment of comments) {
    const block = blocks.get(comment.id);
    const root = blocks.get(rootOf(comment, byId));
    if (block === undefined) continue;
    (root === undefined || root === block ? threads : root.replies).push(block);
  }
  return threads;
}

/**
 * The comment at the top of a thread, however deep the data nests. A comment whose parents lead in
 * a circle stands by itself.
 */
function rootOf(comment: CommentDocument, byId: ReadonlyMap<string, CommentDocument>): string {
  const passed = new Set([comment.id]);
  let current = comment;
  for (;;) {
    const parent = current.parent === null ? undefined : byId.get(current.parent);
    if (parent === undefined) return current.id;
    if (passed.has(parent.id)) return comment.id;
    passed.add(parent.id);
    current = parent;
  }
}

function blockOf(comment: CommentDocument, timeZone: string): CommentBlock {
  return {
    anchor: `comment-${comment.id}`,
    name: comment.name,
    date: momentOf(comment.submittedAt, timeZone),
    bodyHtml: commentHtml(comment.body),
    replies: [],
  };
}
