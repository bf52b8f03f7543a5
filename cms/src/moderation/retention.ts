/** Forgets what has been kept long enough: the words of what is on no page, reports, decisions. */
import type { Core } from '@strapi/strapi';
import { commentUid, reportUid } from '../comments/stored';
import { decisionUid } from './log';
import { isMyTurn } from './turn';

const dayMs = 86_400_000;

/** Once a day, forgets what is older than the record is kept for. */
export async function keepRecordShort(
  strapi: Core.Strapi,
  { recordDays, now }: { recordDays: number; now: Date },
): Promise<void> {
  const period = now.toISOString().slice(0, 10);
  if (!(await isMyTurn(strapi, { name: 'retention', period }))) return;
  await forgetBefore(strapi, new Date(now.getTime() - recordDays * dayMs));
}

/**
 * Blanks the words of comments that were refused or withdrawn before an instant, and all earlier
 * words of those sent before it; deletes reports and decisions from before it. The comments' rows
 * stay: conversations keep their places, writers their record.
 */
export async function forgetBefore(strapi: Core.Strapi, before: Date): Promise<void> {
  const comments = strapi.db.query(commentUid);
  const blank = { body: '', earlier: null, heldBy: null, reason: null, wordsDigest: null };
  await comments.updateMany({
    where: { state: { $in: ['rejected', 'spam'] }, decidedAt: { $lt: before }, body: { $ne: '' } },
    data: blank,
  });
  await comments.updateMany({
    where: {
      state: 'withdrawn',
      body: { $ne: '' },
      $or: [
        { withdrawnAt: { $lt: before } },
        // From before withdrawals were dated.
        { withdrawnAt: { $null: true }, updatedAt: { $lt: before } },
      ],
    },
    data: blank,
  });
  await comments.updateMany({
    where: { earlier: { $notNull: true }, editedAt: { $lt: before } },
    data: { earlier: null },
  });
  await strapi.db.query(reportUid).deleteMany({
    where: { state: { $ne: 'open' }, updatedAt: { $lt: before } },
  });
  await strapi.db.query(decisionUid).deleteMany({ where: { at: { $lt: before } } });
}
