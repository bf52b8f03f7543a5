import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Every published attack, from both lists: see README.md. */
export const payloads: readonly string[] = ['dompurify.json', 'h5sc.json'].flatMap((name) =>
  z.array(z.string()).parse(JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'))),
);
