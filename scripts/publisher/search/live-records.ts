import type { DatabaseSync } from 'node:sqlite';
import { Mirror } from '@standfirst/site/content';
import { searchRecord, type SearchRecord } from '@standfirst/site/model';
import { articleFolder, slugIn } from '../address-range.ts';

/**
 * Every article that the newest release shows, as the index holds it, by address. What the mirror no
 * longer has is left out: it is about to leave the site.
 */
export function* liveRecords({
  db,
  siteUrl,
}: {
  db: DatabaseSync;
  siteUrl: string;
}): Generator<SearchRecord> {
  const mirror = new Mirror(db);
  const addresses = db
    .prepare(
      'SELECT address FROM entries WHERE until IS NULL AND address >= :from AND address < :to ORDER BY address',
    )
    .all(articleFolder)
    .map((row) => String(row['address']));
  for (const address of addresses) {
    const record = searchRecord({ content: mirror.reader(), siteUrl }, slugIn(address));
    if (record !== null) yield record;
  }
}
