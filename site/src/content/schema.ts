import type { DatabaseSync } from 'node:sqlite';

/** The tables of the mirror. They live in the publisher's database, beside pages and releases. */
const mirrorSchema = `
  CREATE TABLE IF NOT EXISTS documents (
    type TEXT NOT NULL,
    id   TEXT NOT NULL,
    slug TEXT,
    json TEXT NOT NULL,
    -- Its text, rendered and sanitised; NULL where it has none, or where other code rendered it.
    html TEXT,
    UNIQUE (type, id)
  );
  -- With the id: asked for in that order, SQLite else goes through every document of the type.
  DROP INDEX IF EXISTS documents_by_slug;
  CREATE INDEX IF NOT EXISTS documents_by_slug_and_id ON documents (type, slug, id);
  -- Every address that isn't there is looked up among the redirects.
  CREATE INDEX IF NOT EXISTS redirects_by_source ON documents (json ->> 'from') WHERE type = 'redirect';

  -- Every ordered list that a page can show. "sort" grows with the list's own order.
  CREATE TABLE IF NOT EXISTS listing (
    scope TEXT NOT NULL,
    sort  TEXT NOT NULL,
    id    TEXT NOT NULL,
    PRIMARY KEY (scope, sort)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS listing_by_id ON listing (id, scope);

  -- Addresses that once held a page and are gone for good (410).
  CREATE TABLE IF NOT EXISTS gone (
    type TEXT NOT NULL,
    id TEXT NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY (type, id)
  ) WITHOUT ROWID;

  -- Documents whose newest state could not be taken over; the last good one still stands.
  CREATE TABLE IF NOT EXISTS held (
    type TEXT NOT NULL,
    id TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (type, id)
  ) WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS mirror_state (one INTEGER PRIMARY KEY CHECK (one = 1), cursor INTEGER NOT NULL, remaining INTEGER NOT NULL);
  INSERT OR IGNORE INTO mirror_state VALUES (1, 0, 0);
`;

/** Makes the mirror's tables where they are missing, and brings those of an older version up to date. */
export function makeTables(db: DatabaseSync): void {
  const columns = db.prepare("SELECT name FROM pragma_table_info('documents')").all();
  if (columns.length > 0 && !columns.some((column) => column['name'] === 'html'))
    db.exec('ALTER TABLE documents ADD COLUMN html TEXT; DROP TABLE IF EXISTS rendered_markdown;');
  db.exec(mirrorSchema);
}
