import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The version of Pagefind that is installed. */
export const pagefindVersion = z
  .object({ version: z.string() })
  .parse(
    JSON.parse(readFileSync(new URL('../package.json', import.meta.resolve('pagefind')), 'utf8')),
  ).version;
