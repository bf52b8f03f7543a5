import type { DatabaseSync } from 'node:sqlite';
import {
  faultsOf,
  publishedDocument,
  type Change,
  type ChangeFeed,
} from '@standfirst/shared-types';
import type { Mirror, StoredChange } from '@standfirst/site/content';
import { reasonOf, type Log } from '../lib/log.ts';
import type { Blobs } from './blobs.ts';
import { contractDigest } from './contract.ts';
import { AnswerTooLarge, CmsError, fetchChanges, type CmsAccess } from './cms.ts';
import { isSystemError, transaction } from './database.ts';
import { Jobs } from './jobs.ts';
import { rememberDirty } from './dirty.ts';
import { expectLandings } from './landing.ts';
import { lastGoodOf, rememberAllAsGood, rememberLastGood } from './last-good.ts';
import { forgetLate, makeMediaInTime } from './late-files.ts';
import { replaceAssets, type Asset } from './media.ts';
import { readElsewhere } from './read-documents.ts';
import type { Threads } from './renderer.ts';

/** Documents in one request to the CMS. */
const batchLength = 500;

/** What the pull works with. */
export interface PullContext {
  db: DatabaseSync;
  mirror: Mirror;
  blobs: Blobs;
  cms: CmsAccess;
  log: Log;
  /** Threads that read documents, where there are any. */
  threads?: Threads | null | undefined;
  /** The clock, where not the system's, in milliseconds since 1970. */
  now?: () => number;
}

/** A change ready for the mirror, with the files made for it; or the reason why it can't be taken over. */
type Prepared =
  { change: StoredChange & { cursor: number }; assets: Asset[] } | { change: Change; held: string };

/**
 * Brings the mirror up to date, batch by batch; each batch is one transaction with its cursor. A
 * document that breaks the contract is held back by itself. Returns how many changes arrived.
 * @throws CmsError when the CMS fails; what arrived before stays.
 */
export async function pullChanges(context: PullContext): Promise<number> {
  let arrived = 0;
  let next = fetchBatch(context, context.mirror.state().cursor);
  for (;;) {
    const { cursor, remaining } = context.mirror.state();
    const feed = await next;
    if (isOtherLog(context, feed, cursor)) {
      restart(context, feed);
      next = fetchBatch(context, context.mirror.state().cursor);
      continue;
    }
    // An answer that leads no further is the last one, whatever it says remains.
    const isLast = feed.remaining === 0 || feed.cursor === cursor;
    // The CMS reads the next changes while these are taken over.
    if (!isLast) next = fetchAhead(context, feed.cursor);
    const prepared = await prepareAll(context, feed.changes);
    if (feed.cursor !== cursor || feed.remaining !== remaining)
      takeOver(context, { feed, prepared });
    arrived += feed.changes.length;
    if (feed.changes.length > 0 && arrived > batchLength)
      context.log('info', `${arrived} documents received, ${feed.remaining} to come`);
    if (isLast) return arrived;
  }
}

/** The same as {@link fetchBatch}; a failure waits until it is asked for. */
function fetchAhead(context: PullContext, after: number): Promise<ChangeFeed> {
  const batch = fetchBatch(context, after);
  batch.catch(() => undefined);
  return batch;
}

/** As many changes as there may be in one answer: fewer where they are very long. */
async function fetchBatch({ cms }: PullContext, after: number): Promise<ChangeFeed> {
  for (let limit = batchLength; ; limit = Math.ceil(limit / 4)) {
    try {
      return await fetchChanges(cms, { after, limit });
    } catch (error) {
      if (!(error instanceof AnswerTooLarge) || limit === 1) throw error;
    }
  }
}

function isOtherLog({ db }: PullContext, feed: ChangeFeed, cursor: number): boolean {
  const known = db.prepare('SELECT log FROM followed').get()?.['log'];
  return (known !== undefined && known !== followedName(feed)) || feed.cursor < cursor;
}

/** What the mirror follows: a log, read as documents of this shape. */
function followedName({ log }: ChangeFeed): string {
  return `${log} ${contractDigest}`;
}

/** Another database, or an older backup of this one: the mirror is made anew, the live release stays meanwhile. */
function restart({ db, mirror, log }: PullContext, feed: ChangeFeed): void {
  log(
    'warn',
    'The CMS has another database than before or an older one, or documents have another shape: reading the whole magazine again.',
  );
  transaction(db, () => {
    rememberAllAsGood(db);
    mirror.clear();
    for (const table of ['assets', 'landings', 'late_files', 'waiting'])
      db.exec(`DELETE FROM ${table}`);
    db.prepare('INSERT OR REPLACE INTO followed VALUES (1, ?)').run(followedName(feed));
    db.prepare("INSERT OR IGNORE INTO dirty_tags VALUES ('everything')").run();
  });
}

/** Changes that one thread is given at once, at most. */
const portionMax = 25;
const portionsAtOnce = 16;

/** Parses, makes pictures, and looks whether pages can read what came; in the order of the log. */
async function prepareAll(context: PullContext, changes: readonly Change[]): Promise<Prepared[]> {
  context.threads?.refresh();
  const prepared: Prepared[] = [];
  const reading = new Jobs(portionsAtOnce);
  for (let start = 0; start < changes.length; start += portionMax) {
    const some: Prepared[] = [];
    for (const change of changes.slice(start, start + portionMax))
      some.push(await prepare(context, change));
    prepared.push(...some);
    await reading.add(async () => {
      const read = await readAll(context, some);
      prepared.splice(start, read.length, ...read);
    });
  }
  await reading.finish();
  return prepared;
}

/** The same changes with the HTML of their texts; those that pages can't read are held. */
async function readAll(context: PullContext, some: readonly Prepared[]): Promise<Prepared[]> {
  const documents = some.flatMap((each) =>
    'held' in each || each.change.document === null ? [] : [each.change.document],
  );
  const read = await readElsewhere(context, documents);
  let at = 0;
  return some.map((each) => {
    if ('held' in each || each.change.document === null) return each;
    const found = read[at];
    at += 1;
    if (found === undefined) throw new Error('A thread answered for fewer documents than asked.');
    return 'held' in found
      ? { change: each.change, held: found.held }
      : { ...each, change: { ...each.change, html: found.html } };
  });
}

async function prepare(context: PullContext, change: Change): Promise<Prepared> {
  const { type, id, slug, cursor } = change;
  if (change.document === null || change.document === undefined)
    return { change: { type, id, slug, cursor, document: null }, assets: [] };
  const parsed = publishedDocument.safeParse(change.document);
  if (!parsed.success) return { change, held: faultsOf(parsed.error, change.document) };
  if (parsed.data.type !== type || parsed.data.id !== id) {
    return { change, held: `document: is ${parsed.data.type} ${parsed.data.id}` };
  }
  try {
    const { media, assets } =
      parsed.data.type === 'media'
        ? await makeMediaInTime(context, parsed.data)
        : { media: parsed.data, assets: [] };
    return { change: { type, id, slug, cursor, document: media }, assets };
  } catch (error) {
    // A CMS that is down will be asked again, a disk that is full will be emptied; a document or
    // file that is broken stays so.
    if ((error instanceof CmsError && error.passing) || isSystemError(error)) throw error;
    return { change, held: reasonOf(error) };
  }
}

function takeOver(
  { db, mirror, log }: PullContext,
  { feed, prepared }: { feed: ChangeFeed; prepared: Prepared[] },
): void {
  transaction(db, () => {
    const good = prepared.flatMap((each) => ('held' in each ? [] : [each]));
    const changes = good.map((each) => each.change);
    expectLandings({ db, mirror }, changes);
    rememberLastGood(db, changes);
    rememberDirty(db, mirror.apply(changes));
    for (const { change, assets } of good)
      if (change.type === 'media') {
        replaceAssets(db, change.id, assets);
        forgetLate(db, change.id);
      }
    for (const each of prepared) {
      if (!('held' in each)) continue;
      const { type, id } = each.change;
      // What was good in another reading of the log stays on the site as it was then.
      const before = mirror.get(type, id) === null ? lastGoodOf(db, { type, id }) : null;
      if (before !== null) rememberDirty(db, mirror.apply([before]));
      mirror.hold(type, id, each.held);
      log(
        'warn',
        `Held: ${type} ${nameOf(each.change)}: ${each.held}. Its last good version stays.`,
      );
    }
    mirror.advance({ cursor: feed.cursor, remaining: feed.remaining });
    db.prepare('INSERT OR REPLACE INTO followed VALUES (1, ?)').run(followedName(feed));
  });
}

function nameOf({ id, document }: Change): string {
  const named: { title?: unknown; name?: unknown } = Object(document ?? {}) as object;
  const title = named.title ?? named.name;
  return typeof title === 'string' ? `"${title}" (${id})` : id;
}
