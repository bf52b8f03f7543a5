import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { seeded } from '../bench/corpus.ts';
import { blobsPath } from '../lib/paths.ts';
import { FakeCms } from '../publisher/test/fake-cms.ts';
import { isUpToDate, publishGeneration, Readers } from './generations.ts';
import { blobFiles, integrity, liveCursor, liveFiles, wrongBlobs } from './on-disk.ts';
import {
  aPlace,
  siteUrlOf,
  startPublisher,
  startSite,
  type Part,
  type Place,
} from './publisher-process.ts';
import { until } from './until.ts';

/**
 * How often the publisher is killed, and the seed of the moments. To kill it for an hour:
 * `KILLS=4000 npm test -- kill-anywhere`.
 */
const kills = Number(process.env['KILLS'] || 25);
const seed = Number(process.env['KILL_SEED'] || Date.now() % 1_000_000);
/** The earliest and the latest moment, in milliseconds. */
const [delayMinMs, delayMaxMs] = [5, 1_500];
/** Moments that are near the beginning are tried more often: most work is over soon. */
const nearness = 2;

let cms: FakeCms;
let place: Place;
const parts: Part[] = [];
beforeEach(async () => {
  cms = await FakeCms.start();
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-kill-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  place = await aPlace({ dataDir: join(folder, 'data'), cms });
});
afterEach(async () => {
  for (const part of parts.splice(0)) await part.kill();
  await cms.stop();
});

function keep(part: Part): Part {
  parts.push(part);
  return part;
}

/** From when on a moment is counted: on a busy machine, work begins long after the start. */
const beginnings = ['start', 'work', 'release'] as const;

/** Starts the publisher and kills it at some moment; meanwhile two generations are published. */
async function killAfter(
  delayMs: number,
  { generation, from }: { generation: number; from: (typeof beginnings)[number] },
): Promise<void> {
  publishGeneration(cms, generation);
  const [asked, released] = [questions(), cms.head];
  const publisher = keep(startPublisher(place));
  if (from === 'work') await until('the publisher asks', () => questions() > asked);
  if (from === 'release')
    await until('it has made a release', () => liveCursor(place.dataDir) === released, 30_000);
  // The second begins within the time, so that the kill may meet it anywhere between pull and switch.
  await setTimeout(delayMs / 4);
  publishGeneration(cms, generation + 1);
  await setTimeout((delayMs * 3) / 4);
  await publisher.kill();
}

/** What the publisher has asked the CMS so far. The site's server only asks how much there is. */
function questions(): number {
  return cms.asked.filter((address) => !address.endsWith('limit=0')).length;
}

/** What a publisher that has never been disturbed makes of the same feed. */
async function undisturbed(): Promise<Record<string, unknown>[]> {
  const elsewhere = {
    ...(await aPlace({ dataDir: `${place.dataDir}-fresh`, cms })),
    sitePort: place.sitePort,
  };
  const publisher = keep(startPublisher(elsewhere));
  const isDone = () => liveCursor(elsewhere.dataDir) === cms.head;
  await until('a fresh publisher has published', isDone, 60_000);
  await publisher.stop();
  return liveFiles(elsewhere.dataDir);
}

describe('a publisher that is killed at any point', () => {
  it(
    `${kills} times (KILL_SEED=${seed}) loses nothing, shows readers nothing by halves, and ends where one that was left alone does`,
    { timeout: 60_000 + kills * 5_000 },
    async () => {
      const random = seeded(seed);
      const site = keep(startSite(place));
      const readers = new Readers(siteUrlOf(place));
      for (let kill = 0; kill < kills; kill += 1)
        await killAfter(delayMinMs + random() ** nearness * (delayMaxMs - delayMinMs), {
          generation: 1 + 2 * kill,
          from: beginnings[kill % beginnings.length] ?? 'start',
        });

      expect(wrongBlobs(place.dataDir)).toEqual([]);
      const startedMs = performance.now();
      const last = keep(startPublisher(place));
      await until('everything is live', () => isUpToDate(siteUrlOf(place), cms), 60_000);
      const caughtUpMs = performance.now() - startedMs;
      const seen = await readers.stop();
      await last.stop();
      await site.stop();

      expect(integrity(place.dataDir)).toBe('ok');
      expect(wrongBlobs(place.dataDir)).toEqual([]);
      expect(liveFiles(place.dataDir)).toEqual(await undisturbed());
      expect(seen.releases.size).toBeGreaterThan(1);
      expect(seen.answers).toBeGreaterThan(kills);
      process.stdout.write(
        `${kills} kills: ${seen.answers} answers out of ${seen.releases.size} releases were whole; caught up ${Math.round(caughtUpMs)} ms after the last start\n`,
      );
    },
  );

  it('leaves no unfinished file for ever', async () => {
    publishGeneration(cms, 1);
    const killed = keep(startPublisher(place));
    await until('a file is there', () => blobFiles(place.dataDir).length > 0, 60_000);
    await killed.kill();
    const [name = ''] = blobFiles(place.dataDir);
    const part = join(blobsPath(place.dataDir), `${name}.of-the-one-that-was-killed.part`);
    writeFileSync(part, 'half');
    const anHourAgo = new Date(Date.now() - 3_600_000);
    utimesSync(part, anHourAgo, anHourAgo);
    keep(startPublisher(place));
    await until(
      'the unfinished file is gone',
      () => !blobFiles(place.dataDir).some((each) => each.includes('of-the-one')),
    );
  });
});
