import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { SignInFault } from '@standfirst/shared-types';
import { magazineTitle } from '../../mail/magazine-title';
import { acceptableEmail } from '../addresses';
import { dropCodes } from '../codes';
import { acceptableName } from '../names';
import type { StoredReader } from '../reader';
import { ReaderRefused } from '../refused';
import { createReader, freeName, readerByEmail, readerByIdentity, updateReader } from '../store';
import type { Identity } from './provider';

/** Signing in at the provider came to nothing, in a way that the reader is told. */
export class SignInFailed extends Error {
  override readonly name = 'SignInFailed';
  readonly fault: SignInFault;

  constructor(fault: SignInFault) {
    super(fault);
    this.fault = fault;
  }
}

/** Who comes back from the provider. */
export interface Arriving {
  readonly identity: Identity;
  /** Document id of the reader who is signed in here meanwhile; `null` for nobody. */
  readonly signedIn: string | null;
}

/**
 * The reader of an identity: whoever it was before, else a new one.
 *
 * An account that is there already with the same address is joined only while its reader is signed
 * in to it: they have shown its password. The provider's word alone opens no account that was not
 * made by it; organisations give addresses of those who left to others, and providers err.
 *
 * @throws {SignInFailed} where there is none and there can be none.
 */
export async function readerOfIdentity(
  strapi: Core.Strapi,
  { identity, signedIn }: Arriving,
): Promise<StoredReader> {
  if (identity.email === null || !identity.isEmailVerified) throw new SignInFailed('unverified');
  const identityKey = identityKeyOf(identity);
  const known = await readerByIdentity(strapi, identityKey);
  if (known !== null) return open(known);
  const email = acceptableEmail(identity.email);
  const same = await readerByEmail(strapi, email);
  if (same !== null) {
    const isTheirs = same.documentId === signedIn && same.identityKey == null;
    if (!isTheirs) throw new SignInFailed('known');
    return updateReader(strapi, open(same).id, { identityKey });
  }
  const name = await freeName(strapi, await nameFor(strapi, identity));
  return strapi.db.transaction(async () => {
    // What waited for this address to be confirmed waits no longer.
    await dropCodes(strapi, { email, purpose: 'registration' });
    return createReader(strapi, { name, email, passwordHash: null, identityKey });
  });
}

function open(row: StoredReader): StoredReader {
  if (row.confirmed !== true || row.blocked === true) throw new SignInFailed('closed');
  return row;
}

/** The same for the same person at the same provider; says neither. */
function identityKeyOf({ issuer, subject }: Identity): string {
  return createHash('sha256')
    .update(JSON.stringify([issuer, subject]))
    .digest('hex');
}

/** What they call themselves there, where that may be a name here; it can be changed later. */
async function nameFor(strapi: Core.Strapi, { names }: Identity): Promise<string> {
  const title = await magazineTitle(strapi);
  for (const name of names) {
    try {
      return acceptableName(name, title);
    } catch (error) {
      // A name that may not be one here: the next.
      if (!(error instanceof ReaderRefused)) throw error;
    }
  }
  return 'New reader';
}
