/**
 * E-mails to readers about what became of a comment, and about answers. Each is written down with
 * what it is about, and sent when the decision can't be taken back any more.
 */
import type { Core } from '@strapi/strapi';
import { accountPath, addressOf, type CommentState } from '@standfirst/shared-types';
import { z } from 'zod';
import { publishedArticles } from '../comments/article';
import { commentBy, type StoredComment } from '../comments/stored';
import type { Settings } from '../env';
import { sendMail, type Mail } from '../mail';
import { noticesStopUrl } from '../readers/notices';
import { readerOf, storedReader, userUid, type Reader } from '../readers/reader';
import { undoWithinMs } from './second-thoughts';

const noticeUid = 'api::reader-notice.reader-notice';

/** How many are sent at one look. */
const atOnce = 50;

/** What notices take from the environment. */
export type NoticeSettings = Pick<Settings, 'siteUrl' | 'jwtSecret'>;

/** A comment was decided: its writer is to be told, and whom it answers. Call it in the transaction. */
export async function noticeDecision(
  strapi: Core.Strapi,
  { comment, state, now }: { comment: string; state: CommentState; now: Date },
): Promise<void> {
  await keep(strapi, { kind: 'decision', comment, now });
  if (state === 'approved') await noticeReply(strapi, { comment, now });
}

/** A comment appeared: whoever wrote what it answers is to be told. Call it in the transaction. */
export async function noticeReply(
  strapi: Core.Strapi,
  { comment, now }: { comment: string; now: Date },
): Promise<void> {
  const stored = await commentBy(strapi, { documentId: comment });
  if (stored !== null && stored.parent !== null)
    await keep(strapi, { kind: 'reply', comment, now });
}

/**
 * Nothing is to be said of a decision that was taken back. What was to be said of an answer is: it is
 * looked at again whether the answer is on the site.
 */
export async function forgetDecision(strapi: Core.Strapi, comment: string): Promise<void> {
  await strapi.db.query(noticeUid).deleteMany({ where: { comment, kind: 'decision' } });
}

const notices = z.array(
  z.object({ id: z.number(), kind: z.enum(['decision', 'reply']), comment: z.string() }),
);
type Notice = z.infer<typeof notices>[number];

/** Sends what is due, each once, however many instances look. */
export async function sendNotices(
  strapi: Core.Strapi,
  { settings, now }: { settings: NoticeSettings; now: Date },
): Promise<void> {
  const rows: unknown = await strapi.db.query(noticeUid).findMany({
    where: { dueAt: { $lte: now } },
    orderBy: { dueAt: 'asc' },
    limit: atOnce,
  });
  for (const notice of notices.parse(rows)) {
    const { count } = await strapi.db.query(noticeUid).deleteMany({ where: { id: notice.id } });
    if (count === 0) continue;
    const mail = await mailFor(strapi, { notice, settings, now });
    if (mail !== null) sendMail(strapi, mail);
  }
}

interface Noticing {
  readonly notice: Notice;
  readonly settings: NoticeSettings;
  readonly now: Date;
}

/** The e-mail, or `null` where nobody wants it, or it is not true any more. */
async function mailFor(strapi: Core.Strapi, noticing: Noticing): Promise<Mail | null> {
  const comment = await commentBy(strapi, { documentId: noticing.notice.comment });
  if (comment === null) return null;
  return noticing.notice.kind === 'decision'
    ? decisionMail(strapi, comment, noticing)
    : replyMail(strapi, comment, noticing);
}

async function decisionMail(
  strapi: Core.Strapi,
  comment: StoredComment,
  { settings, now }: Noticing,
): Promise<Mail | null> {
  const reader = await readerBy(strapi, comment.reader?.id ?? null, now);
  if (reader?.notices.decisions !== true) return null;
  const url = noticesStopUrl(settings, { reader: reader.documentId, kind: 'decisions' });
  const place = await placeOf(strapi, comment, settings);
  const foot = `You get this because you asked to be told of decisions. To stop, open\n${url}`;
  if (comment.state === 'approved' && place !== null)
    return {
      to: reader.email,
      subject: 'Your comment is on the site',
      text: `A moderator has read your comment on “${place.title}”. It is on the site:\n${place.url}\n\n${foot}`,
      stop: { url },
    };
  if (comment.state !== 'rejected') return null;
  const about = place === null ? '' : ` on “${place.title}”`;
  const own = `${settings.siteUrl}${accountPath}comments/${comment.documentId}/`;
  return {
    to: reader.email,
    subject: 'Your comment was not published',
    text: `A moderator has decided against your comment${about}.${because(comment)}\n\nYour comment:\n${own}\n\n${foot}`,
    stop: { url },
  };
}

function because({ reason }: StoredComment): string {
  return reason === null || reason === '' ? '' : ` The reason: ${reason}`;
}

async function replyMail(
  strapi: Core.Strapi,
  comment: StoredComment,
  { settings, now }: Noticing,
): Promise<Mail | null> {
  const place = await placeOf(strapi, comment, settings);
  if (comment.state !== 'approved' || comment.parent === null || place === null) return null;
  const parent = await commentBy(strapi, { documentId: comment.parent });
  if (parent?.state !== 'approved' || parent.reader?.id === comment.reader?.id) return null;
  const reader = await readerBy(strapi, parent.reader?.id ?? null, now);
  if (reader?.notices.replies !== true) return null;
  const url = noticesStopUrl(settings, { reader: reader.documentId, kind: 'replies' });
  const foot = `You get this because you asked to be told of replies. To stop, open\n${url}`;
  return {
    to: reader.email,
    subject: 'Somebody has answered your comment',
    text: `Your comment on “${place.title}” has an answer:\n${place.url}\n\n${foot}`,
    stop: { url },
  };
}

async function placeOf(
  strapi: Core.Strapi,
  { article: id, documentId }: StoredComment,
  { siteUrl }: NoticeSettings,
): Promise<{ title: string; url: string } | null> {
  const article = id === null ? undefined : (await publishedArticles(strapi, [id])).get(id);
  if (article === undefined) return null;
  const { title, slug } = article;
  return { title, url: `${siteUrl}${addressOf('article', slug)}#comment-${documentId}` };
}

async function readerBy(strapi: Core.Strapi, id: number | null, now: Date): Promise<Reader | null> {
  if (id === null) return null;
  const row: unknown = await strapi.db.query(userUid).findOne({ where: { id } });
  if (row === null) return null;
  const stored = storedReader.parse(row);
  return stored.confirmed === true && stored.blocked !== true ? readerOf(stored, now) : null;
}

async function keep(
  strapi: Core.Strapi,
  { kind, comment, now }: { kind: Notice['kind']; comment: string; now: Date },
): Promise<void> {
  const notices = strapi.db.query(noticeUid);
  // What is said is what is true when it is sent: an earlier notice would say the same.
  await notices.deleteMany({ where: { kind, comment } });
  const dueAt = new Date(now.getTime() + undoWithinMs);
  await notices.create({ data: { kind, comment, dueAt } });
}
