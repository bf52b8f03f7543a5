/** The search: how long its index takes beside the publisher, and what a reader fetches for a query. */
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { bringChromium, chromiumArgs } from '../../lib/chromium.ts';
import { blobsPath, siteDatabasePath } from '../../lib/paths.ts';
import { openDatabase } from '../../publisher/database.ts';
import { SearchIndexer } from '../../publisher/search/indexer.ts';
import type { FeedServer } from '../feed-server.ts';
import { duration, progress, say, size, spread, spreadHead, table } from '../report.ts';
import { wordOfRank } from '../searchable.ts';
import { Publisher, Site } from '../standfirst.ts';
import type { Workshop } from '../workshop.ts';

/** How long a whole magazine may take, in milliseconds. */
const renderWithinMs = 15 * 60 * 1000;

const queries = [
  { name: 'a word that nearly every article has', words: wordOfRank(9) },
  { name: 'a common word', words: wordOfRank(400) },
  { name: 'a rare word', words: wordOfRank(20_000) },
  { name: 'three words', words: [300, 3_000, 9_000].map(wordOfRank).join(' ') },
];

/** Measures and prints. */
export async function measureSearch(
  workshop: Workshop,
  { feed, articles, runs }: { feed: FeedServer; articles: number; runs: number },
): Promise<void> {
  const dataDir = workshop.at('search');
  progress('search: the whole magazine first');
  const publisher = workshop.keep(
    await Publisher.start({ feed, dataDir, siteUrl: 'https://bench.example' }),
  );
  await publisher.untilLive(renderWithinMs);
  await publisher.stop();
  const index = await indexSeveralTimes(workshop, { dataDir, runs });
  say(`## Search: a magazine of ${articles}, 40,000 different words`);
  say();
  table([
    ['', ...spreadHead],
    ['index made anew, kept and live', ...spread(index.tookMs)],
    ['index found to be the same', ...spread(index.sameMs)],
  ]);
  say();
  say(
    `The index: ${index.files} files, ${size(index.bytes)}; of a result, ${size(index.fragment)}.`,
  );
  say();
  const site = workshop.keep(await Site.start({ feed, dataDir }));
  await sayFetched(site.url);
  await site.stop();
}

interface Indexed {
  tookMs: number[];
  sameMs: number[];
  files: number;
  bytes: number;
  /** Bytes of the file of one result, the mean. */
  fragment: number;
}

async function indexSeveralTimes(
  workshop: Workshop,
  { dataDir, runs }: { dataDir: string; runs: number },
): Promise<Indexed> {
  const [databasePath, blobsRoot] = [siteDatabasePath(dataDir), blobsPath(dataDir)];
  const db = openDatabase(databasePath);
  const indexer = workshop.keep(
    new SearchIndexer({
      ...{ db, databasePath, blobsRoot, siteUrl: 'https://bench.example' },
      log: (_level, message) => progress(message),
      onRelease: () => undefined,
    }),
  );
  const made = async (): Promise<number> => {
    const startedMs = performance.now();
    await indexer.make();
    return performance.now() - startedMs;
  };
  const [tookMs, sameMs]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs && workshop.hasTime; run += 1) {
    for (const file of indexFilesIn(db)) rmSync(join(blobsRoot, file.blob), { force: true });
    db.exec("DELETE FROM search_index; DELETE FROM entries WHERE address GLOB '/search/index/*'");
    tookMs.push(await made());
    db.exec('UPDATE search_index SET covers = 0');
    sameMs.push(await made());
    progress(`search index ${run + 1} of ${runs}: ${duration(tookMs.at(-1) ?? Number.NaN)}`);
  }
  const files = indexFilesIn(db).map(({ address, blob }) => ({
    address,
    bytes: statSync(join(blobsRoot, blob)).size,
  }));
  const fragments = files.filter(({ address }) => address.endsWith('.pf_fragment'));
  const sum = (some: typeof files) => some.reduce((all, { bytes }) => all + bytes, 0);
  await indexer.stop();
  db.close();
  return {
    tookMs,
    sameMs,
    files: files.length,
    bytes: sum(files),
    fragment: sum(fragments) / fragments.length,
  };
}

function indexFilesIn(db: ReturnType<typeof openDatabase>): { address: string; blob: string }[] {
  return db
    .prepare(
      "SELECT address, blob FROM entries WHERE until IS NULL AND address GLOB '/search/index/*'",
    )
    .all()
    .map((row) => ({ address: String(row['address']), blob: String(row['blob']) }));
}

async function sayFetched(url: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: await bringChromium(progress),
    args: [...chromiumArgs],
  });
  try {
    const rows: string[][] = [];
    for (const query of queries) rows.push(await fetchedFor(browser, { url, ...query }));
    table([
      ['query', 'articles', 'once: script and word list', 'for the words', 'first ten results'],
      ...rows,
    ]);
    say();
    say(`Opening the list of choices once: ${size(await choicesBytes(browser, url))}.`);
    say();
  } finally {
    await browser.close();
  }
}

async function fetchedFor(
  browser: Browser,
  { url, name, words }: { url: string; name: string; words: string },
): Promise<string[]> {
  const page = await browser.newPage();
  await page.goto(`${url}/search/results/?q=${encodeURIComponent(words)}`, {
    waitUntil: 'networkidle',
  });
  // A word that is everywhere takes longer to count than the network is silent.
  const state = page.locator('[data-state]').filter({ hasText: / match/ });
  const found = await state.textContent();
  const bytes = await fetchedBytes(page);
  await page.close();
  const number = /^[\d,]+/.exec(found ?? '')?.[0] ?? '0';
  return [name, number, size(bytes.once), size(bytes.words), size(bytes.results)];
}

/** As they travelled, without headers. */
async function fetchedBytes(
  page: Page,
): Promise<Record<'once' | 'words' | 'results' | 'choices', number>> {
  const fetched = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(
        (entry) =>
          [entry.name, 'encodedBodySize' in entry ? Number(entry.encodedBodySize) : 0] as const,
      ),
  );
  const sum = (name: RegExp) =>
    fetched.reduce((all, [address, bytes]) => all + (name.test(address) ? bytes : 0), 0);
  return {
    once: sum(/\/search\/index\/[^/]+$|\/assets\/.*\.js$/),
    words: sum(/\.pf_index$/),
    results: sum(/\.pf_fragment$/),
    choices: sum(/\.pf_filter$/),
  };
}

async function choicesBytes(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage();
  await page.goto(`${url}/search/results/?year=2026`, { waitUntil: 'networkidle' });
  const { choices } = await fetchedBytes(page);
  await page.close();
  return choices;
}
