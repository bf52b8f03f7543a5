/** A whole magazine from nothing: empty mirror to served release, beside the peers' whole builds. */
import { rmSync } from 'node:fs';
import { blobsPath } from '../../lib/paths.ts';
import { authorCount, generatedArticle } from '../corpus.ts';
import type { FeedServer } from '../feed-server.ts';
import type { Peers } from '../peers/all.ts';
import { checkBuilt, contentsOf, type Peer } from '../peers/peer.ts';
import { duration, progress, ratio, say, size, spread, spreadHead, table } from '../report.ts';
import { Publisher } from '../standfirst.ts';
import { median } from '../statistics.ts';
import type { Workshop } from '../workshop.ts';

/** How long one full render may take, in milliseconds. */
const renderWithinMs = 15 * 60 * 1000;

/** What one contestant did in all its runs. */
interface Score {
  name: string;
  makes: string;
  ms: number[];
  peakBytes: number[];
  files: number;
  bytes: number | null;
}

/** Ours, with what only it can tell. */
interface OwnScore extends Score {
  pullMs: number[];
}

/** Measures and prints. Every round runs each contestant once, in an order that moves on. */
export async function measureFullRender(
  workshop: Workshop,
  {
    feed,
    peers,
    articles,
    runs,
  }: { feed: FeedServer; peers: Peers; articles: number; runs: number },
): Promise<void> {
  const own: OwnScore = { ...scoreOf('Standfirst', ownMakes), pullMs: [] };
  const scores = peers.whole.map((peer) => ({ peer, score: scoreOf(peer.name, peer.makes) }));
  const probe = generatedArticle(articles - 1, { articles, authors: authorCount(articles) });
  const turns = [
    () => ownTurn(workshop, { feed, score: own }),
    ...scores.map((each) => () => peerTurn(each, probe)),
  ];
  for (let round = 0; round < runs && workshop.hasTime; round += 1) {
    progress(`full render, round ${round + 1} of ${runs}`);
    for (let turn = 0; turn < turns.length; turn += 1)
      await turns[(turn + round) % turns.length]?.();
  }
  print({ own, others: scores.map(({ score }) => score), peers, articles });
}

const ownMakes =
  'articles, lists, directories, front, 404, 410, feeds, site maps; sanitised, checked, keyed, every page’s reads recorded';

function scoreOf(name: string, makes: string): Score {
  return { name, makes, ms: [], peakBytes: [], files: 0, bytes: null };
}

async function ownTurn(
  workshop: Workshop,
  { feed, score }: { feed: FeedServer; score: OwnScore },
): Promise<void> {
  const dataDir = workshop.at('full');
  rmSync(dataDir, { recursive: true, force: true });
  feed.firstAskedMs = null;
  const publisher = workshop.keep(
    await Publisher.start({ feed, dataDir, siteUrl: 'https://bench.example' }),
  );
  await publisher.untilPulled(renderWithinMs);
  score.pullMs.push(performance.now() - (feed.firstAskedMs ?? Number.NaN));
  await publisher.untilLive(renderWithinMs);
  score.ms.push(performance.now() - publisher.startedMs);
  score.peakBytes.push(publisher.peakMemoryBytes() ?? Number.NaN);
  if (publisher.heldCount() > 0)
    throw new Error('Standfirst held pages back: it did not do the work.');
  score.files = publisher.fileCount();
  score.bytes = contentsOf(blobsPath(dataDir)).bytes;
  await publisher.stop();
  progress(`  ${score.name} ${duration(score.ms.at(-1) ?? Number.NaN)}`);
}

async function peerTurn(
  { peer, score }: { peer: Peer; score: Score },
  probe: ReturnType<typeof generatedArticle>,
): Promise<void> {
  peer.clear();
  const { ms, peakBytes } = await peer.build();
  checkBuilt(peer, probe);
  score.ms.push(ms);
  score.peakBytes.push(peakBytes ?? Number.NaN);
  Object.assign(score, contentsOf(peer.output));
  progress(`  ${peer.name} ${duration(ms)}`);
}

function print({
  own,
  others,
  peers,
  articles,
}: {
  own: OwnScore;
  others: readonly Score[];
  peers: Peers;
  articles: number;
}): void {
  say(
    `## Full render of ${articles} articles: a new process, nothing there before, to the last file`,
  );
  say();
  const ours = median(own.ms);
  table([
    ['', ...spreadHead, 'Standfirst / it', 'peak memory', 'files', 'of'],
    ...[own, ...others].map((score) => [
      score.name,
      ...spread(score.ms),
      score === own ? '' : ratio(ours, median(score.ms)),
      size(median(score.peakBytes)),
      String(score.files),
      size(score.bytes),
    ]),
    ['Standfirst: first pull alone', ...spread(own.pullMs)],
  ]);
  say();
  for (const { name, makes } of [own, ...others]) say(`- ${name}: ${makes}.`);
  for (const reason of peers.missing) say(`- Left out: ${reason}.`);
  say();
}
