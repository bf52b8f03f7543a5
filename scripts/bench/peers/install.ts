import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { run } from '../../lib/run.ts';
import { repositoryRoot } from '../../lib/paths.ts';

/** How long npm may take, in milliseconds. */
const installWithinMs = 5 * 60 * 1000;

/** Peers from npm, at the versions that our own site uses where it uses them too. */
const packages = {
  '@11ty/eleventy': '3.1.8',
  '@astrojs/rss': '4.0.19',
  astro: '7.3.5',
  marked: '18.2.1',
};

/** Eleventy 3.1.8 asks for a version of this package that not every registry has. */
const overrides = { '@11ty/recursive-copy': '4.0.4' };

/** Installs the peers that come from npm into `folder`. */
export async function installPeers(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const manifest = { private: true, type: 'module', dependencies: packages, overrides };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  await run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    env: process.env,
    timeoutMs: installWithinMs,
  });
}

/** The version of a package in a `node_modules` folder. */
export function versionOf(name: string, folder: string = join(repositoryRoot, 'site')): string {
  const manifest: unknown = JSON.parse(
    readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8'),
  );
  return z.object({ version: z.string() }).parse(manifest).version;
}
