import type { DatabaseSync } from 'node:sqlite';
import type { Mirror } from '@standfirst/site/content';
import type { Log } from '../lib/log.ts';
import type { Blobs } from './blobs.ts';
import { collapseOf, ReleaseRefused } from './check.ts';
import { transaction } from './database.ts';
import { makePages } from './make-pages.ts';
import { isIdle, isOtherCode, needsEverything } from './plan.ts';
import { commitNothing, commitRelease, hasOtherFiles, keepUp, type NewEntry } from './release.ts';
import { renderTexts } from './render-texts.ts';
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
  const siteAssets = everything ? await keepAssets(context) : null;
  const { made, setAside } = await makePages(context, { plan, everything, siteAssets });
  const rules = everything ? allChangedRules(db) : changedRules(db);
  const change = {
    cursor,
    rendered: [...made.rendered.values()],
    removed: [...made.removed],
    outdated: made.outdated,
    failed: [...made.failed].map(([address, reason]) => ({ address, reason })),
  };
  report(context, change.failed);
  const isSame =
    change.rendered.length === 0 &&
    change.removed.length === 0 &&
    rules.length === 0 &&
    siteAssets === null &&
    !hasOtherFiles(db, { keepAll: change.failed.length > 0 });
  if (isSame) {
    commitNothing(db, change);
    return null;
  }
  refuseCollapse(context, change.removed.length);
  const release = commitRelease(db, { ...change, rules, code: renderer.code, siteAssets });
  const tookMs = Math.round(performance.now() - startedMs);
  return {
    release,
    rendered: change.rendered.length,
    removed: change.removed.length,
    failed: change.failed.length + setAside,
    tookMs,
  };
}

/** Says what is held, once for each reason: a failing page is tried again at every look. */
function report(
  { db, log }: PublishContext,
  failed: readonly { address: string; reason: string }[],
): void {
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
