/**
 * `npm run bench`: how fast Standfirst is, beside other ways of making the same magazine.
 *
 *     npm run bench -- --articles 10000 --runs 5 --only full,publish --peers hugo,bare --minutes 60
 *
 * What is measured (`--only` chooses):
 *
 * - `full`: a generated magazine from nothing. Ours is the real publisher, started on an empty
 *   folder: it pulls the change feed, mirrors, renders, checks, and switches to the release. Beside
 *   it, each in a process of its own with outputs and caches deleted: a bare script (template
 *   literals and marked: the least that any tool must do), Eleventy, Hugo, `astro build`.
 * - `publish`: one article edited, one published. Ours from the change being in the feed to the
 *   served page, in the publisher that runs all day, and in one started for the purpose; the others
 *   by a build, Astro with incremental builds.
 * - `storm`: 500 publishes at once.
 * - `comments`: fifty readers writing at once, on SQLite and on PostgreSQL, while an editor saves an
 *   article again and again; fails if a comment that was accepted is lost or written twice.
 * - `end-to-end`: a real Strapi with the demonstration magazine, driven by the panel's own calls:
 *   from the answer to Publish to the served page. `--stock 10000` makes so many copies of the
 *   demonstration's articles first, inside the database, which takes a minute; the search index and
 *   share images of them are being made while it measures.
 * - `weight`: what a page of each template weighs, beside the goals and beside Ghost's default theme;
 *   fails if one ships a script.
 * - `search`: the index of a generated magazine, made beside the publisher, and what a browser fetches
 *   for a query and its first results.
 * - `lighthouse`: Lighthouse's mobile preset over the same pages, as many runs as `--runs` says.
 * - `views`: 2,000 articles opened a second, each by another reader, while an editor saves; fails if
 *   the CMS counts one too few.
 *
 * How to read it. Contestants of one table take turns in one run, so that a busy machine is busy for
 * all; the order moves on each round. Every figure is a median with its spread: differences of less
 * than a quarter mean nothing. Each build is checked for the change it should show. All peers get
 * the same documents and our own style sheets, and make the same addresses (Hugo: its own way of
 * numbering). The change feed is served by this process on loopback, from JSON made beforehand.
 * Peers come from npm and from Debian's packages (the newest Hugo to be had) into a folder that is
 * removed at the end; nothing on the system changes.
 */
import { join } from 'node:path';
import { allSteps, build, siteSteps } from '../lib/build.ts';
import { OptionsError } from '../lib/command-options.ts';
import { readEnvFile } from '../lib/env-file.ts';
import { reasonOf } from '../lib/log.ts';
import { repositoryRoot } from '../lib/paths.ts';
import { RunError } from '../lib/run.ts';
import { signIn } from '../e2e/panel-api.ts';
import { administrator, startStandfirst } from '../e2e/standfirst.ts';
import { corpus } from './corpus.ts';
import { FeedServer } from './feed-server.ts';
import { loadNow, machineLines } from './machine.ts';
import { stopMeasuredRun } from './measured-run.ts';
import { CommentsAmiss, measureComments } from './measures/comments.ts';
import { measureEndToEnd } from './measures/end-to-end.ts';
import { measureFullRender } from './measures/full-render.ts';
import { measureLighthouse } from './measures/lighthouse.ts';
import { measureOneArticle } from './measures/one-article.ts';
import { measureSearch } from './measures/search.ts';
import { measureStorm } from './measures/storm.ts';
import { measureViews, viewsEnvironment } from './measures/views.ts';
import { measureWeight, ScriptFound } from './measures/weight.ts';
import { readOptions, type Measure, type Options } from './options.ts';
import { ownStyles } from './own-styles.ts';
import { bringPeers } from './peers/all.ts';
import { progress, say } from './report.ts';
import { searchableCorpus } from './searchable.ts';
import { stockStrapi } from './stock.ts';
import { Workshop } from './workshop.ts';

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const wanted = (measure: Measure) => options.only.includes(measure);
  const needsStrapi =
    wanted('end-to-end') || wanted('weight') || wanted('lighthouse') || wanted('views');
  await build(siteSteps, { env: process.env, say: progress });
  const workshop = new Workshop(options.minutes);
  stopOnSignal(workshop);
  try {
    say(`# Benchmark of Standfirst, ${new Date().toISOString()}`);
    say();
    for (const line of machineLines()) say(`- ${line}`);
    say(`- before it began: ${loadNow()}`);
    say();
    if (wanted('full') || wanted('publish')) await besidePeers(workshop, options);
    if (wanted('storm') && hasTime(workshop, 'storm'))
      await withFeed(workshop, options, measureStorm);
    if (wanted('comments') && hasTime(workshop, 'comments')) await measureComments(workshop);
    if (wanted('search') && hasTime(workshop, 'search')) await searchable(workshop, options);
    if (needsStrapi && hasTime(workshop, 'end-to-end, weight, lighthouse and views'))
      await withStrapi(workshop, options);
    say(`At the end: ${loadNow()}, the benchmark's own work included.`);
  } finally {
    await workshop.close();
  }
}

async function besidePeers(workshop: Workshop, options: Options): Promise<void> {
  progress('our own pages first, for their styles');
  const styles = await ownStyles(workshop);
  const peers = await bringPeers(workshop.at('peers'), {
    names: options.peers,
    documents: corpus(options.articles),
    styles,
  });
  if (options.only.includes('full'))
    await withFeed(workshop, options, (_workshop, rest) =>
      measureFullRender(workshop, { ...rest, peers }),
    );
  if (options.only.includes('publish') && hasTime(workshop, 'publish'))
    await withFeed(workshop, options, (_workshop, rest) =>
      measureOneArticle(workshop, { ...rest, peers }),
    );
}

/** Whether another measure may begin; says so if not. */
function hasTime(workshop: Workshop, measure: string): boolean {
  if (!workshop.hasTime) say(`Not measured, for the time is up: ${measure}. See --minutes.`);
  return workshop.hasTime;
}

/** Gives a measure a change feed of its own, with the whole corpus in it. */
async function withFeed(
  workshop: Workshop,
  { articles, runs }: Options,
  measure: (
    workshop: Workshop,
    rest: { feed: FeedServer; articles: number; runs: number },
  ) => Promise<void>,
): Promise<void> {
  const feed = workshop.keep(await FeedServer.start(corpus(articles)));
  await measure(workshop, { feed, articles, runs });
  await feed.stop();
}

async function searchable(workshop: Workshop, { articles, runs }: Options): Promise<void> {
  const feed = workshop.keep(await FeedServer.start(searchableCorpus(articles)));
  await measureSearch(workshop, { feed, articles, runs });
  await feed.stop();
}

async function withStrapi(workshop: Workshop, { only, runs, stock }: Options): Promise<void> {
  const env = { ...readEnvFile(join(repositoryRoot, '.env'), process.env), ...process.env };
  await build(allSteps, { env, say: progress });
  progress('starting CMS, publisher and site with the demonstration magazine');
  const standfirst = workshop.keep(
    await startStandfirst({ demo: true, env: only.includes('views') ? viewsEnvironment : {} }),
  );
  if (only.includes('weight')) await measureWeight(standfirst, workshop.at('ghost'));
  if (only.includes('lighthouse')) await measureLighthouse(standfirst, { workshop, runs });
  if (only.includes('end-to-end')) {
    if (stock > 0) stockStrapi(standfirst.dataDir, stock);
    const panel = await signIn(standfirst.cmsUrl, administrator);
    await measureEndToEnd(standfirst, { panel, runs, stock });
  }
  if (only.includes('views'))
    await measureViews(standfirst, { panel: await signIn(standfirst.cmsUrl, administrator) });
  await standfirst.stop();
}

/** Set by a signal: whatever fails afterwards fails because everything is being stopped. */
let stopping = false;

function stopOnSignal(workshop: Workshop): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    // The command runner passes on what a whole group gets, so the same signal may come twice.
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      progress('stopping');
      stopMeasuredRun();
      void workshop.close().finally(() => process.exit(code));
    });
}

main().catch((error: unknown) => {
  if (stopping) return;
  const known = [OptionsError, RunError, ScriptFound, CommentsAmiss].some(
    (kind) => error instanceof kind,
  );
  const stack = error instanceof Error ? error.stack : undefined;
  process.stderr.write(`${known ? reasonOf(error) : (stack ?? reasonOf(error))}\n`);
  process.exit(1);
});
