import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { watchedTypes } from './watched';
import { quoted } from './watches';

/** Rows that a newer row about the same document has made superfluous go: the log stays as long as the magazine. */
export async function pruneLog(strapi: Core.Strapi): Promise<void> {
  await strapi.db.connection.raw(
    'DELETE FROM changes WHERE EXISTS (SELECT 1 FROM changes n WHERE n.type = changes.type AND n.target = changes.target AND n.id > changes.id)',
  );
}

/** Puts into the log whatever is visible and not in it: content older than the log itself. */
export async function completeLog(strapi: Core.Strapi): Promise<void> {
  for (const { type, uid, slugColumn, visible } of watchedTypes) {
    const table = quoted(strapi.db.metadata.get(uid).tableName);
    const slug = slugColumn === null ? 'NULL' : `e.${quoted(slugColumn)}`;
    await strapi.db.connection.raw(
      `INSERT INTO changes (type, target, slug) SELECT '${type}', e.document_id, ${slug} FROM ${table} e ` +
        `WHERE ${visible} AND e.document_id IS NOT NULL ` +
        `AND NOT EXISTS (SELECT 1 FROM changes c WHERE c.type = '${type}' AND c.target = e.document_id)`,
    );
  }
}

const store = { type: 'core', name: 'standfirst', key: 'change-log-id' } as const;

/** The log's own name, made once per database. */
export async function logId(strapi: Core.Strapi): Promise<string> {
  const known: unknown = await strapi.store.get(store);
  if (typeof known === 'string') return known;
  const made = randomUUID();
  await strapi.store.set({ ...store, value: made });
  return made;
}
