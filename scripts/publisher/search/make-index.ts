import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { searchIndexFolder } from '@standfirst/site/model';
import { below } from '../address-range.ts';
import { Blobs } from '../blobs.ts';
import { liveRecords } from './live-records.ts';
import { digestPrefix, type Made, type Task } from './made.ts';
import { pagefindVersion } from './pagefind-version.ts';
import { articleIn, indexFiles, writeIndex } from './write-index.ts';

/**
 * Makes the index of what the newest release shows, and keeps its files as blobs. Reads the
 * publisher's database as it is at one moment, and writes nothing into it.
 * @throws {IndexError}
 */
export async function makeIndex(given: Task): Promise<Made> {
  const db = new DatabaseSync(given.databasePath, { readOnly: true });
  try {
    db.exec('PRAGMA query_only = 1; PRAGMA busy_timeout = 5000; BEGIN');
    const release = Number(db.prepare('SELECT max(id) AS id FROM releases').get()?.['id'] ?? 0);
    const source = { db, siteUrl: given.siteUrl };
    const { digest, count } = digestOf(source);
    if (digest === given.known) return { kind: 'same', release };
    const before = filesBefore(db);
    // Pagefind has nothing to say of a magazine without articles: it has no index then.
    if (count > 0) await writeIndex(liveRecords(source), given.folder);
    db.exec('ROLLBACK');
    return { release, digest, known: given.known, ...(await keepFiles(given, { count, before })) };
  } finally {
    db.close();
  }
}

function digestOf(source: Parameters<typeof liveRecords>[0]): { digest: string; count: number } {
  const hash = createHash('sha256');
  let count = 0;
  for (const record of liveRecords(source)) {
    hash.update(JSON.stringify(record));
    count += 1;
  }
  return { digest: `${digestPrefix(pagefindVersion)}${hash.digest('hex').slice(0, 32)}`, count };
}

/** The files of the index that is there, each by its address with the name of its bytes. */
function filesBefore(db: DatabaseSync): Map<string, string> {
  const rows = db
    .prepare(
      'SELECT address, blob FROM entries WHERE until IS NULL AND address >= :from AND address < :to',
    )
    .all(below(searchIndexFolder));
  return new Map(rows.map((row) => [String(row['address']), String(row['blob'])]));
}

type MadeIndex = Extract<Made, { kind: 'made' }>;

async function keepFiles(
  { folder, blobsRoot }: Task,
  { count, before }: { count: number; before: ReadonlyMap<string, string> },
): Promise<Pick<MadeIndex, 'kind' | 'put' | 'end' | 'pages'>> {
  const blobs = new Blobs(blobsRoot);
  const found: Pick<MadeIndex, 'put' | 'pages'> = { put: [], pages: [] };
  const gone = new Set(before.keys());
  for await (const file of count > 0 ? indexFiles(folder) : []) {
    const { address, mime, bytes } = file;
    const blob = await blobs.put(bytes);
    gone.delete(address);
    if (before.get(address) !== blob) found.put.push({ address, blob, mime });
    const article = articleIn(file);
    if (article !== null) found.pages.push([article, address]);
  }
  return { kind: 'made', ...found, end: [...gone] };
}
