import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { Mirror, Reads } from '@standfirst/site/content';
import type { Page } from '@standfirst/site/model';
import { reasonOf, type Log } from '../lib/log.ts';
import { type Blobs } from './blobs.ts';
import { collapseOf, faultOf } from './check.ts';
import { isSystemError, transaction } from './database.ts';
import { candidates, decide, isIdle, isOtherCode, needsEverything, type Step } from './plan.ts';
import {
  commitNothing,
  commitRelease,
  keepUp,
  type NewEntry,
  type ReleaseChange,
} from './release.ts';
import { Jobs } from './jobs.ts';
import { PoolError } from './pool.ts';
import type { Renderer } from './renderer.ts';
import { allChangedRules, changedRules } from './rules.ts';
import { styleSources } from './styles.ts';

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
  if (isOtherCode(plan)) transaction(db, () => mirror.renew());
  const change = await carryOut(context, [...candidates(plan, { everything })].sort(), (address) =>
    decide(plan, address),
  );
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

type Outcome = Pick<ReleaseChange, 'rendered' | 'unchanged' | 'removed' | 'failed'>;
type Rendered = ReleaseChange['rendered'][number];

/** Steps after which other work of this process (a wake-up, a preview) gets its turn. */
const breatheEvery = 50;

/** Decides page by page and renders several at once. What fails is named and keeps its last good version. */
async function carryOut(
  context: PublishContext,
  addresses: readonly string[],
  decideOn: (address: string) => Step,
): Promise<Outcome> {
  const rendered: Rendered[] = [];
  const unchanged: { address: string; reads: Reads }[] = [];
  const removed: string[] = [];
  const failed: { address: string; reason: string }[] = [];
  const known = context.db.prepare('SELECT 1 FROM pages WHERE address = ?');
  const jobs = new Jobs(context.renderer.concurrency);
  for (const [done, address] of addresses.entries()) {
    if (done > 0 && done % progressEvery === 0) {
      context.log('info', `${done} of ${addresses.length} pages`);
    }
    if (done % breatheEvery === breatheEvery - 1) await setImmediate();
    const step = decideOn(address);
    if (step.kind === 'unchanged') unchanged.push(step);
    else if (step.kind === 'remove' && known.get(address) !== undefined) removed.push(address);
    else if (step.kind === 'fail') failed.push(step);
    else if (step.kind === 'render') {
      const { page, key, reads } = step;
      await jobs.add(async () => {
        const entry = await renderOne(context, page);
        if ('reason' in entry) failed.push({ address, reason: entry.reason });
        else rendered.push({ ...entry, key, reads });
      });
    }
  }
  await jobs.finish();
  report(context, failed);
  return { rendered, unchanged, removed, failed };
}

/** Says what is held, once for each reason: a failing page is tried again at every look. */
function report({ db, log }: PublishContext, failed: Outcome['failed']): void {
  const said = db.prepare('SELECT 1 FROM failures WHERE address = ? AND reason = ?');
  for (const { address, reason } of failed) {
    if (said.get(address, reason) !== undefined) continue;
    log('error', `Held: ${address}: ${reason} Its last good version stays.`);
  }
}

async function renderOne(
  { renderer, blobs }: PublishContext,
  page: Page,
): Promise<NewEntry | { reason: string }> {
  try {
    const result = await renderer.render(page);
    const fault = faultOf(page.address, result);
    if (fault !== null) return { reason: `${fault}.` };
    const mime = withCharset(result.headers['content-type'] ?? '');
    const styles = mime.startsWith('text/html') ? styleSources(result.body) : '';
    return { address: page.address, blob: await blobs.put(result.body), mime, styles };
  } catch (error) {
    // A full disk or a dead thread is no fault of this page: nothing can be published until it is mended.
    if (isSystemError(error) || error instanceof PoolError) throw error;
    return { reason: reasonOf(error) };
  }
}

/** Text is UTF-8, and says so before the first byte of it. */
function withCharset(mime: string): string {
  const isText = /^(?:text\/|application\/(?:rss\+xml|xml|json|feed\+json))/.test(mime);
  return isText && !mime.includes('charset') ? `${mime}; charset=utf-8` : mime;
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
