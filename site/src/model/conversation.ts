import {
  accountPath,
  addressOf,
  type ArticleDocument,
  type CommentDocument,
} from '@standfirst/shared-types';
import { scopes } from '../content/index.ts';
import { commentHtml } from './comment-html.ts';
import { areCommentsOn, settingsOf, type BuildContext } from './context.ts';
import { minuteOf } from './dates.ts';
import type { CommentBlock, CommentWords, Conversation } from './page.ts';

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
  const shown = shownComments(context, article.id);
  if (!article.commentsOpen && shown.length === 0) return null;
  const places = [...shown, ...withdrawnComments(context, article.id)].sort(byTime);
  return {
    form: article.commentsOpen ? { article: article.id, signInHref: signInTo(article) } : null,
    count: shown.length,
    threads: threadsOf(places, {
      timeZone: settingsOf(context).timeZone,
      isOpen: article.commentsOpen,
    }),
    termsHref: content.idBySlug('page', termsSlug) === null ? null : addressOf('page', termsSlug),
  };
}

/** The comments on an article that readers see, oldest first. */
export function shownComments({ content }: BuildContext, article: string): CommentDocument[] {
  return content
    .all(scopes.comments(article))
    .flatMap((id) => content.get('comment.whole', id) ?? []);
}

function withdrawnComments({ content }: BuildContext, article: string): CommentDocument[] {
  return content
    .all(scopes.withdrawn(article))
    .flatMap((id) => content.get('comment.whole', id) ?? []);
}

function byTime(one: CommentDocument, other: CommentDocument): number {
  return (
    Date.parse(one.submittedAt) - Date.parse(other.submittedAt) || (one.id < other.id ? -1 : 1)
  );
}

function signInTo({ slug }: ArticleDocument): string {
  const next = `${addressOf('article', slug)}#comments`;
  return `${accountPath}sign-in/?next=${encodeURIComponent(next)}`;
}

/** What the threads of one article have in common. */
interface Thread {
  timeZone: string;
  isOpen: boolean;
}

/**
 * Replies stand one level deep; a reply whose parent has no place stands by itself. A withdrawn
 * comment that nothing answers has none.
 */
function threadsOf(comments: readonly CommentDocument[], thread: Thread): CommentBlock[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const labels = labelsOf(comments, thread.timeZone);
  const roots = new Map<string, CommentBlock>();
  const blocks = comments.map((comment) => {
    const root = rootOf(comment, byId);
    const isReply = root !== comment.id;
    const block = blockOf(comment, { ...thread, isReply, label: labels.get(comment.id) ?? '' });
    if (!isReply) roots.set(comment.id, block);
    return { block, root };
  });
  for (const { block, root } of blocks) {
    const top = roots.get(root);
    if (top !== undefined && top !== block && block.said !== null) top.replies.push(block);
  }
  return [...roots.values()].filter(({ said, replies }) => said !== null || replies.length > 0);
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

/** What tells each comment from the others in a list of links. */
function labelsOf(comments: readonly CommentDocument[], timeZone: string): Map<string, string> {
  const byName = Map.groupBy(comments, ({ name }) => name);
  return new Map(
    comments.map(({ id, name, submittedAt }) => {
      const isAlone = (byName.get(name)?.length ?? 0) < 2;
      return [id, isAlone ? name : `${name}, ${minuteOf(submittedAt, timeZone).text}`];
    }),
  );
}

interface Place extends Thread {
  isReply: boolean;
  label: string;
}

function blockOf(comment: CommentDocument, place: Place): CommentBlock {
  return {
    anchor: `comment-${comment.id}`,
    date: minuteOf(comment.submittedAt, place.timeZone),
    said: comment.withdrawn ? null : wordsOf(comment, place),
    replies: [],
  };
}

function wordsOf(comment: CommentDocument, { isReply, isOpen, label }: Place): CommentWords {
  const answer = new URLSearchParams({ article: comment.article, parent: comment.id });
  const report = new URLSearchParams({ comment: comment.id });
  return {
    name: comment.name,
    label,
    bodyHtml: commentHtml(comment.body),
    replyHref: isReply || !isOpen ? null : `${accountPath}comment/?${answer.toString()}`,
    reportHref: `${accountPath}report/?${report.toString()}`,
  };
}
