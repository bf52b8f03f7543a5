import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { addressOf, isAddressed, type DocumentType } from '@standfirst/shared-types';
import { scopes, type Mirror, type Reads } from '@standfirst/site/content';
import {
  addressesOf,
  allAddresses,
  buildPage,
  numberedAddress,
  numberedAddresses,
  archiveAddress,
  monthAddresses,
  type Page,
} from '@standfirst/site/model';
import { reasonOf } from '../lib/log.ts';
import { isSystemError } from './database.ts';

/** What the plan works with. */
export interface PlanContext {
  db: DatabaseSync;
  mirror: Mirror;
  siteUrl: string;
  /** The digest of the renderer's code: part of every key. */
  code: string;
}

/** What is to become of one address. */
export type Step =
  | { kind: 'render'; address: string; page: Page; key: string; reads: Reads }
  | { kind: 'unchanged'; address: string; reads: Reads }
  | { kind: 'remove'; address: string }
  | { kind: 'fail'; address: string; reason: string };

/**
 * The addresses that the changes since the last release could concern. Wider than what really
 * changes: the key decides that.
 */
export function candidates(
  context: PlanContext,
  { everything }: { everything: boolean },
): Set<string> {
  const { db, mirror } = context;
  if (everything)
    return new Set([...allAddresses(mirror), ...column(db, 'SELECT address FROM pages')]);
  const found = new Set<string>(column(db, 'SELECT address FROM failures'));
  const add = (addresses: Iterable<string>) => {
    for (const address of addresses) found.add(address);
  };
  add(column(db, 'SELECT DISTINCT p.address FROM dirty_tags d JOIN page_tags p ON p.tag = d.tag'));
  add(
    column(
      db,
      `SELECT DISTINCT r.address FROM dirty_places d
       JOIN page_ranges r ON r.scope = d.scope AND r.high >= d.sort AND r.low <= d.sort`,
    ),
  );
  for (const tag of column(db, 'SELECT tag FROM dirty_tags')) add(newAddresses(mirror, tag));
  add(numberedCandidates(context));
  for (const scope of column(
    db,
    "SELECT DISTINCT scope FROM dirty_places WHERE scope LIKE 'month:%'",
  )) {
    const month = scope.slice('month:'.length);
    add([...monthAddresses(mirror, month), archiveAddress(month.slice(0, 4))]);
  }
  return found;
}

/** Whether nothing waits to be rendered. */
export function isIdle({ db, code }: PlanContext): boolean {
  const row = db
    .prepare(
      `SELECT (SELECT count(*) FROM dirty_tags) + (SELECT count(*) FROM dirty_places) + (SELECT count(*) FROM failures) AS waiting,
              (SELECT code FROM releases ORDER BY id DESC LIMIT 1) AS code`,
    )
    .get();
  return row?.['waiting'] === 0 && row['code'] === code;
}

/** Whether the last release was made by other code. */
export function isOtherCode({ db, code }: PlanContext): boolean {
  const last = lastCode(db);
  return last !== undefined && last !== code;
}

/** Whether every page must be looked at: the first release, other code, or a mirror made anew. */
export function needsEverything({ db, code }: PlanContext): boolean {
  return (
    lastCode(db) !== code ||
    db.prepare("SELECT 1 FROM dirty_tags WHERE tag = 'everything'").get() !== undefined
  );
}

function lastCode(db: DatabaseSync): unknown {
  return db.prepare('SELECT code FROM releases ORDER BY id DESC LIMIT 1').get()?.['code'];
}

/** Addresses that may exist since a tag changed, although no page has read it yet. */
function newAddresses(mirror: Mirror, tag: string): string[] {
  const [kind, ...rest] = tag.split(':');
  if (kind === 'slug') {
    const [type, ...slug] = rest as [DocumentType, ...string[]];
    return isAddressed(type) ? addressesOf(type, slug.join(':')) : [];
  }
  if (kind === 'numbered') {
    const [type, id = '', page] = rest as [DocumentType | 'month', string, string];
    if (type === 'month') return [numberedAddress(archiveAddress(id), Number(page))];
    if (type !== 'section' && type !== 'column' && type !== 'author') return [];
    const slug = mirror.get(type, id)?.slug;
    return slug === undefined
      ? []
      : [numberedAddress(addressesOf(type, slug)[0] ?? '', Number(page))];
  }
  return [];
}

/** A list's numbered pages move with its slug, so a new slug concerns all of them. */
function numberedCandidates({ db, mirror }: PlanContext): Set<string> {
  const found = new Set<string>();
  for (const tag of column(db, "SELECT tag FROM dirty_tags WHERE tag LIKE 'slug:%'")) {
    const [, type, ...slug] = tag.split(':') as [string, DocumentType, ...string[]];
    if (type !== 'section' && type !== 'column' && type !== 'author') continue;
    const id = mirror.idBySlug(type, slug.join(':'));
    if (id === null) continue;
    const base = addressOf(type, slug.join(':'));
    for (const address of numberedAddresses(mirror, { scope: scopes[type](id), base }))
      found.add(address);
  }
  return found;
}

/** Decides about one address: builds its page and compares the key with the last one's. */
export function decide(context: PlanContext, address: string): Step {
  return decideBeside(context, { address, known: keysOf(context.db)(address) });
}

/** Looks up the key that the page at an address had when it was last rendered. */
export function keysOf(db: DatabaseSync): (address: string) => string | null {
  const key = db.prepare('SELECT key FROM pages WHERE address = ?');
  return (address) => {
    const known = key.get(address)?.['key'];
    return known === undefined ? null : String(known);
  };
}

/** Decides about one address whose last key is known. */
export function decideBeside(
  { mirror, siteUrl, code }: PlanContext,
  { address, known }: { address: string; known: string | null },
): Step {
  const content = mirror.reader();
  try {
    const page = buildPage({ content, siteUrl }, address);
    if (page === null) return { kind: 'remove', address };
    const key = hash('sha256', code + JSON.stringify(page), 'base64url');
    return key === known
      ? { kind: 'unchanged', address, reads: content.reads }
      : { kind: 'render', address, page, key, reads: content.reads };
  } catch (error) {
    // Whatever else is wrong is wrong with this page, and the others need not wait for it.
    if (isSystemError(error)) throw error;
    return { kind: 'fail', address, reason: reasonOf(error) };
  }
}

function column(db: DatabaseSync, sql: string): string[] {
  return db
    .prepare(sql)
    .all()
    .map((row) => String(Object.values(row)[0]));
}
