/**
 * A reader of the log follows a growing id, so rows must become visible in the order of their ids.
 * SQLite has one writer at a time. On PostgreSQL whoever writes takes a lock before taking an id;
 * the lock outlives the commit, so the next id is taken only after this one can be seen.
 */
import type { Core } from '@strapi/strapi';

/** SQL for PostgreSQL that waits for the log's lock. Any number will do, as long as nothing else in the database locks it. */
export const lockLog = 'pg_advisory_xact_lock(5417202611)';

/** The connection of a transaction. Strapi types it as `any`. */
export type Transaction = Pick<Core.Strapi['db']['connection'], 'raw'>;

/** Runs `work`, which writes to the log itself and not through a trigger, in a transaction and in turn. */
export async function inLogOrder(
  strapi: Core.Strapi,
  work: (trx: Transaction) => PromiseLike<unknown>,
): Promise<void> {
  await strapi.db.transaction(async ({ trx }: { trx: Transaction }) => {
    if (isPostgres(strapi)) await trx.raw(`SELECT ${lockLog}`);
    await work(trx);
  });
}

/** Whether the CMS runs on PostgreSQL; otherwise it runs on SQLite. */
export function isPostgres(strapi: Core.Strapi): boolean {
  return strapi.db.dialect.client === 'postgres';
}
