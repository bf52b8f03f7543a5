/**
 * What Ghost's default theme sends for an article with comments, beside the words: its style sheet,
 * its script, the membership portal and the comments. From npm's packages, each weighed with Brotli;
 * nothing of Ghost is run.
 */
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { run } from '../../lib/run.ts';

/** How long npm may take, in milliseconds: the largest package has 24 MB. */
const fetchWithinMs = 5 * 60_000;

const parts = [
  { pack: 'ghost@6.65.0', files: ['content/themes/source/assets/built/screen.css'] },
  { pack: 'ghost@6.65.0', files: ['content/themes/source/assets/built/source.js'] },
  { pack: '@tryghost/portal@2.71.227', files: ['umd/portal.min.js'] },
  { pack: '@tryghost/comments-ui@1.6.324', files: ['umd/comments-ui.min.js'] },
] as const;

/** A file of Ghost's, and what it weighs in Brotli, in bytes. */
export interface GhostPart {
  name: string;
  bytes: number;
}

/** Fetches the packages into `folder` and weighs what a reader's browser gets. */
export async function weighGhost(folder: string): Promise<GhostPart[]> {
  for (const pack of new Set(parts.map((part) => part.pack))) await fetchPackage(pack, folder);
  return parts.flatMap(({ pack, files }) =>
    files.map((file) => ({
      name: `${pack} ${file.split('/').at(-1) ?? file}`,
      bytes: brotliCompressSync(readFileSync(join(placeOf(pack, folder), 'package', file))).length,
    })),
  );
}

async function fetchPackage(pack: string, folder: string): Promise<void> {
  const place = placeOf(pack, folder);
  mkdirSync(place, { recursive: true });
  const options = { cwd: place, env: process.env, timeoutMs: fetchWithinMs };
  await run('npm', ['pack', '--silent', pack], options);
  const archive = readdirSync(place).find((name) => name.endsWith('.tgz'));
  if (archive === undefined) throw new Error(`npm packed nothing for ${pack}.`);
  await run('tar', ['-xzf', archive], options);
}

function placeOf(pack: string, folder: string): string {
  return join(folder, pack.replace(/[^a-z0-9.]+/g, '-'));
}
