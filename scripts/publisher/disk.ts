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

/** The result code of SQLite for a full disk (https://www.sqlite.org/rescode.html#full). */
const sqliteFull = 13;

/** Says of an error which folder's disk is full, if it is that; any other error stays as it is. */
export function namingFullDisk(error: unknown, folder: string): unknown {
  if (!(error instanceof Error)) return error;
  const isFull =
    ('code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')) ||
    ('errcode' in error && error.errcode === sqliteFull);
  return isFull ? new DiskFullError(folder, error) : error;
}
