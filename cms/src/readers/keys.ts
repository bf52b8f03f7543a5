/**
 * Names and addresses are unique whatever their capitals. Strapi compares them as they are written,
 * and two requests at once pass its check; so each row carries keys that the database keeps unique.
 */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { emailKeyOf } from './addresses';
import { nameKeyOf } from './names';
import { userUid } from './reader';

const written = z.object({ username: z.string().optional(), email: z.string().optional() });
const writtenMany = z.object({ data: z.array(z.record(z.string(), z.unknown())) });
const writtenOne = z.object({ data: z.record(z.string(), z.unknown()) });

/** Writes the keys whenever a reader is written, in the panel too. Belongs into `bootstrap()`. */
export async function keepReaderKeys(strapi: Core.Strapi): Promise<void> {
  strapi.db.lifecycles.subscribe({
    models: [userUid],
    beforeCreate: ({ params }) => addKeys(writtenOne.parse(params).data, params.data),
    beforeUpdate: ({ params }) => addKeys(writtenOne.parse(params).data, params.data),
    beforeCreateMany: ({ params }) => {
      params.data = writtenMany.parse(params).data.map((row) => ({ ...row, ...keysOf(row) }));
    },
  });
  await addMissingKeys(strapi);
}

function addKeys(row: Record<string, unknown>, target: unknown): void {
  if (typeof target === 'object' && target !== null) Object.assign(target, keysOf(row));
}

function keysOf(row: Readonly<Record<string, unknown>>): Record<string, string> {
  const { username, email } = written.parse(row);
  return {
    ...(username === undefined ? {} : { nameKey: nameKeyOf(username) }),
    ...(email === undefined ? {} : { emailKey: emailKeyOf(email) }),
  };
}

/** Readers from before there were keys. */
async function addMissingKeys(strapi: Core.Strapi): Promise<void> {
  const rows: unknown = await strapi.db.query(userUid).findMany({
    where: { $or: [{ emailKey: null }, { nameKey: null }] },
    select: ['id', 'username', 'email'],
  });
  const readers = z.array(written.extend({ id: z.number() })).parse(rows);
  for (const { id, username, email } of readers) {
    await strapi.db
      .query(userUid)
      .update({ where: { id }, data: { username, email } })
      .catch((error: unknown) => {
        strapi.log.error(
          `Reader ${id} has the name or the address of another but for capitals: change one in the panel. (${String(error)})`,
        );
      });
  }
}
