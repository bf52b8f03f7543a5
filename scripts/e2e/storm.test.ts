import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { anArticle } from '../../site/test/factories.ts';
import { FakeCms } from '../publisher/test/fake-cms.ts';
import { healthAt, isUpToDate, publishGeneration, Readers } from './generations.ts';
import {
  aPlace,
  siteUrlOf,
  startPublisher,
  startSite,
  wake,
  type Part,
  type Place,
} from './publisher-process.ts';
import { until } from './until.ts';

let cms: FakeCms;
let place: Place;
let siteUrl: string;
const parts: Part[] = [];
beforeEach(async () => {
  cms = await FakeCms.start();
  const dataDir = mkdtempSync(join(tmpdir(), 'standfirst-storm-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  // It never asks by itself in a test's time: whatever is published here, the bell has brought.
  place = await aPlace({ dataDir, cms, pollMs: 3_600_000 });
  siteUrl = siteUrlOf(place);
  publishGeneration(cms, 1);
  parts.push(startSite(place), startPublisher(place));
  await until('the first release is live', () => isUpToDate(siteUrl, cms), 60_000);
});
afterEach(async () => {
  for (const part of parts.splice(0)) await part.kill();
  await cms.stop();
});

async function liveRelease(): Promise<number> {
  return (await healthAt(siteUrl))?.live?.release ?? 0;
}

describe('publishing', () => {
  it('500 times in one go becomes ten releases at the most, the last with everything', async () => {
    const before = await liveRelease();
    const readers = new Readers(siteUrl);
    for (let number = 0; number < 500; number += 1) {
      cms.publish(anArticle({ slug: `storm-${number}`, title: `Storm ${number}, generation 1.` }));
      expect(await wake(place)).toBe(204);
    }
    await until('everything is live', () => isUpToDate(siteUrl, cms), 60_000);
    await readers.stop();
    expect((await liveRelease()) - before).toBeLessThanOrEqual(10);
    for (const number of [0, 250, 499])
      expect((await fetch(`${siteUrl}/articles/storm-${number}/`)).status).toBe(200);
  });

  it('once waits for no timer: the bell alone brings it', async () => {
    publishGeneration(cms, 2);
    expect(await wake(place)).toBe(204);
    await until('generation 2 is live', () => isUpToDate(siteUrl, cms), 10_000);
    expect(await (await fetch(siteUrl)).text()).toContain('generation 2.');
  });
});
