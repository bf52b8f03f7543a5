/** One article edited, one published: from the change to the served page, beside the peers' builds. */
import type { ArticleDocument } from '@standfirst/shared-types';
import { authorCount, generatedArticle } from '../corpus.ts';
import type { FeedServer } from '../feed-server.ts';
import type { Peers } from '../peers/all.ts';
import { checkBuilt, type Peer } from '../peers/peer.ts';
import { duration, progress, ratio, say, size, spread, spreadHead, table } from '../report.ts';
import { Publisher, Site } from '../standfirst.ts';
import { median } from '../statistics.ts';
import type { Workshop } from '../workshop.ts';

/** How long our publisher may take for a whole magazine, and for one article, in milliseconds. */
const renderWithinMs = 15 * 60 * 1000;
const articleWithinMs = 60_000;
/** Ours is measured so often in each round: it takes next to no time. */
const ownTimesARound = 3;

type Kind = 'edited' | 'published';
const kinds: readonly Kind[] = ['edited', 'published'];

type Times = Record<Kind, number[]>;

function noTimes(): Times {
  return { edited: [], published: [] };
}

/** What a round needs. */
interface Bench {
  workshop: Workshop;
  feed: FeedServer;
  publisher: Publisher;
  site: Site;
  next: (kind: Kind) => ArticleDocument;
}

/** Measures and prints. */
export async function measureOneArticle(
  workshop: Workshop,
  {
    feed,
    peers,
    articles,
    runs,
  }: { feed: FeedServer; peers: Peers; articles: number; runs: number },
): Promise<void> {
  const dataDir = workshop.at('one');
  const siteUrl = 'https://bench.example';
  const publisher = workshop.keep(await Publisher.start({ feed, dataDir, siteUrl }));
  progress('one article: the whole magazine first');
  await publisher.untilLive(renderWithinMs);
  const site = workshop.keep(await Site.start({ feed, dataDir }));
  const bench: Bench = { workshop, feed, publisher, site, next: changes(articles) };
  // What follows the first release by itself (old files are looked for) is no part of an edit.
  await ownTurn(bench, 'edited');

  const own = noTimes();
  for (const peer of peers.again) {
    progress(`  ${peer.name}: the whole magazine first`);
    peer.clear();
    await peer.build();
  }
  const scores = peers.again.map((peer) => ({ peer, times: noTimes() }));
  for (let round = 0; round < runs && workshop.hasTime; round += 1)
    for (const kind of kinds) await playRound(bench, { kind, own, scores, round, runs });
  const peakBytes = publisher.peakMemoryBytes();
  await publisher.stop();
  const fresh = await freshStarts(bench, { dataDir, siteUrl, runs });
  await site.stop();
  print({ own, fresh, scores, articles, peakBytes });
}

/** Changes that follow one another: an older article with another headline, or a new one on top. */
function changes(articles: number): (kind: Kind) => ArticleDocument {
  let [edits, news] = [0, 0];
  const authors = authorCount(articles);
  return (kind) => {
    if (kind === 'published') {
      news += 1;
      return generatedArticle(articles + news - 1, { articles, authors });
    }
    edits += 1;
    const article = generatedArticle((edits * 37) % articles, { articles, authors });
    const body = `${article.body}\n\nThis is edit ${edits}.`;
    return { ...article, title: `${article.title.slice(0, 100)}, edit ${edits}`, body };
  };
}

async function playRound(
  bench: Bench,
  {
    kind,
    own,
    scores,
    round,
    runs,
  }: {
    kind: Kind;
    own: Times;
    scores: readonly { peer: Peer; times: Times }[];
    round: number;
    runs: number;
  },
): Promise<void> {
  for (let time = 0; time < ownTimesARound; time += 1) own[kind].push(await ownTurn(bench, kind));
  progress(
    `one article ${kind}, round ${round + 1} of ${runs}: Standfirst ${duration(own[kind].at(-1) ?? Number.NaN)}`,
  );
  const article = bench.next(kind);
  for (const { peer, times } of scores) {
    peer.write(article);
    const { ms } = await peer.build();
    checkBuilt(peer, article);
    times[kind].push(ms);
    progress(`  ${peer.name} ${duration(ms)}`);
  }
}

/** From the change being in the feed (and the bell rung) to the page being served with it. */
async function ownTurn({ feed, publisher, site, next }: Bench, kind: Kind): Promise<number> {
  const article = next(kind);
  feed.put(article);
  const startedMs = performance.now();
  await publisher.wake();
  await publisher.untilLive(articleWithinMs);
  await checkServed(site, article);
  return performance.now() - startedMs;
}

/** A publisher that is started for the one change: what a host without a server has. */
async function freshStarts(
  { workshop, feed, site, next }: Bench,
  { dataDir, siteUrl, runs }: { dataDir: string; siteUrl: string; runs: number },
): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const article = next('edited');
    feed.put(article);
    const publisher = workshop.keep(await Publisher.start({ feed, dataDir, siteUrl }));
    await publisher.untilLive(articleWithinMs);
    times.push(performance.now() - publisher.startedMs);
    await checkServed(site, article);
    await publisher.stop();
  }
  return times;
}

async function checkServed(site: Site, { slug, title }: ArticleDocument): Promise<void> {
  const { status, text } = await site.read(`/articles/${slug}/`);
  if (status !== 200 || !text.includes(title))
    throw new Error(
      `The release is live, but /articles/${slug}/ (${status}) does not show "${title}".`,
    );
}

function print({
  own,
  fresh,
  scores,
  articles,
  peakBytes,
}: {
  own: Times;
  fresh: readonly number[];
  scores: readonly { peer: Peer; times: Times }[];
  articles: number;
  peakBytes: number | null;
}): void {
  say(`## One article, in a magazine of ${articles}`);
  say();
  const rows = kinds.flatMap((kind) => [
    [`${kind}: Standfirst, in the feed → served`, ...spread(own[kind])],
    ...(kind === 'edited'
      ? [['edited: Standfirst, publisher started for it → live', ...spread(fresh)]]
      : []),
    ...scores.map(({ peer, times }) => [
      `${kind}: ${peer.name}`,
      ...spread(times[kind]),
      ratio(median(own[kind]), median(times[kind])),
    ]),
  ]);
  table([['', ...spreadHead, 'Standfirst / it'], ...rows]);
  say();
  say(`Peak memory of the long-lived publisher: ${size(peakBytes)}.`);
  say();
}
