/** Readers by the thousand: what opened articles cost, whether any is lost, and whether an editor notices. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import type { PanelApi } from '../../e2e/panel-api.ts';
import type { Standfirst } from '../../e2e/standfirst.ts';
import { until } from '../../e2e/until.ts';
import { siteDatabasePath } from '../../lib/paths.ts';
import { loadReport } from '../beacon-load.ts';
import { progress, say, spread, spreadHead, table } from '../report.ts';

/** Articles opened in a second. */
const perSecond = 2_000;
/** How long they are, in seconds. */
const seconds = 10;
/** Saves measured while nobody reads. */
const idleSaves = 20;
/** How long the last batch may take to be counted, in milliseconds. */
const countedWithinMs = 60_000;

/** Variables with which the site believes who a request says it is from: each is another reader. */
export const viewsEnvironment = { TRUST_PROXY: '1' };

/** Measures and prints. */
export async function measureViews(
  { siteUrl, dataDir }: Standfirst,
  { panel }: { panel: PanelApi },
): Promise<void> {
  const articles = articlesIn(dataDir);
  const counted = counterOf(dataDir);
  const before = counted();
  const save = await saverOf(panel);
  const idle: number[] = [];
  for (let time = 0; time < idleSaves; time += 1) idle.push(await save());
  progress(`views: ${perSecond} a second for ${seconds} s, over ${articles.length} articles`);
  const loading = loadOn({ siteUrl, articles, perSecond, seconds });
  let isOver = false;
  const report = loading.finally(() => (isOver = true));
  const busy: number[] = [];
  while (!isOver) busy.push(await save());
  const { sent, answered, tookMs, answersMs } = await report;
  const isCounted = () => Promise.resolve(counted() - before >= sent);
  await until('the last batch is counted', isCounted, countedWithinMs).catch(() => undefined);
  const lost = sent - (counted() - before);
  say(`## Views: ${perSecond} beacons a second for ${seconds} s, ${articles.length} articles`);
  say();
  table([
    ['', ...spreadHead],
    ['a beacon, asked → answered', ...spread(answersMs)],
    ['an editor saves an article, nobody reads', ...spread(idle)],
    ['an editor saves an article meanwhile', ...spread(busy)],
  ]);
  say();
  say(
    `- sent ${sent} in ${(tookMs / 1000).toFixed(1)} s (${Math.round(sent / (tookMs / 1000))} a second), answered ${answered}`,
  );
  say(`- counted in the CMS: ${sent - lost}; lost: ${lost}`);
  say();
  if (lost !== 0) throw new Error(`${lost} of ${sent} views were not counted.`);
}

function articlesIn(dataDir: string): string[] {
  const db = new DatabaseSync(siteDatabasePath(dataDir), { readOnly: true });
  const rows = db.prepare("SELECT id FROM documents WHERE type = 'article'").all();
  db.close();
  return rows.map((row) => String(row['id']));
}

/** Tells how many views the CMS has counted. */
function counterOf(dataDir: string): () => number {
  const db = new DatabaseSync(join(dataDir, 'cms.db'), { readOnly: true });
  db.exec('PRAGMA busy_timeout = 5000');
  const sum = db.prepare('SELECT sum(count) AS n FROM article_views_counts');
  return () => Number(sum.get()?.['n'] ?? 0);
}

/** Saves a draft by the panel's own call, and tells how long the answer took, in milliseconds. */
async function saverOf(panel: PanelApi): Promise<() => Promise<number>> {
  const id = await panel.create('article', { title: 'Saved', slug: 'saved', kind: 'news' });
  let time = 0;
  const save = async () => {
    const startMs = performance.now();
    time += 1;
    await panel.update('article', id, { body: `The council met for the ${time}th time.` });
    return performance.now() - startMs;
  };
  // The first goes unmeasured: code that has never run is compiled on the way.
  await save();
  return save;
}

function loadOn(order: object) {
  return new Promise<ReturnType<typeof loadReport.parse>>((resolve, reject) => {
    const worker = new Worker(new URL('../beacon-load.ts', import.meta.url), { workerData: order });
    worker.once('message', (message) => resolve(loadReport.parse(message)));
    worker.once('error', reject);
  });
}
