import { addressOf, type ArticleDocument, type CommentDocument } from '@standfirst/shared-types';
import { scopes } from '../content/index.ts';
import { commentHtml } from './comment-html.ts';
import { settingsOf, type BuildContext } from './context.ts';
import { momentOf } from './dates.ts';
import type { CommentBlock, Conversation } from './page.ts';

/** The slug of the standing page that holds the terms. */
const termsSlug = 'terms';

/** An article's approved comments in threads, oldest first; `null` where there is nothing to show. */
export function conversationFor(
  context: BuildContext,
  article: ArticleDocument,
): Conversation | null {
  const { content } = context;
  const policy = content.get('settings.comments', 'single')?.commentPolicy ?? 'off';
  const comments = content
    .all(scopes.comments(article.id))
    .flatMap((id) => content.get('comment.whole', id) ?? []);
  const open = policy !== 'off' && article.commentsOpen;
  if (!open && comments.length === 0) return null;
  return {
    open,
    count: comments.length,
    threads: threadsOf(comments, settingsOf(context).timeZone),
    termsHref: content.idBySlug('page', termsSlug) === null ? null : addressOf('page', termsSlug),
  };
}

/** Replies stand one level deep; a reply whose parent is not shown stands by itself. */
function threadsOf(comments: readonly CommentDocument[], timeZone: string): CommentBlock[] {
  const blocks = new Map(comments.map((comment) => [comment.id, blockOf(comment, timeZone)]));
  const threads: CommentBlock[] = [];
  for (const comment of comments) {
    const block = blocks.get(comment.id);
    if (block === undefined) continue;
    const parent = comment.parent === null ? undefined : blocks.get(rootOf(comment, comments));
    (parent === undefined || parent === block ? threads : parent.replies).push(block);
  }
  return threads;
}

/** The comment at the top of a thread, however deep the data nests. */
function rootOf(comment: CommentDocument, comments: readonly CommentDocument[]): string {
  const byId = new Map(comments.map((each) => [each.id, each]));
  const passed = new Set<string>();
  let current = comment;
  while (current.parent !== null && !passed.has(current.id)) {
    passed.add(current.id);
    const parent = byId.get(current.parent);
    if (parent === undefined) break;
    current = parent;
  }
  return current.id;
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
