import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { Page } from '@standfirst/site/model';
import { repositoryRoot, siteAssets } from '../lib/paths.ts';
import type { StoredDocument } from '@standfirst/site/content';
import type { Made } from './make.ts';
import { RenderPool, type Place } from './pool.ts';
import type { ReadDocument } from './read-documents.ts';

/** A page as the compiled site rendered it. */
export interface RenderedPage {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The compiled site. */
export interface Renderer {
  /** The digest of everything that decides how a page object turns into bytes. */
  code: string;
  render(page: Page): Promise<RenderedPage>;
  /** How many pages it is worth asking for at once. */
  concurrency: number;
  /** Does on threads of its own what else takes long; `null` where there are none that know the mirror. */
  threads?: Threads | null;
  /** Files that pages name, such as fonts: address on the site, type and bytes. */
  assets(): Promise<{ address: string; mime: string; bytes: Buffer }[]>;
}

/** Threads that read the mirror for themselves. */
export interface Threads {
  /** Says that the mirror has changed since they were last asked. */
  refresh(): void;
  /** Makes the pages of these addresses: see make.ts. */
  make(addresses: readonly string[]): Promise<Made[]>;
  /** Looks whether pages can read these documents, and renders their texts. */
  read(documents: readonly StoredDocument[]): Promise<ReadDocument[]>;
}

/**
 * Loads the compiled site on threads of its own. It must have been built: `npm start` does. Where it
 * is told of a `place`, the threads read the mirror and keep pages there.
 */
export async function loadRenderer(
  place?: Omit<Place, 'code'>,
): Promise<Renderer & { stop: () => Promise<void> }> {
  const code = await codeDigest(place?.siteUrl ?? null);
  const pool = new RenderPool({ place: place === undefined ? null : { ...place, code } });
  const threads: Threads = {
    refresh: () => pool.refresh(),
    make: (addresses) => pool.ask('make', addresses),
    read: (documents) => pool.ask('read', documents),
  };
  return {
    code,
    render: (page) => pool.ask('render', page),
    concurrency: pool.capacity,
    threads: place === undefined ? null : threads,
    assets: readAssets,
    stop: () => pool.stop(),
  };
}

/**
 * Compiled templates, the sources that turn content into page objects and those into files, the
 * versions of what they use (a newer marked makes other HTML of the same words), and the site's own
 * address, which stands in every page.
 */
async function codeDigest(siteUrl: string | null): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(siteUrl));
  for (const file of ['pnpm-lock.yaml', 'scripts/publisher/make.ts', 'scripts/publisher/styles.ts'])
    hash.update(await readFile(join(repositoryRoot, file)));
  const folders = [
    'site/dist',
    'site/src/content',
    'site/src/model',
    'site/src/markdown',
    'shared-types/dist',
  ];
  for (const folder of folders) {
    for (const path of await filesBelow(join(repositoryRoot, folder))) {
      if (path.endsWith('.test.ts')) continue;
      hash.update(relative(repositoryRoot, path)).update(await readFile(path));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

const mimeTypes: Record<string, string> = {
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.speculationrules': 'application/speculationrules+json',
};

/** The media type of a file beside the pages, by its extension with the dot. */
export function mimeOf(extension: string): string {
  return mimeTypes[extension] ?? 'application/octet-stream';
}

async function readAssets(): Promise<{ address: string; mime: string; bytes: Buffer }[]> {
  const paths = await filesBelow(siteAssets);
  return Promise.all(
    paths.map(async (path) => ({
      address: `/${relative(siteAssets, path).split(sep).join('/')}`,
      mime: mimeOf(extname(path)),
      bytes: await readFile(path),
    })),
  );
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
