import { join, resolve } from 'node:path';

/** The repository's folder. */
export const repositoryRoot = resolve(import.meta.dirname, '../..');

/** Where the compiled renderer stands. */
export const rendererEntry = join(repositoryRoot, 'site/dist/server/entry.mjs');
/** Files that every page may name, such as fonts. */
export const siteAssets = join(repositoryRoot, 'site/dist/client');

/** The publisher's database: mirror, pages and releases. */
export function siteDatabasePath(dataDir: string): string {
  return join(dataDir, 'site.db');
}

/** Where rendered files lie, named by what is in them. */
export function blobsPath(dataDir: string): string {
  return join(dataDir, 'blobs');
}

/** Where views wait that the CMS has not counted yet. */
export function viewsPath(dataDir: string): string {
  return join(dataDir, 'views');
}
