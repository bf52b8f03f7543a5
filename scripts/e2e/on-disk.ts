/** What a publisher has left on the disk. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { blobsPath, siteDatabasePath } from '../lib/paths.ts';

/** Reads a publisher's database and closes it again. */
export function inDatabase<T>(dataDir: string, read: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(siteDatabasePath(dataDir), { readOnly: true });
  try {
    db.exec('PRAGMA busy_timeout = 5000');
    return read(db);
  } finally {
    db.close();
  }
}

/**
 * Everything that readers get from the live release, in the order of the addresses; but not what
 * is made beside the releases and may be there or not: the search's index, drawn images.
 */
export function liveFiles(dataDir: string): Record<string, unknown>[] {
  return inDatabase(dataDir, (db) =>
    db
      .prepare(
        "SELECT address, blob, mime, styles FROM entries, live WHERE since <= release AND (until IS NULL OR until > release) AND address NOT GLOB '/search/index/*' AND address NOT GLOB '/media/share/*' ORDER BY address",
      )
      .all(),
  );
}

/** How far the live release goes in the change log. */
export function liveCursor(dataDir: string): number {
  const sql = 'SELECT cursor FROM releases WHERE id = (SELECT release FROM live)';
  return Number(inDatabase(dataDir, (db) => db.prepare(sql).get()?.['cursor'] ?? -1));
}

/** What SQLite finds wrong with the database; `ok` where it finds nothing. */
export function integrity(dataDir: string): unknown {
  return inDatabase(
    dataDir,
    (db) => db.prepare('PRAGMA integrity_check').get()?.['integrity_check'],
  );
}

/** The files below the folder of blobs. */
export function blobFiles(dataDir: string): string[] {
  const root = blobsPath(dataDir);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** Blobs whose bytes are not those that their name says; files that were never finished have no name yet. */
export function wrongBlobs(dataDir: string): string[] {
  return blobFiles(dataDir).filter((name) => {
    if (name.endsWith('.part')) return false;
    const bytes = readFileSync(join(blobsPath(dataDir), name));
    return createHash('sha256').update(bytes).digest('hex') !== name.replace('/', '');
  });
}
