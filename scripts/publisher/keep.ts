import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { transaction } from './database.ts';

/** How long a release is kept whatever their number, in milliseconds: a reader may be in the middle of a visit. */
const keepAtLeastMs = 60 * 60 * 1000;

/** Lets go of releases beyond the newest `kept` that are older than an hour. Returns how many went. */
export function dropOldReleases(
  db: DatabaseSync,
  { kept, nowMs }: { kept: number; nowMs: number },
): number {
  return transaction(db, () => {
    const { changes } = db
      .prepare(
        `DELETE FROM releases WHERE created_at < ? AND id NOT IN (SELECT id FROM releases ORDER BY id DESC LIMIT ?)
         AND id < (SELECT release FROM live)`,
      )
      .run(new Date(nowMs - keepAtLeastMs).toISOString(), kept);
    db.exec('DELETE FROM entries WHERE until <= (SELECT min(id) FROM releases)');
    return Number(changes);
  });
}

/** Deletes blobs that no release and no medium names and that are older than an hour. Returns how many went. */
export async function dropUnusedBlobs(
  db: DatabaseSync,
  { root, nowMs }: { root: string; nowMs: number },
): Promise<number> {
  const used = db.prepare(
    'SELECT 1 FROM entries WHERE blob = ? UNION ALL SELECT 1 FROM assets WHERE blob = ? LIMIT 1',
  );
  let dropped = 0;
  for (const folder of await readdir(root)) {
    for (const file of await readdir(join(root, folder))) {
      const path = join(root, folder, file);
      const name = `${folder}/${file}`;
      if (used.get(name, name) !== undefined || nowMs - (await stat(path)).mtimeMs < keepAtLeastMs)
        continue;
      await rm(path);
      dropped += 1;
    }
  }
  return dropped;
}
