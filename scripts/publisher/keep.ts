import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { transaction } from './database.ts';

/** How long a release is kept whatever their number, in milliseconds: an operator may want to go back. */
const keepAtLeastMs = 60 * 60 * 1000;
/** How long a file that is not finished is kept: nothing takes so long to write, in milliseconds. */
const unfinishedMs = 10 * 60 * 1000;

/**
 * Lets go of releases beyond the newest `kept` that are older than an hour. One that is younger than
 * the present was made while the clock went wrong: it counts as old, or it would stay for ever.
 * Returns how many went.
 */
export function dropOldReleases(
  db: DatabaseSync,
  { kept, nowMs }: { kept: number; nowMs: number },
): number {
  return transaction(db, () => {
    const { changes } = db
      .prepare(
        `DELETE FROM releases WHERE (created_at < ? OR created_at > ?) AND id NOT IN (SELECT id FROM releases ORDER BY id DESC LIMIT ?)
         AND id < (SELECT release FROM live)`,
      )
      .run(timeAt(nowMs - keepAtLeastMs), timeAt(nowMs + keepAtLeastMs), kept);
    for (const table of ['entries', 'rules'])
      db.exec(`DELETE FROM ${table} WHERE until <= (SELECT min(id) FROM releases)`);
    return Number(changes);
  });
}

function timeAt(ms: number): string {
  return new Date(ms).toISOString();
}

/** Deletes blobs that no release and no medium names and that are older than an hour. Returns how many went. */
export async function dropUnusedBlobs(
  db: DatabaseSync,
  { root, nowMs }: { root: string; nowMs: number },
): Promise<number> {
  // At once: asking for each file by itself would read the whole table each time. Row by row, for a
  // hundred thousand of them at once would take more memory than everything else here.
  const used = new Set<string>();
  const named = db.prepare('SELECT blob FROM entries UNION ALL SELECT blob FROM assets');
  for (const { blob } of named.iterate()) used.add(String(blob));
  const entries = existsSync(root)
    ? await readdir(root, { recursive: true, withFileTypes: true })
    : [];
  let dropped = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(root, path).split(sep).join('/');
    if (used.has(name)) continue;
    const keptMs = name.endsWith('.part') ? unfinishedMs : keepAtLeastMs;
    const file = await stat(path).catch(() => null);
    const isYoung = file === null || Math.abs(nowMs - file.mtimeMs) < keptMs;
    if (isYoung) continue;
    await rm(path, { force: true });
    dropped += 1;
  }
  return dropped;
}
