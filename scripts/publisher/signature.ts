import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether `signature` is the lower-case hexadecimal HMAC-SHA-256 of `payload` under `secret`. Takes
 * as long for a wrong one as for a right one.
 */
export function isSigned(
  payload: string,
  { secret, signature }: { secret: string; signature: string },
): boolean {
  const expected = createHmac('sha256', secret).update(payload).digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
