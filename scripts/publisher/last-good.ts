/**
 * A piece whose own page can't be released goes back, in the mirror, to the state that the last
 * release shows, so that no list or feed names what isn't there. Its newest state waits beside it and
 * is tried again with every release.
 */
import type { DatabaseSync } from 'node:sqlite';
import {
  addressedTypes,
  addressOf,
  isAddressed,
  publishedDocument,
  type AddressedType,
  type DocumentType,
} from '@standfirst/shared-types';
import type { Mirror, StoredChange, StoredDocument } from '@standfirst/site/content';

/** What this part works with. */
export interface LastGoodTables {
  db: DatabaseSync;
  mirror: Mirror;
}

/** Takes note of what documents were in the last release. Belongs before the mirror takes changes over. */
export function rememberLastGood(db: DatabaseSync, changes: readonly StoredChange[]): void {
  const remember = db.prepare(
    `INSERT OR IGNORE INTO last_good SELECT :type, :id, d.json, d.html, g.address FROM (SELECT 1)
     LEFT JOIN documents d ON d.type = :type AND d.id = :id LEFT JOIN gone g ON g.type = :type AND g.id = :id`,
  );
  const superseded = db.prepare('DELETE FROM waiting WHERE type = ? AND id = ?');
  for (const { type, id } of changes) {
    if (!isAddressed(type)) continue;
    remember.run({ type, id });
    superseded.run(type, id);
  }
}

/** Takes note of all documents as they are, before the mirror is made anew. */
export function rememberAllAsGood(db: DatabaseSync): void {
  const types = addressedTypes.map((type) => `'${type}'`).join(', ');
  db.exec(
    `INSERT OR IGNORE INTO last_good SELECT type, id, json, html, NULL FROM documents WHERE type IN (${types})`,
  );
}

/** The state in which the last release shows a piece; `null` where it shows none, or pages can't read it now. */
export function lastGoodOf(
  db: DatabaseSync,
  { type, id }: { type: DocumentType; id: string },
): StoredChange | null {
  const row = db
    .prepare('SELECT json, html FROM last_good WHERE type = ? AND id = ? AND json IS NOT NULL')
    .get(type, id);
  if (row === undefined || !isAddressed(type)) return null;
  const change = changeOf({ ...row, type, id });
  return publishedDocument.safeParse(change.document).success ? change : null;
}

/** Forgets all that, as the release shows the newest states. Belongs into the release's transaction. */
export function allIsGood(db: DatabaseSync): void {
  db.exec('DELETE FROM last_good');
}

/** A piece that changed since the last release and can't be shown as it is now. */
export interface Culprit {
  type: AddressedType;
  id: string;
  address: string;
  reason: string;
}

/** The piece whose own page stands at an address that failed, if it has changed since the last release. */
export function culpritOf(
  { db, mirror }: LastGoodTables,
  { address, reason }: { address: string; reason: string },
): Culprit | null {
  const changed = db.prepare('SELECT 1 FROM last_good WHERE type = ? AND id = ?');
  for (const type of addressedTypes) {
    const [before = '', after = ''] = addressOf(type, '\0').split('\0');
    const slug = address.slice(before.length, -after.length);
    if (!address.startsWith(before) || slug.includes('/')) continue;
    const id = mirror.idBySlug(type, slug);
    if (id !== null && changed.get(type, id) !== undefined) return { type, id, address, reason };
  }
  return null;
}

/** Lets the newest state of a piece wait, and returns the change that puts it back as the last release has it. */
export function setAside(db: DatabaseSync, { type, id, reason }: Culprit): StoredChange {
  db.prepare(
    'INSERT OR REPLACE INTO waiting SELECT type, id, json, html, ? FROM documents WHERE type = ? AND id = ?',
  ).run(reason, type, id);
  const row = db
    .prepare('SELECT json, html, gone FROM last_good WHERE type = ? AND id = ?')
    .get(type, id);
  return { ...changeOf({ ...row, type, id }), goneAs: textOf(row?.['gone']) };
}

/** The newest states of the pieces that were set aside, to be tried again, with what was wrong with them. */
export function waitingChanges(db: DatabaseSync): { change: StoredChange; reason: string }[] {
  return db
    .prepare('SELECT type, id, json, html, reason FROM waiting')
    .all()
    .flatMap((row) => {
      const type = addressedTypes.find((each) => each === row['type']);
      if (type === undefined) return [];
      const change = changeOf({ ...row, type, id: String(row['id']) });
      return [{ change, reason: String(row['reason']) }];
    });
}

function changeOf(row: {
  type: AddressedType;
  id: string;
  json?: unknown;
  html?: unknown;
}): StoredChange {
  const json = textOf(row.json);
  // It was checked when it first arrived.
  const document = json === null ? null : (JSON.parse(json) as StoredDocument);
  return { type: row.type, id: row.id, slug: null, document, html: textOf(row.html) };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
