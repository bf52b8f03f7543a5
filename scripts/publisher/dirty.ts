import type { DatabaseSync } from 'node:sqlite';
import type { Dirty } from '@standfirst/site/content';

/** Takes note of what changed in the mirror, until a release shows it. */
export function rememberDirty(db: DatabaseSync, dirty: Dirty): void {
  const tag = db.prepare('INSERT OR IGNORE INTO dirty_tags VALUES (?)');
  const place = db.prepare('INSERT OR IGNORE INTO dirty_places VALUES (?, ?)');
  for (const each of dirty.tags) tag.run(each);
  for (const { scope, sort } of dirty.places) place.run(scope, sort);
}
