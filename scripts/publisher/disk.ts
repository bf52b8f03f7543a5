import { reasonOf } from '../lib/log.ts';

/** The disk has no room left. The message names the folder; the cause is what failed first. */
export class DiskFullError extends Error {
  override readonly name = 'DiskFullError';

  constructor(folder: string, cause: unknown) {
    super(
      `The disk is full: nothing can be written to ${folder}. Free some space there; everything goes on by itself then.`,
      { cause },
    );
  }
}

/**
 * How a full disk is told of: by the system (`ENOSPC`, or `EDQUOT` for a user's share of it) and by
 * SQLite (https://www.sqlite.org/rescode.html#full). By their words, for these come through where an
 * error has crossed from another thread.
 */
const wordsOfFullDisk = /\b(?:ENOSPC|EDQUOT)\b|database or disk is full/;

/** Says of an error which folder's disk is full, if it is that; any other error stays as it is. */
export function namingFullDisk(error: unknown, folder: string): unknown {
  return wordsOfFullDisk.test(reasonOf(error)) ? new DiskFullError(folder, error) : error;
}
