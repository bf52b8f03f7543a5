import { LiveSite } from '../serve/live-release.ts';
import { reasonOf, type Log } from '../lib/log.ts';
import { look, type LookContext } from './look.ts';
import { noteLostFiles } from './lost-files.ts';
import type { SearchIndexer } from './search/indexer.ts';
import type { ShareImages } from './share/images.ts';
import { bringUpToDate, logOf, reportOn, type Target } from './targets/index.ts';
import type { Tidier } from './tidy.ts';

/** What publishing once works with. */
export interface OnceContext extends LookContext {
  databasePath: string;
  blobsRoot: string;
  targets: readonly Target[];
  tidier: Pick<Tidier, 'perhaps'>;
  /** Draws share images. */
  share?: Pick<ShareImages, 'draw'>;
  /** Makes the search index, where there is one. */
  search?: Pick<SearchIndexer, 'make'>;
  /** Whether files have come that were late. */
  hasLateFiles: () => boolean;
}

/**
 * What the publisher does for ever, once: looks, releases, and brings every target to the live
 * release. What fails holds back nothing else. Returns everything that failed or is held, one
 * sentence each; nothing if all is well.
 */
export async function publishOnce(context: OnceContext): Promise<string[]> {
  const { db, late, targets, log } = context;
  const faults: string[] = [];
  const attempt = (work: () => Promise<unknown>): Promise<unknown> =>
    work().catch((error: unknown) => faults.push(reasonOf(error)));
  await attempt(async () => {
    for (const address of await noteLostFiles(context))
      log('warn', `${address} is lost on the disk; it is made again.`);
    await look(context);
    await late.look();
    if (context.hasLateFiles()) await look(context);
  });
  const bringAll = () =>
    Promise.all(targets.map((target) => attempt(() => bring({ db, target, log }))));
  await bringAll();
  await attempt(async () => {
    if ((await context.share?.draw()) != null) await bringAll();
  });
  await attempt(async () => {
    if ((await context.search?.make()) != null) await bringAll();
  });
  await attempt(() => context.tidier.perhaps());
  return [...faults, ...heldIn(context.databasePath)];
}

async function bring({
  db,
  target,
  log,
}: {
  db: OnceContext['db'];
  target: Target;
  log: Log;
}): Promise<void> {
  const say = logOf(target, log);
  try {
    const brought = await bringUpToDate({ db, target, log: say });
    if (brought === null) say('info', 'is up to date');
    else reportOn(brought, say);
  } catch (cause) {
    throw new Error(`${target.name}: ${reasonOf(cause)}`, { cause });
  }
}

/** Documents and pages that keep their last good version, each with the reason. */
function heldIn(databasePath: string): string[] {
  const site = new LiveSite(databasePath);
  try {
    return site.held().map(({ what, reason }) => `Held: ${what}: ${reason}`);
  } finally {
    site.close();
  }
}
