import type { DatabaseSync } from 'node:sqlite';
import { searchIndexFolder, shareCardFolder } from '@standfirst/site/model';
import { below } from './address-range.ts';
import { transaction } from './database.ts';
import { allIsGood } from './last-good.ts';
import { PageIndex, type Outdated } from './page-index.ts';
import { endResult } from './search/results.ts';
import { switchRules, type RuleChange } from './rules.ts';

/** A file of the release that is being made. */
export interface NewEntry {
  address: string;
  blob: string;
  mime: string;
  /** Content-Security-Policy sources of the styles inside; empty for what is no page. */
  styles: string;
}

/** Everything that turns the last release into the next. */
export interface ReleaseChange {
  cursor: number;
  code: string;
  rendered: readonly (NewEntry & { key: string })[];
  /** What pages read no more: see {@link PageIndex}. */
  outdated: readonly Outdated[];
  removed: readonly string[];
  failed: readonly { address: string; reason: string }[];
  rules: readonly RuleChange[];
  /** The site's own files, where the code changed; `null` where they stay. */
  siteAssets: readonly NewEntry[] | null;
}

/**
 * Writes the next release and switches to it, in one transaction: a reader sees the old release or
 * the new one, and so does whoever looks after a crash. Returns the release's number.
 */
export function commitRelease(db: DatabaseSync, change: ReleaseChange): number {
  return transaction(db, () => {
    const number = insertRelease(db, {
      ...change,
      changed: change.rendered.length + change.removed.length,
    });
    const write = entryWriter(db, number);
    const index = new PageIndex(db);
    for (const page of change.rendered) {
      write.put(page);
      index.put(page);
    }
    for (const each of change.outdated) index.forget(each);
    for (const address of change.removed) {
      write.end(address);
      endResult(db, { write, address });
      index.remove(address);
    }
    if (change.siteAssets !== null)
      switchSiteAssets(db, { write, siteAssets: change.siteAssets, failed: change.failed });
    switchAssets(db, { write, keepAll: change.failed.length > 0 });
    switchRules(db, { release: number, changes: change.rules });
    settle(db, change.failed);
    switchTo(db, number);
    return number;
  });
}

/**
 * Takes note that nothing a reader could see has changed: no release is made, what was dirty is
 * clean, and the live release is as new as the change log.
 */
export function commitNothing(
  db: DatabaseSync,
  change: Pick<ReleaseChange, 'cursor' | 'outdated' | 'failed'>,
): void {
  transaction(db, () => {
    const index = new PageIndex(db);
    for (const each of change.outdated) index.forget(each);
    settle(db, change.failed);
    keepUp(db, change.cursor);
  });
}

/**
 * Takes note that the newest release shows everything up to `cursor`: the one that is served, unless
 * an operator holds on to an older one, which stays behind.
 */
export function keepUp(db: DatabaseSync, cursor: number): void {
  db.prepare(
    'UPDATE releases SET cursor = ? WHERE id = (SELECT max(id) FROM releases) AND cursor <> ?',
  ).run(cursor, cursor);
}

/** What was dirty is clean; what failed is remembered and tried again. */
function settle(db: DatabaseSync, failed: ReleaseChange['failed']): void {
  allIsGood(db);
  db.exec('DELETE FROM dirty_tags; DELETE FROM dirty_places; DELETE FROM failures;');
  const insert = db.prepare('INSERT INTO failures VALUES (?, ?)');
  for (const { address, reason } of failed) insert.run(address, reason);
}

/** Lets readers have a release, unless an operator pinned another. */
function switchTo(db: DatabaseSync, release: number): void {
  if (db.prepare('SELECT 1 FROM pin').get() !== undefined) return;
  db.prepare('INSERT OR REPLACE INTO live VALUES (1, ?)').run(release);
}

/**
 * Makes a release that differs from the newest in nothing but what `bring` writes, and switches to it.
 * Belongs into a transaction. Returns the release's number; `null`, with nothing written, where there is
 * none to differ from.
 */
export function releaseBeside(
  db: DatabaseSync,
  bring: (write: EntryWriter) => void,
): number | null {
  const newest = db.prepare('SELECT cursor, code FROM releases ORDER BY id DESC LIMIT 1').get();
  if (newest === undefined) return null;
  const release = insertRelease(db, {
    cursor: Number(newest['cursor']),
    code: String(newest['code']),
    changed: 0,
  });
  bring(entryWriter(db, release));
  switchTo(db, release);
  return release;
}

/** Adds a release that is the same as the newest until entries say otherwise. Returns its number. */
function insertRelease(
  db: DatabaseSync,
  { cursor, code, changed }: Pick<ReleaseChange, 'cursor' | 'code'> & { changed: number },
): number {
  const { lastInsertRowid } = db
    .prepare('INSERT INTO releases (created_at, cursor, code, changed) VALUES (?, ?, ?, ?)')
    .run(new Date().toISOString(), cursor, code, changed);
  return Number(lastInsertRowid);
}

/** Writes a release's entries. */
export interface EntryWriter {
  put(entry: NewEntry): void;
  end(address: string): void;
}

/** Writes what a release has otherwise than the one before. */
function entryWriter(db: DatabaseSync, release: number): EntryWriter {
  const current = db.prepare(
    'SELECT blob, mime, styles FROM entries WHERE address = ? AND until IS NULL',
  );
  const finish = db.prepare('UPDATE entries SET until = ? WHERE address = ? AND until IS NULL');
  const insert = db.prepare(
    'INSERT INTO entries (address, since, blob, mime, styles) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    put({ address, blob, mime, styles }) {
      const old = current.get(address);
      if (
        old !== undefined &&
        old['blob'] === blob &&
        old['mime'] === mime &&
        old['styles'] === styles
      )
        return;
      finish.run(release, address);
      insert.run(address, release, blob, mime, styles);
    },
    end(address) {
      finish.run(release, address);
    },
  };
}

/** Brings the site's own files into the release, and lets those of older builds go that nothing names any more. */
function switchSiteAssets(
  db: DatabaseSync,
  {
    write,
    siteAssets,
    failed,
  }: Pick<ReleaseChange, 'failed'> & { write: EntryWriter; siteAssets: readonly NewEntry[] },
): void {
  for (const asset of siteAssets) write.put(asset);
  // A page that is held may name a file of the build that it was made with.
  if (failed.length > 0) return;
  const kept = new Set(siteAssets.map(({ address }) => address));
  const others = db
    .prepare(
      `SELECT address FROM entries WHERE until IS NULL AND address NOT IN (SELECT address FROM pages)
       AND NOT (address >= :media AND address < :mediaEnd) AND NOT (address >= :index AND address < :indexEnd)`,
    )
    .all(beside);
  for (const { address } of others) if (!kept.has(String(address))) write.end(String(address));
}

const [media, index] = [below('/media/'), below(searchIndexFolder)];
/** Files that are no pages and don't come with the site. */
const beside = { media: media.from, mediaEnd: media.to, index: index.from, indexEnd: index.to };

/**
 * Whether files made from media must come into the release or leave it, whatever pages show: who
 * deletes an upload wants it gone, and the address of a new one may be given to somebody.
 */
export function hasOtherFiles(db: DatabaseSync, { keepAll }: { keepAll: boolean }): boolean {
  if (areSettled(db)) return false;
  return missingFiles(db).length > 0 || (!keepAll && orphanedFiles(db).length > 0);
}

function areSettled(db: DatabaseSync): boolean {
  return db.prepare('SELECT 1 FROM assets_settled').get() !== undefined;
}

/** Brings the files made from media into the release, and lets those go that nothing made any more. */
function switchAssets(
  db: DatabaseSync,
  { write, keepAll }: { write: EntryWriter; keepAll: boolean },
): void {
  if (areSettled(db)) return;
  for (const { address, blob, mime } of missingFiles(db))
    write.put({ address: String(address), blob: String(blob), mime: String(mime), styles: '' });
  // A page that is held may show what nothing else names any more.
  if (keepAll) return;
  for (const { address } of orphanedFiles(db)) write.end(String(address));
  db.exec('INSERT INTO assets_settled VALUES (1)');
}

function missingFiles(db: DatabaseSync) {
  return db
    .prepare(
      `SELECT a.address, a.blob, a.mime, min(a.owner) FROM assets a
       LEFT JOIN entries e ON e.address = a.address AND e.until IS NULL WHERE e.address IS NULL
       -- The same bytes may have been uploaded twice under different types; one address has one.
       GROUP BY a.address`,
    )
    .all();
}

function orphanedFiles(db: DatabaseSync) {
  return db
    .prepare(
      `SELECT e.address FROM entries e LEFT JOIN assets a ON a.address = e.address
       WHERE e.address >= :from AND e.address < :to AND e.until IS NULL AND a.address IS NULL
       -- These are drawn beside the releases: see share/.
       AND substr(e.address, 1, length(:drawn)) <> :drawn`,
    )
    .all({ ...below('/media/'), drawn: shareCardFolder });
}
