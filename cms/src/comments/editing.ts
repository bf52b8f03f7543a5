/** A writer changes their words, within the time for it; the rules look at them again. */
import type { Core } from '@strapi/strapi';
import type { Hold, OwnComment } from '@standfirst/shared-types';
import { judge } from '../api/comment/moderation/pipeline';
import type { Transaction } from '../change-log/order';
import type { Client } from '../readers/client';
import type { Reader } from '../readers/reader';
import { ReaderRefused } from '../readers/refused';
import { readerAsOf } from '../readers/store';
import type { AskOutside } from './outside';
import { editableUntil, ownComments, ownStored } from './own';
import { notesOn } from './posting';
import { attemptOf } from './situation';
import { announce, commentBy, commentUid, inTurn, type StoredComment } from './stored';
import { cleanText, digestOfWords } from './words';

/** Who changes which comment into what. */
export interface Editing {
  readonly reader: Reader;
  /** The comment's id. */
  readonly id: string;
  readonly body: string;
  readonly client: Client;
  readonly now: Date;
  readonly askOutside: AskOutside;
}

/**
 * Replaces the words of a reader's own comment. One that is held now leaves the page; one that was
 * held stays held, whatever it says now, and the moderator sees what it said before.
 * @throws {ReaderRefused} if it is not theirs, it is too late, or a rule refuses it.
 */
export async function editComment(strapi: Core.Strapi, editing: Editing): Promise<OwnComment> {
  const { reader, id, now } = editing;
  const text = cleanText(editing.body);
  const own = await ownStored(strapi, { id, reader: reader.id });
  const article = mustBeEditable(own, now).article ?? '';
  const outside = await editing.askOutside({ ...editing, body: { article }, text });
  await strapi.db.transaction(async ({ trx }: { trx: Transaction }) => {
    await inTurn(strapi, { trx, table: 'up_users', ids: [reader.id] });
    if (own !== null) await inTurn(strapi, { trx, table: 'comments', ids: [own.id] });
    const comment = mustBeEditable(await ownStored(strapi, { id, reader: reader.id }), now);
    if (comment.body === text) return;
    const writer = await readerAsOf(strapi, { reader, now });
    const saying = {
      reader: writer,
      text,
      article,
      terms: null,
      editing: comment.id,
      outside,
      now,
    };
    const outcome = judge(await attemptOf(strapi, saying));
    if (outcome.kind === 'refused') throw new ReaderRefused(outcome.refusal.code, outcome.refusal);
    await replaceWords(strapi, { comment, text, now, heldBy: outcome.heldBy });
  });
  announce(strapi);
  const [after] = await ownComments(strapi, [await reread(strapi, id)], now);
  if (after === undefined) throw new Error(`The comment ${id} can't be shown.`);
  return { ...after, notes: notesOn(text) };
}

interface Replacing {
  readonly comment: StoredComment;
  readonly text: string;
  readonly now: Date;
  readonly heldBy: readonly Hold[];
}

async function replaceWords(
  strapi: Core.Strapi,
  { comment, text, now, heldBy }: Replacing,
): Promise<void> {
  const wasHeld = comment.state === 'pending';
  const rules = new Set(heldBy.map(({ rule }) => rule));
  const kept = wasHeld ? comment.heldBy.filter(({ rule }) => !rules.has(rule)) : [];
  await strapi.db.query(commentUid).update({
    where: { id: comment.id },
    data: {
      body: text,
      wordsDigest: digestOfWords(text),
      editedAt: now,
      state: wasHeld || heldBy.length > 0 ? 'pending' : 'approved',
      heldBy: [...kept, ...heldBy],
      earlier: [...comment.earlier, { body: comment.body, until: now.toISOString() }],
    },
  });
}

function mustBeEditable(comment: StoredComment | null, now: Date): StoredComment {
  if (comment === null) throw new ReaderRefused('not-found');
  if (editableUntil(comment, now) === null) throw new ReaderRefused('too-late');
  return comment;
}

async function reread(strapi: Core.Strapi, documentId: string): Promise<StoredComment> {
  const comment = await commentBy(strapi, { documentId });
  if (comment === null) throw new ReaderRefused('not-found');
  return comment;
}
