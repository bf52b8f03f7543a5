/**
 * What became of each published piece: noted when its change arrives, settled when the page has
 * been seen at its public address (landing-watch.ts), told to the CMS (landing-server.ts).
 */
import type { DatabaseSync } from 'node:sqlite';
import {
  addressOf,
  isLanded,
  landing,
  type LandedType,
  type LandingReport,
} from '@standfirst/shared-types';
import type { Mirror, StoredChange } from '@standfirst/site/content';

/** What this part works with. */
export interface LandingTables {
  db: DatabaseSync;
  mirror: Mirror;
}

/** A piece whose newest change has yet to be seen on the site. */
export interface Awaited {
  type: LandedType;
  id: string;
  address: string;
  /** The change's position in the log. */
  cursor: number;
  /** Whether it was looked for before, in vain. */
  isInDoubt: boolean;
}

/** Names one document. */
export type LandedDocument = Pick<Awaited, 'type' | 'id'>;

/**
 * Takes note of the articles and pages among `changes`. Belongs into the transaction that takes
 * them over, before the mirror does: a piece that arrives as it was before stays landed.
 */
export function expectLandings(
  { db, mirror }: LandingTables,
  changes: readonly (StoredChange & { cursor: number })[],
): void {
  const move = db.prepare('UPDATE landings SET cursor = ? WHERE type = ? AND id = ?');
  const expect = db.prepare(
    "INSERT OR REPLACE INTO landings (type, id, address, cursor, state) VALUES (?, ?, ?, ?, 'publishing')",
  );
  for (const { type, id, slug, document, cursor } of changes) {
    if (!isLanded(type)) continue;
    const before = mirror.get(type, id);
    const isSame = before === null ? document === null : sameAs(before, document);
    if (isSame && (move.run(cursor, type, id).changes > 0 || document === null)) continue;
    const known = (document?.type === type ? document : before)?.slug ?? slug;
    if (known !== null) expect.run(type, id, addressOf(type, known), cursor);
  }
}

function sameAs(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

/**
 * Pieces that should be on the site by now and were not seen there yet, newest first. One that is
 * held back is none of them, nor is any while readers are shown an older release on purpose.
 */
export function awaited(db: DatabaseSync, { atMost }: { atMost: number }): Awaited[] {
  return db
    .prepare(`${due} AND state = 'publishing' ORDER BY cursor DESC LIMIT ?`)
    .all(atMost)
    .flatMap(awaitedOf);
}

/** One such piece, or one that was not confirmed so far; `null` if there is nothing to look for. */
export function awaitedOne(db: DatabaseSync, { type, id }: LandedDocument): Awaited | null {
  const row = db
    .prepare(`${due} AND state IN ('publishing', 'not-confirmed') AND type = ? AND id = ?`)
    .get(type, id);
  return row === undefined ? null : (awaitedOf(row)[0] ?? null);
}

const due = `SELECT type, id, address, cursor, state FROM landings
  WHERE cursor <= (SELECT cursor FROM releases WHERE id = (SELECT release FROM live))
    AND NOT EXISTS (SELECT 1 FROM pin)
    AND address NOT IN (SELECT address FROM failures)
    AND NOT EXISTS (SELECT 1 FROM held WHERE held.type = landings.type AND held.id = landings.id)`;

function awaitedOf(row: Record<string, unknown>): Awaited[] {
  const type = String(row['type']);
  if (!isLanded(type)) return [];
  const { id, address, cursor, state } = row;
  return [
    {
      type,
      id: String(id),
      address: String(address),
      cursor: Number(cursor),
      isInDoubt: state === 'not-confirmed',
    },
  ];
}

/** Settles a piece, unless it changed again meanwhile. */
export function settle(
  db: DatabaseSync,
  { type, id, cursor }: Awaited,
  outcome: { state: 'live' | 'withdrawn'; at: Date } | { state: 'not-confirmed'; seen: string },
): void {
  const landedAt = outcome.state === 'not-confirmed' ? null : outcome.at.toISOString();
  const seen = outcome.state === 'not-confirmed' ? outcome.seen : null;
  db.prepare(
    `UPDATE landings SET state = ?, landed_at = ?, seen = ?, release = (SELECT release FROM live)
     WHERE type = ? AND id = ? AND cursor = ?`,
  ).run(outcome.state, landedAt, seen, type, id, cursor);
}

/** What is known of one document. */
export function landingReportOn(
  { db, mirror, trouble }: LandingTables & { trouble: string | null },
  { type, id }: LandedDocument,
): LandingReport {
  expectUnnoted({ db, mirror }, { type, id });
  const row = db
    .prepare(
      'SELECT state, address, landed_at AS landedAt, seen FROM landings WHERE type = ? AND id = ?',
    )
    .get(type, id);
  const refused = mirror.held().find((each) => each.type === type && each.id === id);
  const failed = db
    .prepare('SELECT reason FROM failures WHERE address = ?')
    .get(row?.['address'] ?? null)?.['reason'];
  return {
    pulled: mirror.state().cursor,
    landing: row === undefined ? null : landing.parse(row),
    held: refused?.reason ?? (failed === undefined ? null : String(failed)),
    trouble: pinned(db) ?? trouble,
  };
}

/** What was published before landings were noted is looked for when somebody asks. */
function expectUnnoted({ db, mirror }: LandingTables, { type, id }: LandedDocument): void {
  const isNoted = db.prepare('SELECT 1 FROM landings WHERE type = ? AND id = ?').get(type, id);
  const document = isNoted === undefined ? mirror.get(type, id) : null;
  if (document === null) return;
  db.prepare(
    "INSERT INTO landings (type, id, address, cursor, state) VALUES (?, ?, ?, ?, 'publishing')",
  ).run(type, id, addressOf(type, document.slug), mirror.state().cursor);
}

function pinned(db: DatabaseSync): string | null {
  const release = db.prepare('SELECT release FROM pin').get()?.['release'];
  return release === undefined
    ? null
    : `Readers are shown release ${String(release)}, which the operator went back to. What was published since waits.`;
}
