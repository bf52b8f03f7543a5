/**
 * The wake-up call: the CMS tells the publisher that the change log has grown. It says nothing
 * else, and nothing depends on its arrival: the publisher also asks by itself.
 */
import { z } from 'zod';

/** The body of the call, as JSON. */
export const wakeUp = z.object({
  /** The newest position in the change log. */
  head: z.number().int().nonnegative(),
  /** When it was sent, milliseconds since 1970. An old call is refused. */
  sentAtMs: z.number().int().positive(),
});
/** The body of a wake-up call. */
export type WakeUp = z.infer<typeof wakeUp>;

/** Header with the lower-case hexadecimal HMAC-SHA-256 of the raw body under `WAKE_SECRET`. */
export const wakeUpSignatureHeader = 'x-standfirst-signature';
/** The path the publisher listens on. */
export const wakeUpPath = '/wake';
/** How old a call may be, in milliseconds, before it counts as a replay. */
export const wakeUpAgeMaxMs = 60_000;
