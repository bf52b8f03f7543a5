/** Takes back what somebody has decided, to the state it was in before. */
import type { Core } from '@strapi/strapi';
import { commentStates } from '@standfirst/shared-types';
import { z } from 'zod';
import type { Transaction } from '../change-log/order';
import { announce, commentBy, commentUid, inTurn, reportUid } from '../comments/stored';
import { userUid } from '../readers/reader';
import { ValidationError } from '../strapi-errors';
import { decisionUid, keepDecision, type Moderator } from './log';
import { forgetDecision } from './notices';
import { undoWithinMs } from './second-thoughts';

/** What is taken back, by whom. */
export interface Undoing {
  /** As `decide` gave it. */
  readonly undo: string;
  readonly by: Moderator;
  readonly now: Date;
}

const moment = z.coerce.date();
const decided = z.object({
  id: z.number(),
  at: moment,
  action: z.enum(['approve', 'reject', 'spam', 'suspend', 'lift']),
  comment: z.string().nullable(),
  body: z.string().nullable(),
  reader: z.string().nullable(),
  readerId: z.string().nullable(),
  before: z.unknown(),
});
type Decided = z.infer<typeof decided>;

const standing = z.object({
  state: z.enum(commentStates),
  decidedAt: moment.nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
  reports: z.array(z.number()),
});

/** How a reader stood before a suspension was given or lifted. */
export const suspensionBefore = z.object({
  suspendedAt: moment.nullable(),
  suspendedUntil: moment.nullable(),
  suspensionReason: z.string().nullable(),
});

/**
 * Takes back a decision that this moderator made within the last ten minutes. What has been decided
 * again since, or withdrawn, stays as it is.
 * @throws {ValidationError} where there is nothing to take back.
 */
export async function undo(strapi: Core.Strapi, { undo: batch, by, now }: Undoing): Promise<void> {
  const rows: unknown = await strapi.db.query(decisionUid).findMany({
    where: {
      batch,
      byId: by.id,
      undoneAt: { $null: true },
      at: { $gte: new Date(now.getTime() - undoWithinMs) },
    },
    orderBy: { id: 'asc' },
  });
  const found = z.array(decided).parse(rows);
  if (found.length === 0)
    throw new ValidationError('This can’t be undone any more. Decide on it again instead.');
  for (const decision of found) {
    await strapi.db.transaction(({ trx }: { trx: Transaction }) =>
      undoOne(strapi, { decision, by, now, trx }),
    );
  }
  announce(strapi);
}

interface UndoingOne {
  readonly decision: Decided;
  readonly by: Moderator;
  readonly now: Date;
  readonly trx: Transaction;
}

async function undoOne(strapi: Core.Strapi, { decision, by, now, trx }: UndoingOne): Promise<void> {
  const { count } = await strapi.db
    .query(decisionUid)
    .updateMany({ where: { id: decision.id, undoneAt: { $null: true } }, data: { undoneAt: now } });
  if (count === 0) return;
  const isDone = await (decision.comment === null
    ? restoreReader(strapi, decision)
    : restoreComment(strapi, { decision, documentId: decision.comment, trx }));
  if (!isDone) return;
  const { comment, body, reader, readerId } = decision;
  await keepDecision(strapi, {
    at: now,
    by,
    action: 'undo',
    reason: `Took back: ${decision.action}.`,
    comment,
    body,
    reader: readerId === null ? null : { id: readerId, name: reader ?? '' },
    batch: null,
    before: null,
  });
}

async function restoreComment(
  strapi: Core.Strapi,
  { decision, documentId, trx }: { decision: Decided; documentId: string; trx: Transaction },
): Promise<boolean> {
  const found = await commentBy(strapi, { documentId });
  if (found === null) return false;
  await inTurn(strapi, { trx, table: 'comments', ids: [found.id] });
  const comment = await commentBy(strapi, { documentId });
  const isLast = comment?.decidedAt?.getTime() === decision.at.getTime();
  if (comment === null || !isLast || comment.state === 'withdrawn') return false;
  const { reports, ...before } = standing.parse(decision.before);
  await strapi.db.query(commentUid).update({ where: { id: comment.id }, data: before });
  await strapi.db
    .query(reportUid)
    .updateMany({ where: { id: { $in: reports } }, data: { state: 'open', answeredAt: null } });
  await forgetDecision(strapi, documentId);
  return true;
}

async function restoreReader(
  strapi: Core.Strapi,
  { action, at, readerId, before }: Decided,
): Promise<boolean> {
  // Whoever was suspended, or let off, once more since then stays as they are.
  const left = action === 'suspend' ? at : { $null: true };
  const { count } = await strapi.db.query(userUid).updateMany({
    where: { documentId: readerId, suspendedAt: left },
    data: suspensionBefore.parse(before),
  });
  return count > 0;
}
