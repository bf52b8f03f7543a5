import type { Core } from '@strapi/strapi';
import { inLogOrder } from './order';
import { watchedTypes } from './watched';
import { quoted } from './watches';

/** On rows `c` of the log: a newer row about the same document has made it superfluous. */
const superseded =
  'EXISTS (SELECT 1 FROM changes n WHERE n.type = c.type AND n.target = c.target AND n.id > c.id)';

/** Superfluous rows go: the log stays as long as the magazine. */
export async function pruneLog(strapi: Core.Strapi): Promise<void> {
  await inLogOrder(strapi, (trx) => trx.raw(`DELETE FROM changes AS c WHERE ${superseded}`));
}

/** Puts into the log whatever is visible and not in it: content older than the log itself. */
export async function completeLog(strapi: Core.Strapi): Promise<void> {
  await inLogOrder(strapi, async (trx) => {
    for (const { type, uid, slugColumn, visible } of watchedTypes) {
      const table = quoted(strapi.db.metadata.get(uid).tableName);
      const slug = slugColumn === null ? 'NULL' : `e.${quoted(slugColumn)}`;
      await trx.raw(
        `INSERT INTO changes (type, target, slug) SELECT '${type}', e.document_id, ${slug} FROM ${table} e ` +
          `WHERE ${visible} AND e.document_id IS NOT NULL ` +
          `AND NOT EXISTS (SELECT 1 FROM changes c WHERE c.type = '${type}' AND c.target = e.document_id)`,
      );
    }
  });
}

/**
 * Puts a new row into the log for every document in it, what is gone included: for when the
 * triggers were away, and nobody knows what a migration or another process changed meanwhile.
 */
export async function logEverythingAgain(strapi: Core.Strapi): Promise<void> {
  await inLogOrder(strapi, (trx) =>
    trx.raw(
      'INSERT INTO changes (type, target, slug) ' +
        `SELECT c.type, c.target, c.slug FROM changes c WHERE NOT ${superseded}`,
    ),
  );
}
