import { generalFaultOf, ReleaseRefused } from './check.ts';
import { rememberDirty } from './dirty.ts';
import { transaction } from './database.ts';
import { Gathered } from './gathered.ts';
import { Jobs } from './jobs.ts';
import {
  culpritOf,
  rememberLastGood,
  setAside,
  waitingChanges,
  type Culprit,
} from './last-good.ts';
import { pageMaker } from './make.ts';
import { candidates, type PlanContext } from './plan.ts';
import type { PublishContext } from './publish.ts';
import type { NewEntry } from './release.ts';

/** Pages between two lines of progress. */
const progressEvery = 1000;

/**
 * Makes every page that the changes concern. A piece whose own page fails is put back as the last
 * release has it, and what showed its newest state is made again. Tells how many
 * were put back and stand well again.
 */
export async function makePages(
  context: PublishContext,
  {
    plan,
    everything,
    siteAssets,
  }: { plan: PlanContext; everything: boolean; siteAssets: readonly NewEntry[] | null },
): Promise<{ made: Gathered; setAside: number }> {
  const { db, renderer } = context;
  const assets = new Set(siteAssets?.map(({ address }) => address));
  const made = new Gathered(db);
  const waiting = tryAgain(context);
  const putBack = new Map<string, string>();
  let addresses = [...candidates(plan, { everything })];
  for (let isFirst = true; ; isFirst = false) {
    renderer.threads?.refresh();
    await makeAll(context, { addresses, made });
    const hasBroken = made.failBrokenLinks(assets);
    if (isFirst) refuseGeneralFault(addresses.length, made);
    const culprits = [...made.failed]
      .flatMap(([address, reason]) => culpritOf(context, { address, reason }) ?? [])
      .filter(({ type, id }) => !putBack.has(`${type} ${id}`));
    if (culprits.length === 0 && !hasBroken) break;
    for (const { type, id, address } of culprits) putBack.set(`${type} ${id}`, address);
    putBackAll(context, { culprits, known: waiting });
    addresses =
      culprits.length === 0
        ? []
        : [...new Set([...candidates(plan, { everything: false }), ...made.failed.keys()])];
  }
  const mended = [...putBack.values()].filter((address) => !made.failed.has(address));
  return { made, setAside: mended.length };
}

function refuseGeneralFault(looked: number, { failed }: Gathered): void {
  const fault = generalFaultOf({ looked, failed });
  if (fault !== null) throw new ReleaseRefused(`The release was not served: ${fault}`);
}

/** Takes over again what was set aside. Returns what was wrong with each piece the last time. */
function tryAgain({ db, mirror }: PublishContext): ReadonlySet<string> {
  const waiting = waitingChanges(db);
  const changes = waiting.map(({ change }) => change);
  transaction(db, () => {
    rememberLastGood(db, changes);
    rememberDirty(db, mirror.apply(changes));
  });
  return new Set(waiting.map(({ change, reason }) => `${change.type} ${change.id} ${reason}`));
}

/** Puts pieces back as the last release has them, and says so where it wasn't said before. */
function putBackAll(
  { db, mirror, log }: PublishContext,
  { culprits, known }: { culprits: readonly Culprit[]; known: ReadonlySet<string> },
): void {
  transaction(db, () => {
    const changes = culprits.map((culprit) => setAside(db, culprit));
    rememberDirty(db, mirror.apply(changes));
    for (const { type, id, reason } of culprits) mirror.hold(type, id, reason);
  });
  for (const { type, id, address, reason } of culprits)
    if (!known.has(`${type} ${id} ${reason}`))
      log('error', `Held: ${address}: ${reason} Its last good version stays.`);
}

/** Addresses that one thread is given at once, at most: few enough that all have work to the end. */
const portionMax = 16;

/** Makes page by page, several at once. What fails is named and keeps its last good version. */
async function makeAll(
  context: PublishContext,
  { addresses, made }: { addresses: readonly string[]; made: Gathered },
): Promise<void> {
  const { concurrency, threads = null } = context.renderer;
  const make = pageMaker({ ...context, ...context.renderer });
  const jobs = new Jobs(concurrency);
  const even = Math.ceil(addresses.length / concurrency);
  const portion = threads === null ? 1 : Math.max(1, Math.min(portionMax, even));
  for (let start = 0; start < addresses.length; start += portion) {
    const some = addresses.slice(start, start + portion);
    if (start > 0 && start % progressEvery < portion)
      context.log('info', `${start} of ${addresses.length} pages`);
    await jobs.add(async () => {
      const answers =
        threads === null ? await Promise.all(some.map(make)) : await threads.make(some);
      for (const each of answers) made.take(each);
    });
  }
  await jobs.finish();
  made.learn();
}
