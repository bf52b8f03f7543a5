/** Readers writing at the same time, and an editor who saves articles meanwhile. */
import { siteOriginInTests, startCrowd, type Crowd, type Database } from '../comments/crowd.ts';
import { writeFor, type Outcome } from '../comments/writers.ts';
import { signIn, type PanelApi } from '../../e2e/panel-api.ts';
import { loadNow } from '../machine.ts';
import { duration, progress, ratio, say, table } from '../report.ts';
import { median, percentile95 } from '../statistics.ts';
import type { Workshop } from '../workshop.ts';

/** Readers who write at the same time. */
const concurrent = 50;
/** How long they write, in milliseconds. */
const writingMs = 20_000;
/** Accounts: nobody's turn comes again before all others have had theirs. */
const readers = 500;
/** Saves of the editor with nobody writing. */
const idleSaves = 40;
/** How long the editor types between two saves, in milliseconds. */
const typingMs = 200;
/** Saves are at most so many times as long while readers write. */
const slowdownMax = 2;

/** What one database gave. */
interface Figures {
  readonly database: Database;
  readonly outcome: Outcome;
  readonly elapsedMs: number;
  readonly idleMs: readonly number[];
  readonly meanwhileMs: readonly number[];
  readonly lost: number;
  readonly doubled: number;
  readonly load: string;
}

/** Comments were lost or doubled: the figures mean nothing. */
export class CommentsAmiss extends Error {
  override readonly name = 'CommentsAmiss';
}

/**
 * Measures and prints.
 * @throws CommentsAmiss where the database does not hold each accepted comment once
 */
export async function measureComments(workshop: Workshop): Promise<void> {
  const figures: Figures[] = [];
  for (const database of ['sqlite', 'postgres'] as const) {
    progress(`comments on ${database}: a CMS with ${readers} readers`);
    const crowd = workshop.keep(await startCrowd(database, readers));
    figures.push(await measureOn(database, crowd));
    await crowd.stop();
  }
  print(figures);
  const amiss = figures.find(({ lost, doubled }) => lost + doubled > 0);
  if (amiss !== undefined)
    throw new CommentsAmiss(
      `On ${amiss.database} ${amiss.lost} comments were lost and ${amiss.doubled} written twice.`,
    );
}

async function measureOn(database: Database, crowd: Crowd): Promise<Figures> {
  const panel = await signIn(crowd.url, crowd.administrator);
  const article = await panel.create('article', { title: 'Saved again and again' });
  // The first go unmeasured: code that has never run is compiled on the way.
  await savesOf(panel, { article, whether: (done) => done < 5 });
  await writeFor(crowd, { concurrent, forMs: 1000, origin: siteOriginInTests });
  const before = new Set(await crowd.written());
  const idleMs = await savesOf(panel, { article, whether: (done) => done < idleSaves });
  progress(`comments on ${database}: ${concurrent} writers`);
  let writing = true;
  const saving = savesOf(panel, { article, whether: () => writing });
  const startedMs = performance.now();
  const outcome = await writeFor(crowd, {
    concurrent,
    forMs: writingMs,
    origin: siteOriginInTests,
  });
  const elapsedMs = performance.now() - startedMs;
  writing = false;
  const load = loadNow();
  const meanwhileMs = await saving;
  const rows = (await crowd.written()).filter((id) => !before.has(id));
  return { database, outcome, elapsedMs, idleMs, meanwhileMs, load, ...compared(outcome, rows) };
}

/** What the database holds, beside what the writers were told. */
function compared(
  { accepted }: Outcome,
  rows: readonly string[],
): { lost: number; doubled: number } {
  const stored = new Set(rows);
  const told = new Set(accepted.map(([id]) => id));
  const lost = [...told].filter((id) => id !== undefined && !stored.has(id)).length;
  const differing = accepted.filter((ids) => new Set(ids).size > 1).length;
  return { lost, doubled: differing + rows.length - told.size };
}

/** Saves one after the other while `whether` says so; how long each took, in milliseconds. */
async function savesOf(
  panel: PanelApi,
  { article, whether }: { article: string; whether: (done: number) => boolean },
): Promise<number[]> {
  const tookMs: number[] = [];
  while (whether(tookMs.length)) {
    const startedMs = performance.now();
    await panel.update('article', article, { teaser: `Version ${startedMs}` });
    tookMs.push(performance.now() - startedMs);
    await new Promise((resolve) => setTimeout(resolve, typingMs));
  }
  return tookMs;
}

function print(figures: readonly Figures[]): void {
  say(`## Comments: ${concurrent} writers for ${duration(writingMs)}, straight at the CMS`);
  say();
  table([
    ['', 'accepted', 'a second', 'median', 'p95', 'lost', 'doubled', 'refused', 'load'],
    ...figures.map(({ database, outcome, elapsedMs, lost, doubled, load }) => [
      database,
      String(outcome.tookMs.length),
      ((outcome.tookMs.length * 1000) / elapsedMs).toFixed(0),
      duration(median(outcome.tookMs)),
      duration(percentile95(outcome.tookMs)),
      String(lost),
      String(doubled),
      refusals(outcome),
      load,
    ]),
  ]);
  say();
  table([
    [
      'an editor’s save',
      'idle',
      'meanwhile',
      `ratio (goal ≤ ${slowdownMax})`,
      'p95 meanwhile',
      'saves',
    ],
    ...figures.map(({ database, idleMs, meanwhileMs }) => [
      database,
      duration(median(idleMs)),
      duration(median(meanwhileMs)),
      ratio(median(meanwhileMs), median(idleMs)),
      duration(percentile95(meanwhileMs)),
      `${idleMs.length} + ${meanwhileMs.length}`,
    ]),
  ]);
  say();
  say(
    `Every limit and rule stands: ${readers} readers write in turn, each time from another address. Every tenth form is sent twice at once. The database is compared with what writers were told.`,
  );
  say();
}

function refusals({ refused }: Outcome): string {
  if (refused.size === 0) return 'none';
  return [...refused].map(([status, times]) => `${times} × ${status}`).join(', ');
}
