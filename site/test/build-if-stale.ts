import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..');
const entry = join(root, 'dist/server/entry.mjs');

/** Vitest's global set-up: compiles the site where a source is newer than what was compiled. */
export default async function buildIfStale(): Promise<void> {
  if (existsSync(entry) && statSync(entry).mtimeMs > newestSourceMs()) return;
  const astro = join(root, 'node_modules/astro/bin/astro.mjs');
  await promisify(execFile)(process.execPath, [astro, 'build', '--root', root], {
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
}

/** When the newest file that goes into the build was changed, in ms since the epoch. */
function newestSourceMs(): number {
  const folders = ['src', 'public'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true }),
  );
  const files = folders
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name));
  const sources = [...files, join(root, 'astro.config.ts'), join(root, 'package.json')];
  return Math.max(...sources.map((file) => statSync(file).mtimeMs));
}
