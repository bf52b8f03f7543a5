/** Moderators decide: one comment, one transaction, one line in the log. */
import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { CommentState, Decision } from '@standfirst/shared-types';
import { z } from 'zod';
import type { Transaction } from '../change-log/order';
import {
  announce,
  commentBy,
  commentUid,
  inTurn,
  reportUid,
  type StoredComment,
} from '../comments/stored';
import { userUid } from '../readers/reader';
import { keepDecision, type Moderator } from './log';
import { noticeDecision } from './notices';

/** What is decided, by whom. */
export interface Deciding {
  readonly ids: readonly string[];
  readonly decision: Decision;
  readonly reason: string | null;
  readonly by: Moderator;
  readonly now: Date;
  /** Whether to decide also on what does not wait any more: it was decided before. */
  readonly again: boolean;
  /** When each was last edited as far as the moderator saw; what is not named is decided as it stands. */
  readonly seen: Readonly<Record<string, string | null>>;
}

/** What was decided, and what somebody else had decided before, or its writer edited meanwhile. */
export interface Decided {
  readonly decided: readonly string[];
  readonly already: readonly string[];
  /** Takes it back; `null` where nothing was decided. */
  readonly undo: string | null;
}

const states = { approve: 'approved', reject: 'rejected', spam: 'spam' } as const satisfies Record<
  Decision,
  CommentState
>;

/** Decides on comments, each by itself: one that fails leaves those before it decided. */
export async function decide(strapi: Core.Strapi, deciding: Deciding): Promise<Decided> {
  const batch = newBatch();
  const decided: string[] = [];
  const already: string[] = [];
  for (const id of new Set(deciding.ids)) {
    const isDone = await strapi.db.transaction(({ trx }: { trx: Transaction }) =>
      decideOne(strapi, { ...deciding, id, batch, trx }),
    );
    (isDone ? decided : already).push(id);
  }
  if (decided.length > 0) announce(strapi);
  return { decided, already, undo: decided.length > 0 ? batch : null };
}

/** A name for what is decided at once, which nobody can guess. */
export function newBatch(): string {
  return randomBytes(18).toString('base64url');
}

interface DecidingOne extends Omit<Deciding, 'ids'> {
  readonly id: string;
  readonly batch: string;
  readonly trx: Transaction;
}

/** `false` where there is nothing to decide: somebody else did, or its writer edited or withdrew it. */
async function decideOne(strapi: Core.Strapi, deciding: DecidingOne): Promise<boolean> {
  const { id, decision, reason, by, now, batch, trx, again } = deciding;
  const found = await commentBy(strapi, { documentId: id });
  if (found === null) return false;
  await inTurn(strapi, { trx, table: 'comments', ids: [found.id] });
  const comment = (await commentBy(strapi, { documentId: id })) ?? found;
  const reports = await openReports(strapi, comment.id);
  if (!isToDecide(comment, { reports, again }) || !isAsSeen(comment, deciding.seen)) return false;
  const state = states[decision];
  await strapi.db.query(commentUid).update({
    where: { id: comment.id },
    data: { state, decidedAt: now, decidedBy: by.name, reason },
  });
  await answerReports(strapi, {
    reports,
    state: state === 'approved' ? 'dismissed' : 'upheld',
    now,
  });
  await keepDecision(strapi, {
    at: now,
    by,
    action: decision,
    reason,
    comment: id,
    body: comment.body,
    reader: await nameOf(strapi, comment),
    batch,
    before: { ...standingOf(comment), reports },
  });
  if (state !== comment.state) await noticeDecision(strapi, { comment: id, state, now });
  return true;
}

function isToDecide(
  { state }: StoredComment,
  { reports, again }: { reports: readonly number[]; again: boolean },
): boolean {
  if (state === 'withdrawn') return false;
  return again || state === 'pending' || (state === 'approved' && reports.length > 0);
}

/** Whether the words are those that the moderator saw. */
function isAsSeen({ documentId, editedAt }: StoredComment, seen: Deciding['seen']): boolean {
  const at = seen[documentId];
  return (
    at === undefined || (editedAt?.getTime() ?? null) === (at === null ? null : Date.parse(at))
  );
}

/** Where a comment stood, for an undo. */
function standingOf({ state, decidedAt, decidedBy, reason }: StoredComment) {
  return { state, decidedAt: decidedAt?.toISOString() ?? null, decidedBy, reason };
}

async function openReports(strapi: Core.Strapi, comment: number): Promise<number[]> {
  const rows: unknown = await strapi.db
    .query(reportUid)
    .findMany({ select: ['id'], where: { comment: { id: comment }, state: 'open' } });
  return z
    .array(z.object({ id: z.number() }))
    .parse(rows)
    .map(({ id }) => id);
}

async function answerReports(
  strapi: Core.Strapi,
  { reports, state, now }: { reports: readonly number[]; state: 'upheld' | 'dismissed'; now: Date },
): Promise<void> {
  if (reports.length === 0) return;
  await strapi.db
    .query(reportUid)
    .updateMany({ where: { id: { $in: [...reports] } }, data: { state, answeredAt: now } });
}

async function nameOf(
  strapi: Core.Strapi,
  { reader }: StoredComment,
): Promise<{ id: string; name: string } | null> {
  if (reader === null) return null;
  const row: unknown = await strapi.db
    .query(userUid)
    .findOne({ select: ['username'], where: { id: reader.id } });
  const { username } = z.object({ username: z.string() }).parse(row);
  return { id: reader.documentId, name: username };
}
