import type { Core } from '@strapi/strapi';
import { accountPath } from '@standfirst/shared-types';
import type { ReaderSettings } from '..';
import { sendMail, type Mail } from '../../mail';
import type { Limit, RateLimits } from '../../rate-limits';

/** What the requests about accounts share. */
export interface Parts {
  readonly strapi: Core.Strapi;
  readonly settings: ReaderSettings;
  /** Counts other than those of the routes. */
  readonly limits: RateLimits;
}

/**
 * How often one address is written to. Whoever asks for mails to somebody else's address fills
 * nobody's letter box with it; the answer is the same. What is asked for a forgotten password counts
 * by itself, or nobody would get it while others ask for accounts.
 */
const limitOf: Readonly<Record<LetterKind, Limit | null>> = {
  account: { name: 'letters-to', times: 6, seconds: 3600 },
  password: { name: 'password-letters-to', times: 6, seconds: 3600 },
  // Only who knows the password causes one, and its owner must hear of it.
  warning: null,
};

/** What a letter is for: an account or an address, a forgotten password, or to tell what was changed. */
type LetterKind = 'account' | 'password' | 'warning';

/** What is written to whom. */
interface Writing {
  readonly to: string;
  readonly kind: LetterKind;
  readonly letter: () => Promise<Omit<Mail, 'to'> | null>;
}

/** Writes to an address later, if there is something to write then: nobody waits for it. */
export function write({ strapi, limits }: Parts, { to, kind, letter }: Writing): void {
  sendMail(strapi, async () => {
    const mail = await letter();
    if (mail === null) return null;
    const limit = limitOf[kind];
    if (limit === null || (await limits.take(limit, to)) === null) return { ...mail, to };
    strapi.log.warn('An e-mail was not sent: its address got too many in an hour.');
    return null;
  });
}

/** The address of a page of accounts. */
export function accountUrl({ siteUrl }: ReaderSettings, page: string): string {
  return `${siteUrl}${accountPath}${page}`;
}
