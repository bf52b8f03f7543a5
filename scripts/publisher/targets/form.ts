import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = [import.meta.dirname, join(import.meta.dirname, 'rules')];
const headers = join(import.meta.dirname, '../../serve/headers.ts');

/**
 * Digest of the code that says what a target's files are: names, headers, rules. After an upgrade it
 * is another, and every file is compared once. `settings` is what else decides it, but content.
 */
export function formOfFiles(settings = ''): string {
  const paths = sources.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .sort()
      .map((name) => join(folder, name)),
  );
  const hash = createHash('sha256').update(settings);
  for (const path of [...paths, headers]) hash.update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}
