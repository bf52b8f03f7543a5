import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** How long one that is just ending may take, in milliseconds. */
const waitMs = 10_000;

/** Locks held by this process: one that nobody knew any more would be let go of. */
const held = new Set<DatabaseSync>();

/** Another publisher works on the same folder. */
export class LockError extends Error {
  override readonly name = 'LockError';
}

/**
 * Keeps a folder for one publisher, until the process ends, however it ends: the lock is SQLite's own
 * on a file beside the database, and the system lets go of it.
 * @throws {LockError} if another holds it. Returns what lets go earlier.
 */
export function lockFolder(dataDir: string, within = waitMs): () => void {
  mkdirSync(dataDir, { recursive: true });
  const lock = new DatabaseSync(join(dataDir, 'publisher.lock'));
  try {
    lock.exec(`PRAGMA busy_timeout = ${within}; BEGIN EXCLUSIVE;`);
  } catch (cause) {
    lock.close();
    throw new LockError(
      `Another publisher works on ${dataDir}. Stop it first (npm start runs one), or give this one a DATA_DIR of its own.`,
      { cause },
    );
  }
  held.add(lock);
  return () => {
    held.delete(lock);
    lock.close();
  };
}
