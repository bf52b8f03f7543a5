/** Words that are signed with a secret, and their check. No answer's time tells of the secret. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** How a signature is written down. */
export type SignatureEncoding = 'hex' | 'base64url';

/** The HMAC-SHA256 of `words`. */
export function signatureOf(
  words: string,
  { secret, encoding }: { readonly secret: string; readonly encoding: SignatureEncoding },
): string {
  return createHmac('sha256', secret).update(words).digest(encoding);
}

/** Whether `signature` is what `signatureOf` gives for these words. */
export function isSigned(
  words: string,
  {
    signature,
    ...by
  }: {
    readonly signature: string;
    readonly secret: string;
    readonly encoding: SignatureEncoding;
  },
): boolean {
  const [given, expected] = [Buffer.from(signature), Buffer.from(signatureOf(words, by))];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
