import type { Core } from '@strapi/strapi';
import { isPassword } from '../passwords';
import type { Reader } from '../reader';
import { ReaderRefused } from '../refused';
import { readerById } from '../store';

/** What somebody who is signed in must show again. */
export interface Proof {
  readonly reader: Reader;
  readonly password: string;
  /** The field of the request that holds it. */
  readonly field: string;
}

/** @throws {ReaderRefused} `wrong-password` where it is not the reader's. */
export async function provePassword(
  strapi: Core.Strapi,
  { reader, password, field }: Proof,
): Promise<void> {
  const hash = (await readerById(strapi, reader.documentId))?.password ?? null;
  if (await isPassword(strapi, { password, hash })) return;
  if (hash === null)
    throw new ReaderRefused('wrong-password', {
      message:
        'Your account has no password yet, because you sign in elsewhere. Choose one under “Forgotten password”, then try again.',
      field,
    });
  throw new ReaderRefused('wrong-password', { field });
}
