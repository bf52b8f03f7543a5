import { z } from 'zod';

/** The address of a site or service without a path, without a slash at the end. */
export const origin = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) address', abort: true })
  .refine((url) => new URL(url).href === `${new URL(url).origin}/`, {
    error: 'must end after host and port: no path, no user',
  })
  .transform((url) => new URL(url).origin);
