/** Five hundred publishes in one go: how many releases they become, and when the last is served. */
import { authorCount, generatedArticle } from '../corpus.ts';
import type { FeedServer } from '../feed-server.ts';
import { duration, progress, say, spread, spreadHead, table } from '../report.ts';
import { Publisher, Site } from '../standfirst.ts';
import { median } from '../statistics.ts';
import type { Workshop } from '../workshop.ts';

const publishes = 500;
/** How long a whole magazine, and a storm, may take, in milliseconds. */
const renderWithinMs = 15 * 60 * 1000;
const stormWithinMs = 5 * 60 * 1000;

/** Measures and prints. Each storm publishes new articles, so the magazine grows by 500 a run. */
export async function measureStorm(
  workshop: Workshop,
  { feed, articles, runs }: { feed: FeedServer; articles: number; runs: number },
): Promise<void> {
  const dataDir = workshop.at('storm');
  progress('storm: the whole magazine first');
  const publisher = workshop.keep(
    await Publisher.start({ feed, dataDir, siteUrl: 'https://bench.example' }),
  );
  await publisher.untilLive(renderWithinMs);
  const site = workshop.keep(await Site.start({ feed, dataDir }));
  const times: number[] = [];
  const releases: number[] = [];
  for (let run = 0; run < runs && workshop.hasTime; run += 1) {
    const before = publisher.live()?.release ?? 0;
    const first = articles * 2 + run * publishes;
    times.push(await storm({ feed, publisher, site }, { first, articles }));
    releases.push((publisher.live()?.release ?? 0) - before);
    progress(`storm ${run + 1} of ${runs}: ${duration(times.at(-1) ?? Number.NaN)}`);
  }
  await Promise.all([publisher.stop(), site.stop()]);
  say(`## Storm: ${publishes} publishes at once into a magazine of ${articles}`);
  say();
  table([
    ['', ...spreadHead, 'releases, median'],
    ['first publish → all served', ...spread(times), String(median(releases))],
  ]);
  say();
}

/** Each publish rings the bell, as in life; nothing waits between them. */
async function storm(
  { feed, publisher, site }: { feed: FeedServer; publisher: Publisher; site: Site },
  { first, articles }: { first: number; articles: number },
): Promise<number> {
  const authors = authorCount(articles);
  const wave = Array.from({ length: publishes }, (_value, index) =>
    generatedArticle(first + index, { articles, authors }),
  );
  const startedMs = performance.now();
  await Promise.all(
    wave.map(async (article) => {
      feed.put(article);
      await publisher.wake();
    }),
  );
  await publisher.untilLive(stormWithinMs);
  const last = wave.at(-1);
  await expectServed(site, last === undefined ? [] : [last.slug]);
  const tookMs = performance.now() - startedMs;
  await expectServed(
    site,
    wave.map((article) => article.slug),
  );
  return tookMs;
}

async function expectServed(site: Site, slugs: readonly string[]): Promise<void> {
  for (const slug of slugs) {
    const { status } = await site.read(`/articles/${slug}/`);
    if (status !== 200)
      throw new Error(`The release is live, but /articles/${slug}/ answers ${status}.`);
  }
}
