/** Moderators keep a reader from writing, and let them write again. */
import type { Core } from '@strapi/strapi';
import type { Transaction } from '../change-log/order';
import { inTurn } from '../comments/stored';
import { readerOf, storedReader, userUid, type StoredReader } from '../readers/reader';
import { ValidationError } from '../strapi-errors';
import { newBatch, type Decided } from './decisions';
import { keepDecision, type Moderator } from './log';

/** Who is suspended by whom, until when, and why. */
export interface Suspending {
  /** The reader's document id. */
  readonly reader: string;
  /** The reader is told. */
  readonly reason: string;
  /** `null` for good. */
  readonly until: Date | null;
  readonly by: Moderator;
  readonly now: Date;
}

/** Suspends a reader; one who is suspended already gets the new end and reason. */
export async function suspend(strapi: Core.Strapi, suspending: Suspending): Promise<Decided> {
  const { reason, until, now } = suspending;
  if (until !== null && until <= now)
    throw new ValidationError('The suspension would be over before it begins. Give a later end.');
  return change(strapi, suspending, {
    action: 'suspend',
    reason,
    data: { suspendedAt: now, suspendedUntil: until, suspensionReason: reason },
    isNeeded: () => true,
  });
}

/** Lets a reader write again. */
export async function lift(
  strapi: Core.Strapi,
  lifting: Pick<Suspending, 'reader' | 'by' | 'now'>,
): Promise<Decided> {
  return change(strapi, lifting, {
    action: 'lift',
    reason: null,
    data: { suspendedAt: null, suspendedUntil: null, suspensionReason: null },
    isNeeded: (row) => readerOf(row, lifting.now).suspension !== null,
  });
}

interface Change {
  readonly action: 'suspend' | 'lift';
  readonly reason: string | null;
  readonly data: Readonly<Record<string, Date | string | null>>;
  readonly isNeeded: (row: StoredReader) => boolean;
}

async function change(
  strapi: Core.Strapi,
  { reader, by, now }: Pick<Suspending, 'reader' | 'by' | 'now'>,
  { action, reason, data, isNeeded }: Change,
): Promise<Decided> {
  const users = strapi.db.query(userUid);
  const batch = newBatch();
  const rowNow = async (): Promise<StoredReader> => {
    const found: unknown = await users.findOne({ where: { documentId: reader } });
    if (found === null) throw new ValidationError('This reader’s account is gone.');
    return storedReader.parse(found);
  };
  return strapi.db.transaction(async ({ trx }: { trx: Transaction }) => {
    await inTurn(strapi, { trx, table: 'up_users', ids: [(await rowNow()).id] });
    const row = await rowNow();
    if (!isNeeded(row)) return { decided: [], already: [reader], undo: null };
    await users.update({ where: { id: row.id }, data });
    await keepDecision(strapi, {
      at: now,
      by,
      action,
      reason,
      comment: null,
      body: null,
      reader: { id: reader, name: row.username },
      batch,
      before: {
        suspendedAt: row.suspendedAt ?? null,
        suspendedUntil: row.suspendedUntil ?? null,
        suspensionReason: row.suspensionReason ?? null,
      },
    });
    return { decided: [reader], already: [], undo: batch };
  });
}
