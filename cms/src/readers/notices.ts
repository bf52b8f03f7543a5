import { createHmac, timingSafeEqual } from 'node:crypto';
import { accountPath } from '@standfirst/shared-types';
import type { Settings } from '../env';
import { ReaderRefused } from './refused';

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
  const code = `${of.reader}.${of.kind}.${signatureOf(of, jwtSecret)}`;
  return `${siteUrl}${accountPath}notices/stop/?code=${code}`;
}

/** @throws {ReaderRefused} `code-used` for a code that we did not make. */
export function noticesOfCode(code: string, jwtSecret: string): NoticesOf {
  const [reader = '', named = '', signature = ''] = code.split('.');
  const kind = noticeKinds.find((known) => known === named);
  if (kind !== undefined && sameText(signature, signatureOf({ reader, kind }, jwtSecret)))
    return { reader, kind };
  throw new ReaderRefused('code-used', {
    message: 'This link is not whole. Copy all of it out of the e-mail, or sign in.',
  });
}

function signatureOf({ reader, kind }: NoticesOf, secret: string): string {
  return createHmac('sha256', secret)
    .update(`stop notices of ${kind} to ${reader}`)
    .digest('base64url');
}

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
