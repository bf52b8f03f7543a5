import { accountPath } from '@standfirst/shared-types';
import type { Settings } from '../env';
import { isSigned, signatureOf } from '../signed';
import { ReaderRefused } from './refused';

const encoding = 'base64url';

/** What a reader may be told by e-mail: what became of their comments, and replies to them. */
export const noticeKinds = ['decisions', 'replies'] as const;
/** What a reader may be told by e-mail. */
export type NoticeKind = (typeof noticeKinds)[number];

/** Whose notices of what. */
export interface NoticesOf {
  /** The reader's document id. */
  readonly reader: string;
  readonly kind: NoticeKind;
}

/**
 * The address that stops notices, for the foot of each and its `List-Unsubscribe`. It works for as
 * long as the account does, signed in or not, and for nothing else.
 */
export function noticesStopUrl(
  { siteUrl, jwtSecret }: Pick<Settings, 'siteUrl' | 'jwtSecret'>,
  of: NoticesOf,
): string {
  const signature = signatureOf(wordsOf(of), { secret: jwtSecret, encoding });
  const code = `${of.reader}.${of.kind}.${signature}`;
  return `${siteUrl}${accountPath}notices/stop/?code=${code}`;
}

/** @throws {ReaderRefused} `code-used` for a code that we did not make. */
export function noticesOfCode(code: string, jwtSecret: string): NoticesOf {
  const [reader = '', named = '', signature = ''] = code.split('.');
  const kind = noticeKinds.find((known) => known === named);
  const by = { signature, secret: jwtSecret, encoding } as const;
  if (kind !== undefined && isSigned(wordsOf({ reader, kind }), by)) return { reader, kind };
  throw new ReaderRefused('code-used', {
    message: 'This link is not whole. Copy all of it out of the e-mail, or sign in.',
  });
}

function wordsOf({ reader, kind }: NoticesOf): string {
  return `stop notices of ${kind} to ${reader}`;
}
