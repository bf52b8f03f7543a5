import type { DatabaseSync } from 'node:sqlite';
import { transaction } from '../publisher/database.ts';

/** A release that is kept. */
export interface KeptRelease {
  id: number;
  /** When it was made, ISO 8601. */
  createdAt: string;
  /** Pages that differ from the release before. */
  changed: number;
  live: boolean;
  /** Whether an operator holds on to it. */
  pinned: boolean;
}

/** What was asked for can't be served. */
export class ReleaseChoiceError extends Error {
  override readonly name = 'ReleaseChoiceError';
}

/** The releases that are kept, newest first. */
export function listReleases(db: DatabaseSync): KeptRelease[] {
  return db
    .prepare(
      `SELECT id, created_at, changed, id = (SELECT release FROM live) AS live,
              id = (SELECT release FROM pin) AS pinned
       FROM releases ORDER BY id DESC`,
    )
    .all()
    .map((row) => ({
      id: Number(row['id']),
      createdAt: String(row['created_at']),
      changed: Number(row['changed']),
      live: row['live'] === 1,
      pinned: row['pinned'] === 1,
    }));
}

/**
 * Serves a kept release and holds on to it: newer ones are made and wait.
 * @throws {ReleaseChoiceError} if there is no such release (any more).
 */
export function pinRelease(db: DatabaseSync, choice: string): void {
  transaction(db, () => {
    const known =
      /^\d+$/.test(choice) && db.prepare('SELECT 1 FROM releases WHERE id = ?').get(Number(choice));
    if (!known)
      throw new ReleaseChoiceError(
        `There is no release "${choice}". npm run releases lists those that are kept.`,
      );
    db.prepare('INSERT OR REPLACE INTO pin VALUES (1, ?)').run(Number(choice));
    db.prepare('INSERT OR REPLACE INTO live VALUES (1, ?)').run(Number(choice));
  });
}

/**
 * Lets the newest release be served, and each new one after it. Returns its number.
 * @throws {ReleaseChoiceError} if none has been made.
 */
export function unpinRelease(db: DatabaseSync): number {
  return transaction(db, () => {
    const newest = db.prepare('SELECT max(id) AS id FROM releases').get()?.['id'];
    if (typeof newest !== 'number') throw new ReleaseChoiceError('No release has been made yet.');
    db.exec('DELETE FROM pin');
    db.prepare('INSERT OR REPLACE INTO live VALUES (1, ?)').run(newest);
    return newest;
  });
}
