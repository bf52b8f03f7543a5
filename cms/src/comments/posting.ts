/** A reader says something under an article, or answers another reader. */
import type { Core } from '@strapi/strapi';
import type { OwnComment, ReaderBody } from '@standfirst/shared-types';
import { judge, refusalOf } from '../api/comment/moderation/pipeline';
import type { Transaction } from '../change-log/order';
import { noticeReply } from '../moderation/notices';
import { OneAtATime } from '../one-at-a-time';
import type { Client } from '../readers/client';
import { userUid, type Reader } from '../readers/reader';
import { ReaderRefused } from '../readers/refused';
import { readerAsOf } from '../readers/store';
import { termsNow } from '../readers/terms';
import type { AskOutside } from './outside';
import { ownComments } from './own';
import { placeOf, type Place } from './place';
import { sentBefore, sentKeyOf, type Sent } from './sent-before';
import { attemptOf, type Saying } from './situation';
import { commentBy, commentUid, inTurn, type StoredComment } from './stored';
import { cleanText, digestOfWords, looksLikeHtml } from './words';

/** Who posts what, from where. */
export interface Posting {
  readonly reader: Reader;
  readonly body: ReaderBody<'POST /comments'>;
  readonly client: Client;
  readonly now: Date;
  /** Asks outside services, where there are any. */
  readonly askOutside: AskOutside;
}

/** What came of it: a comment, and whether it is a new one. */
export interface Posted {
  readonly comment: OwnComment;
  readonly isNew: boolean;
}

/**
 * Writes a comment, or finds the one that the same form wrote before.
 * @throws {ReaderRefused} where a rule refuses it, or what it answers is gone.
 */
export async function postComment(strapi: Core.Strapi, posting: Posting): Promise<Posted> {
  const { reader, body, now } = posting;
  const text = cleanText(body.body);
  const sent: Sent = { ...body, reader: reader.id, text, now };
  const { article, terms } = body;
  const saying: Saying = { reader, text, article, terms, editing: null, outside: null, now };
  const looked = await writers.run(async () => {
    const before = await sentBefore(strapi, sent);
    if (before !== null) return again(strapi, before, sent);
    const refusal = refusalOf(await attemptOf(strapi, saying));
    if (refusal !== null) throw new ReaderRefused(refusal.code, refusal);
    return placeOf(strapi, body);
  });
  if ('comment' in looked) return looked;
  // Outside of the transaction and of the turn: nobody else waits for somebody else's server.
  const outside = await posting.askOutside({ ...posting, text });
  const writing: Writing = { saying: { ...saying, outside }, place: looked, sent };
  return writers.run(() => writeOnce(strapi, writing));
}

/**
 * Comments wait for one another before they ask the database anything. Fifty at once would each
 * have a part of it, and an editor's save would wait for them all.
 */
const writers = new OneAtATime();

async function writeOnce(strapi: Core.Strapi, writing: Writing): Promise<Posted> {
  const { sent } = writing;
  try {
    const written = await strapi.db.transaction(async ({ trx }: { trx: Transaction }) => {
      await inTurn(strapi, { trx, table: 'up_users', ids: [sent.reader] });
      const before = await sentBefore(strapi, sent);
      if (before !== null) return before;
      const { saying } = writing;
      const reader = await readerAsOf(strapi, { reader: saying.reader, now: saying.now });
      return write(strapi, { ...writing, saying: { ...saying, reader } });
    });
    return typeof written === 'string'
      ? { comment: await shown(strapi, written, sent), isNew: true }
      : await again(strapi, written, sent);
  } catch (error) {
    // The database itself keeps a second one out, whoever wrote the first.
    const first = await sentBefore(strapi, sent);
    if (first === null) throw error;
    return again(strapi, first, sent);
  }
}

interface Writing {
  readonly saying: Saying;
  readonly place: Place;
  readonly sent: Sent;
}

/** Gives the new comment's id. */
async function write(strapi: Core.Strapi, { saying, place, sent }: Writing): Promise<string> {
  const { reader, text, article, now } = saying;
  const outcome = judge(await attemptOf(strapi, saying));
  if (outcome.kind === 'refused') throw new ReaderRefused(outcome.refusal.code, outcome.refusal);
  const data: Record<string, unknown> = {
    article,
    reader: reader.id,
    parent: place.thread,
    body: text,
    state: outcome.state,
    heldBy: outcome.heldBy,
    submittedAt: now,
    sentKey: sentKeyOf(sent),
    wordsDigest: digestOfWords(text),
  };
  const { documentId } = await strapi.documents(commentUid).create({ data });
  await recordTerms(strapi, saying);
  if (outcome.state === 'approved') await noticeReply(strapi, { comment: documentId, now });
  return documentId;
}

/** Which version was accepted with this, and when. */
async function recordTerms(
  strapi: Core.Strapi,
  { reader, terms, now }: Pick<Saying, 'reader' | 'terms' | 'now'>,
): Promise<void> {
  if (terms === null || terms === reader.termsVersion || terms !== (await termsNow(strapi))) return;
  await strapi.db
    .query(userUid)
    .update({ where: { id: reader.id }, data: { termsVersion: terms, termsAcceptedAt: now } });
}

async function shown(strapi: Core.Strapi, documentId: string, sent: Sent): Promise<OwnComment> {
  const stored = await commentBy(strapi, { documentId });
  if (stored === null)
    throw new Error(`The comment ${documentId} is gone right after it was sent.`);
  const [comment] = await ownComments(strapi, [stored], sent.now);
  if (comment === undefined) throw new Error(`The comment ${documentId} can't be shown.`);
  return { ...comment, notes: notesOn(sent.text) };
}

async function again(strapi: Core.Strapi, stored: StoredComment, sent: Sent): Promise<Posted> {
  const comment = await shown(strapi, stored.documentId, sent);
  const isOther = digestOfWords(stored.body) !== digestOfWords(sent.text);
  const note = 'This form was sent before. What you sent first is what stands here.';
  return {
    comment: { ...comment, notes: isOther ? [note] : comment.notes },
    isNew: false,
  };
}

/** What the writer is told about their words. */
export function notesOn(text: string): string[] {
  return looksLikeHtml(text) ? ['HTML is shown as you typed it.'] : [];
}
