import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Mirror, Reads } from '@standfirst/site/content';
import type { Log } from '../lib/log.ts';
import { type Blobs } from './blobs.ts';
import { collapseOf } from './check.ts';
import { transaction } from './database.ts';
import { pageMaker, type Made } from './make.ts';
import { PageIndex, type Outdated } from './page-index.ts';
import { candidates, isIdle, isOtherCode, needsEverything } from './plan.ts';
import { readDocuments } from './read-documents.ts';
import {
  commitNothing,
  commitRelease,
  keepUp,
  type NewEntry,
  type ReleaseChange,
} from './release.ts';
import { Jobs } from './jobs.ts';
import type { Renderer } from './renderer.ts';
import { allChangedRules, changedRules } from './rules.ts';

/** What publishing works with. */
export interface PublishContext {
  db: DatabaseSync;
  mirror: Mirror;
  blobs: Blobs;
  renderer: Renderer;
  siteUrl: string;
  log: Log;
  /** Whether a release that loses half the pages may be served. */
  allowCollapse: boolean;
}

/** The release that was made, or `null` if nothing that readers see has changed. */
export interface Published {
  release: number;
  rendered: number;
  removed: number;
  failed: number;
  tookMs: number;
}

/** Pages between two lines of progress. */
const progressEvery = 1000;

/** A release must not be served. The old one stays. */
export class ReleaseRefused extends Error {
  override readonly name = 'ReleaseRefused';
}

/** Renders what the mirror's changes concern and switches to the release that holds it. */
export async function publish(context: PublishContext): Promise<Published | null> {
  const { db, mirror, renderer } = context;
  const plan = { db, mirror, siteUrl: context.siteUrl, code: renderer.code };
  const { cursor } = mirror.state();
  if (isIdle(plan)) {
    // Changes that no page shows (a document published again as it was) are released by that.
    keepUp(db, cursor);
    return null;
  }
  const startedMs = performance.now();
  const everything = needsEverything(plan);
  if (isOtherCode(plan)) {
    transaction(db, () => mirror.renew());
    await renderTexts(context);
  }
  renderer.threads?.refresh();
  const change = await carryOut(context, [...candidates(plan, { everything })]);
  const siteAssets = everything ? await keepAssets(context) : null;
  const rules = everything ? allChangedRules(db) : changedRules(db);
  const isSame =
    change.rendered.length === 0 &&
    change.removed.length === 0 &&
    rules.length === 0 &&
    siteAssets === null;
  if (isSame) {
    commitNothing(db, { ...change, cursor });
    return null;
  }
  refuseCollapse(context, change.removed.length);
  const release = commitRelease(db, {
    ...change,
    rules,
    cursor,
    code: renderer.code,
    siteAssets,
  });
  const tookMs = Math.round(performance.now() - startedMs);
  return {
    release,
    rendered: change.rendered.length,
    removed: change.removed.length,
    failed: change.failed.length,
    tookMs,
  };
}

type Outcome = Pick<ReleaseChange, 'rendered' | 'outdated' | 'removed' | 'failed'>;

/** Addresses that one thread is given at once, at most: few enough that all have work to the end. */
const portionMax = 16;

/** Makes page by page, several at once. What fails is named and keeps its last good version. */
async function carryOut(context: PublishContext, addresses: readonly string[]): Promise<Outcome> {
  const outcome = new Gathered(context.db);
  const { concurrency, threads = null } = context.renderer;
  const make = pageMaker({ ...context, ...context.renderer });
  const jobs = new Jobs(concurrency);
  const portion = Math.max(
    1,
    threads === null ? 1 : Math.min(portionMax, Math.ceil(addresses.length / concurrency)),
  );
  for (let start = 0; start < addresses.length; start += portion) {
    const some = addresses.slice(start, start + portion);
    if (start > 0 && start % progressEvery < portion)
      context.log('info', `${start} of ${addresses.length} pages`);
    await jobs.add(async () => {
      const made = threads === null ? await Promise.all(some.map(make)) : await threads.make(some);
      for (const each of made) outcome.take(each);
    });
  }
  await jobs.finish();
  outcome.learn();
  report(context, outcome.failed);
  return outcome;
}

/** Pages whose reads are written down at once. */
const learnedAtOnce = 200;

/** What became of the pages, sorted by what is to be done about it. Their reads go to the database at once. */
class Gathered implements Outcome {
  readonly rendered: (NewEntry & { key: string })[] = [];
  readonly outdated: Outdated[] = [];
  readonly removed: string[] = [];
  readonly failed: { address: string; reason: string }[] = [];
  readonly #db: DatabaseSync;
  readonly #index: PageIndex;
  readonly #known: StatementSync;
  #unlearned: { address: string; reads: Reads }[] = [];

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#index = new PageIndex(db);
    this.#known = db.prepare('SELECT 1 FROM pages WHERE address = ?');
  }

  take(made: Made): void {
    const { kind, address } = made;
    if (kind === 'fail') this.failed.push({ address, reason: made.reason });
    if (kind === 'remove' && this.#known.get(address) !== undefined) this.removed.push(address);
    if (kind === 'rendered') {
      const { blob, mime, styles, key } = made;
      this.rendered.push({ address, blob, mime, styles, key });
    }
    if (kind === 'rendered' || kind === 'unchanged') this.#unlearned.push(made);
    if (this.#unlearned.length >= learnedAtOnce) this.learn();
  }

  /** Writes down what the pages taken so far have read. */
  learn(): void {
    const pages = this.#unlearned;
    this.#unlearned = [];
    transaction(this.#db, () => {
      for (const page of pages) this.outdated.push(...this.#index.learn(page));
    });
  }
}

/** Documents whose texts one thread is given at once. */
const textsAtOnce = 50;

/** Renders every text that other code rendered, and keeps the HTML. */
async function renderTexts({ db, mirror, renderer, log }: PublishContext): Promise<void> {
  const jobs = new Jobs(renderer.concurrency);
  let [after, done] = [0, 0];
  for (;;) {
    const some = mirror.withoutHtml({ after, limit: textsAtOnce });
    const last = some.at(-1);
    if (last === undefined) return jobs.finish();
    after = last.key;
    await jobs.add(async () => {
      const documents = some.map(({ document }) => document);
      const read = (await renderer.threads?.read(documents)) ?? readDocuments(mirror, documents);
      transaction(db, () => {
        for (const [at, { key }] of some.entries()) {
          const text = read[at];
          // One that can't be rendered any more holds the pages that show it, which say why.
          if (text !== undefined && 'html' in text) mirror.keepHtml(key, text.html);
        }
      });
      done += some.length;
      if (done % progressEvery < textsAtOnce) log('info', `${done} texts rendered anew`);
    });
  }
}

/** Says what is held, once for each reason: a failing page is tried again at every look. */
function report({ db, log }: PublishContext, failed: Outcome['failed']): void {
  const said = db.prepare('SELECT 1 FROM failures WHERE address = ? AND reason = ?');
  for (const { address, reason } of failed) {
    if (said.get(address, reason) !== undefined) continue;
    log('error', `Held: ${address}: ${reason} Its last good version stays.`);
  }
}

async function keepAssets({ renderer, blobs }: PublishContext): Promise<NewEntry[]> {
  const entries: NewEntry[] = [];
  for (const { address, mime, bytes } of await renderer.assets()) {
    entries.push({ address, mime, blob: await blobs.put(bytes), styles: '' });
  }
  return entries;
}

function refuseCollapse({ db, allowCollapse }: PublishContext, removed: number): void {
  const before = Number(db.prepare('SELECT count(*) AS n FROM pages').get()?.['n'] ?? 0);
  const collapse = allowCollapse ? null : collapseOf({ before, removed });
  if (collapse !== null) throw new ReleaseRefused(`The release was not served: ${collapse}`);
}
