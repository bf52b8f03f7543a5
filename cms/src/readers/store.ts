/** Readers in the database. */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { emailKeyOf } from './addresses';
import { nameKeyOf } from './names';
import { readerOf, storedReader, userUid, type Reader, type StoredReader } from './reader';
import { ReaderRefused } from './refused';

/** The reader with an e-mail address, blocked or not; `null` where there is none. */
export function readerByEmail(strapi: Core.Strapi, email: string): Promise<StoredReader | null> {
  return found(strapi, { emailKey: emailKeyOf(email) });
}

/**
 * The same reader as they stand at this moment: while an outside check was asked they may have been
 * suspended. Call it in the transaction that writes, after waiting one's turn.
 * @throws {ReaderRefused} if the account is gone.
 */
export async function readerAsOf(
  strapi: Core.Strapi,
  { reader, now }: { reader: Reader; now: Date },
): Promise<Reader> {
  const row = await found(strapi, { id: reader.id });
  if (row === null) throw new ReaderRefused('signed-out');
  return readerOf(row, now);
}

/** The reader with a document id; `null` where there is none. */
export function readerById(strapi: Core.Strapi, documentId: string): Promise<StoredReader | null> {
  return found(strapi, { documentId });
}

/** The reader who signs in elsewhere as somebody; `null` where there is none. */
export function readerByIdentity(
  strapi: Core.Strapi,
  identityKey: string,
): Promise<StoredReader | null> {
  return found(strapi, { identityKey });
}

/** Whether a name is somebody else's, whatever its capitals. `but` is the number of whoever asks. */
export async function isNameTaken(
  strapi: Core.Strapi,
  { name, but }: { name: string; but: number | null },
): Promise<boolean> {
  const row = await found(strapi, { nameKey: nameKeyOf(name) });
  return row !== null && row.id !== but;
}

/** A name, with a number behind it where others have it. */
export async function freeName(strapi: Core.Strapi, wanted: string): Promise<string> {
  let name = wanted;
  for (let number = 2; await isNameTaken(strapi, { name, but: null }); number += 1)
    name = `${wanted} ${number}`;
  return name;
}

/** Who is to be a reader. */
export interface NewReader {
  readonly name: string;
  readonly email: string;
  /** As bcrypt made it; `null` for somebody who signs in elsewhere. */
  readonly passwordHash: string | null;
  /** Who they are where they sign in; `null` for somebody with a password. */
  readonly identityKey: string | null;
}

/** Makes a reader whose address is confirmed. */
export async function createReader(
  strapi: Core.Strapi,
  { name, email, passwordHash, identityKey }: NewReader,
): Promise<StoredReader> {
  const role = z
    .object({ id: z.number() })
    .parse(
      await strapi.db
        .query('plugin::users-permissions.role')
        .findOne({ where: { type: 'authenticated' } }),
    );
  const row: unknown = await strapi.db.query(userUid).create({
    data: {
      username: name,
      email,
      password: passwordHash,
      provider: identityKey === null ? 'local' : 'oidc',
      identityKey,
      confirmed: true,
      blocked: false,
      role: role.id,
    },
  });
  return storedReader.parse(row);
}

/** Changes a reader's row. `password` is a hash. */
export async function updateReader(
  strapi: Core.Strapi,
  id: number,
  data: Partial<
    Pick<
      StoredReader,
      'username' | 'email' | 'password' | 'identityKey' | 'noticesOfDecisions' | 'noticesOfReplies'
    >
  >,
): Promise<StoredReader> {
  const row: unknown = await strapi.db.query(userUid).update({ where: { id }, data });
  return storedReader.parse(row);
}

async function found(
  strapi: Core.Strapi,
  where: Readonly<Record<string, unknown>>,
): Promise<StoredReader | null> {
  const row: unknown = await strapi.db.query(userUid).findOne({ where });
  return row === null ? null : storedReader.parse(row);
}
