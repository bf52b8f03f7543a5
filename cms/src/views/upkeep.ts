import type { Core } from '@strapi/strapi';
import { viewsBatchAgeMaxMs } from '@standfirst/shared-types';
import { timeZoneOf } from '../time-zone';
import { dayBefore, dayIn } from './day';
import { batchUid, viewsTables } from './tables';

/** How long daily counts are kept, in days. */
const keptDays = 90;
/** Rows deleted at once: an editor's save waits for no more than that. */
const deletedAtOnce = 500;

/** Deletes daily counts that nobody needs any more, and the names of batches too old to come again. */
export async function forgetOldViews(strapi: Core.Strapi, now: Date): Promise<void> {
  const { views } = viewsTables(strapi);
  const oldest = dayBefore(dayIn(await timeZoneOf(strapi), now), keptDays);
  const { connection } = strapi.db;
  const old = connection(views).select('id').where('day', '<', oldest).limit(deletedAtOnce);
  while ((await connection(views).whereIn('id', old).delete()) > 0);
  // A batch that old is refused; a day more, for clocks that differ.
  const before = new Date(now.getTime() - viewsBatchAgeMaxMs - 86_400_000);
  await strapi.db.query(batchUid).deleteMany({ where: { countedAt: { $lt: before } } });
}
