import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * The publisher's tables beside the mirror's. Everything that must agree after a crash (mirror,
 * what is still to render, which release is live) stands in one database, so that one transaction
 * moves all of it.
 */
const schema = `
  -- Which change log the mirror follows.
  CREATE TABLE IF NOT EXISTS followed (one INTEGER PRIMARY KEY CHECK (one = 1), log TEXT NOT NULL);

  -- What changed in the mirror and no release shows yet.
  CREATE TABLE IF NOT EXISTS dirty_tags (tag TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS dirty_places (scope TEXT NOT NULL, sort TEXT NOT NULL, PRIMARY KEY (scope, sort)) WITHOUT ROWID;

  -- Every page, the digest of what it shows, and what it read to be built.
  CREATE TABLE IF NOT EXISTS pages (address TEXT PRIMARY KEY, key TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS page_tags (tag TEXT NOT NULL, address TEXT NOT NULL, PRIMARY KEY (tag, address)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS page_tags_by_address ON page_tags (address);
  CREATE TABLE IF NOT EXISTS page_ranges (
    scope TEXT NOT NULL, high TEXT NOT NULL, low TEXT NOT NULL, address TEXT NOT NULL,
    PRIMARY KEY (scope, high, low, address)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS page_ranges_by_address ON page_ranges (address);

  -- Pages that could not be built or rendered; their last good version stands.
  CREATE TABLE IF NOT EXISTS failures (address TEXT PRIMARY KEY, reason TEXT NOT NULL) WITHOUT ROWID;

  -- Files made from media, by their address on the site.
  CREATE TABLE IF NOT EXISTS assets (
    address TEXT NOT NULL, owner TEXT NOT NULL, blob TEXT NOT NULL, mime TEXT NOT NULL,
    PRIMARY KEY (owner, address)
  ) WITHOUT ROWID;

  CREATE INDEX IF NOT EXISTS assets_by_address ON assets (address);

  -- One row while the newest release has all of them and none that went: nobody looks through the
  -- whole library for a change of words. Whatever changes them takes the row away.
  CREATE TABLE IF NOT EXISTS assets_settled (one INTEGER PRIMARY KEY CHECK (one = 1));
  CREATE TRIGGER IF NOT EXISTS assets_added AFTER INSERT ON assets BEGIN DELETE FROM assets_settled; END;
  CREATE TRIGGER IF NOT EXISTS assets_changed AFTER UPDATE ON assets BEGIN DELETE FROM assets_settled; END;
  CREATE TRIGGER IF NOT EXISTS assets_removed AFTER DELETE ON assets BEGIN DELETE FROM assets_settled; END;

  -- Pictures by the digest of their bytes and settings: none is made twice. See made-pictures.ts.
  CREATE TABLE IF NOT EXISTS made_pictures (key TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;

  -- What pieces that changed since the last release were in it, and what they answered if they were
  -- gone; and the newest states of those that no release could show yet: see last-good.ts.
  CREATE TABLE IF NOT EXISTS last_good (
    type TEXT NOT NULL, id TEXT NOT NULL, json TEXT, html TEXT, gone TEXT, PRIMARY KEY (type, id)
  );
  CREATE TABLE IF NOT EXISTS waiting (
    type TEXT NOT NULL, id TEXT NOT NULL, json TEXT, html TEXT, reason TEXT NOT NULL, PRIMARY KEY (type, id)
  );

  -- Uploads that could not be had, and when to ask for them again: see late-files.ts.
  CREATE TABLE IF NOT EXISTS late_files (
    id TEXT PRIMARY KEY,
    json TEXT NOT NULL,
    tries INTEGER NOT NULL,
    due_ms INTEGER NOT NULL,
    held INTEGER NOT NULL,
    silent INTEGER NOT NULL,
    reason TEXT NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS releases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    created_at TEXT NOT NULL,
    cursor INTEGER NOT NULL,
    code TEXT NOT NULL,
    changed INTEGER NOT NULL
  );
  -- A release is every entry with since <= its id < until.
  CREATE TABLE IF NOT EXISTS entries (
    address TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER,
    blob TEXT NOT NULL,
    mime TEXT NOT NULL,
    styles TEXT NOT NULL,
    PRIMARY KEY (address, since)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS entries_ended ON entries (until) WHERE until IS NOT NULL;

  -- What else an address may answer: 301 with a location, or 410. A release has them as it has entries.
  CREATE TABLE IF NOT EXISTS rules (
    address TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER,
    status INTEGER NOT NULL,
    location TEXT,
    PRIMARY KEY (address, since)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS rules_ended ON rules (until) WHERE until IS NOT NULL;

  -- What began with a release: targets go from one to another by these, and by what ended.
  CREATE INDEX IF NOT EXISTS entries_begun ON entries (since);
  CREATE INDEX IF NOT EXISTS rules_begun ON rules (since);

  -- The release that an operator holds on to; new ones are made and wait.
  CREATE TABLE IF NOT EXISTS pin (one INTEGER PRIMARY KEY CHECK (one = 1), release INTEGER NOT NULL);

  -- What became of the newest change of each article and page: see landing.ts.
  CREATE TABLE IF NOT EXISTS landings (
    type TEXT NOT NULL,
    id TEXT NOT NULL,
    address TEXT NOT NULL,
    cursor INTEGER NOT NULL,
    state TEXT NOT NULL,
    release INTEGER,
    landed_at TEXT,
    seen TEXT,
    PRIMARY KEY (type, id)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS landings_awaited ON landings (cursor) WHERE state = 'publishing';

  -- Folders and buckets that follow the live release, and what each holds: see targets/record.ts.
  CREATE TABLE IF NOT EXISTS targets (
    name TEXT PRIMARY KEY,
    release INTEGER,
    settled INTEGER NOT NULL,
    form TEXT NOT NULL,
    mark TEXT NOT NULL,
    next_mark TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS target_files (
    target TEXT NOT NULL, name TEXT NOT NULL, print TEXT NOT NULL, PRIMARY KEY (target, name)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS target_files_by_case ON target_files (target, lower(name));

  -- The search index: the release whose articles it holds, and the digest of what it was made of; and
  -- which of its files holds the words of each article: see search/.
  CREATE TABLE IF NOT EXISTS search_index (
    one INTEGER PRIMARY KEY CHECK (one = 1), covers INTEGER NOT NULL, digest TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS search_pages (address TEXT PRIMARY KEY, result TEXT NOT NULL) WITHOUT ROWID;

  -- The image that is drawn of each article without a picture, NULL for one that has a picture; and the
  -- release with which came the page that this was seen on: see share/.
  CREATE TABLE IF NOT EXISTS share_images (article TEXT PRIMARY KEY, since INTEGER NOT NULL, image TEXT) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS share_images_by_image ON share_images (image);

  -- The release that is served. Changing this one row is the switch.
  CREATE TABLE IF NOT EXISTS live (one INTEGER PRIMARY KEY CHECK (one = 1), release INTEGER NOT NULL);
`;

/** Opens (and makes, if need be) the publisher's database. */
export function openDatabase(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true });
  const db = new DatabaseSync(path);
  // First of all: whoever reads at this moment keeps the next line waiting for an instant.
  db.exec('PRAGMA busy_timeout = 5000;');
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;');
  // A checkpoint waits until the disk has everything, every page just written included; with SQLite's
  // own 4 MB a full render would stand still a hundred times.
  db.exec('PRAGMA wal_autocheckpoint = 32768;');
  db.exec(schema);
  return db;
}

/** The machine failed another thread, as {@link isSystemError} has it. */
export class SystemFault extends Error {
  override readonly name = 'SystemFault';
}

/**
 * Whether an error is the machine's: a full disk, a database that can't be written. No document and
 * no page is to blame for it, and nothing is held for it.
 */
export function isSystemError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    error instanceof SystemFault ||
    'syscall' in error ||
    ('code' in error && error.code === 'ERR_SQLITE_ERROR')
  );
}

/** Runs `work` as one transaction: all of it stays, or none. */
export function transaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // On a full disk SQLite has rolled back by itself (https://www.sqlite.org/lang_transaction.html).
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
