import type { DatabaseSync } from 'node:sqlite';
import { articleFolder } from '../address-range.ts';
import { transaction } from '../database.ts';
import { releaseBeside } from '../release.ts';
import type { Made } from './made.ts';
import { endResult, rememberResults } from './results.ts';

/**
 * Brings an index into a release of its own, which differs from the newest in nothing else, and
 * switches to it. Returns the release's number; `null` if there was nothing to bring.
 */
export function commitIndex(db: DatabaseSync, made: Made): number | null {
  return transaction(db, () => {
    if (made.kind === 'same') {
      db.prepare('UPDATE search_index SET covers = ?').run(made.release);
      return null;
    }
    return releaseBeside(db, (write) => {
      for (const address of made.end) write.end(address);
      for (const file of made.put) write.put({ ...file, styles: '' });
      rememberResults(db, made.pages);
      // A result that has left the index meanwhile is no part of it, though its article may be back.
      const now = db.prepare('SELECT digest FROM search_index').get()?.['digest'] ?? null;
      db.prepare('INSERT OR REPLACE INTO search_index VALUES (1, ?, ?)').run(
        made.release,
        now === made.known ? made.digest : 'incomplete',
      );
      // What left the site while the index was made leaves with it.
      for (const address of goneSince(db, made.release)) endResult(db, { write, address });
    });
  });
}

/** Articles that ended after a release, and stand there no more. */
function goneSince(db: DatabaseSync, release: number): string[] {
  return db
    .prepare(
      `SELECT DISTINCT e.address FROM entries e WHERE e.address >= :from AND e.address < :to AND e.until > :release
       AND NOT EXISTS (SELECT 1 FROM entries l WHERE l.address = e.address AND l.until IS NULL)`,
    )
    .all({ ...articleFolder, release })
    .map((row) => String(row['address']));
}

/** Whether articles have changed since the index was made, or it was made otherwise than now. */
export function isStale(db: DatabaseSync, digestPrefix: string): boolean {
  if (db.prepare('SELECT 1 FROM releases').get() === undefined) return false;
  const index = db.prepare('SELECT covers, digest FROM search_index').get();
  if (index === undefined || !String(index['digest']).startsWith(digestPrefix)) return true;
  const changed = db.prepare(
    'SELECT 1 FROM entries WHERE address >= :from AND address < :to AND (since > :covers OR until > :covers) LIMIT 1',
  );
  return changed.get({ ...articleFolder, covers: Number(index['covers']) }) !== undefined;
}
