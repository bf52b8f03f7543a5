import { cpSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { FakeCms } from '../publisher/test/fake-cms.ts';
import { healthAt, isUpToDate, publishGeneration, Readers } from './generations.ts';
import { blobFiles, integrity, wrongBlobs } from './on-disk.ts';
import {
  aPlace,
  siteUrlOf,
  startPublisher,
  startSite,
  type Part,
  type Place,
} from './publisher-process.ts';
import { aSmallDisk, type SmallDisk } from './small-disk.ts';
import { until } from './until.ts';

const kibibyte = 1024;

let cms: FakeCms;
let disk: SmallDisk;
let place: Place;
let siteUrl: string;
let publisher: Part;
let site: Part;
beforeEach(async () => {
  cms = await FakeCms.start();
  disk = await aSmallDisk(24);
  place = await aPlace({ dataDir: join(disk.folder, 'data'), cms, within: disk.within });
  siteUrl = siteUrlOf(place);
  publishGeneration(cms, 1);
  site = startSite(place);
  publisher = startPublisher(place);
  await until('the first release is live', () => isUpToDate(siteUrl, cms), 60_000);
});
afterEach(async () => {
  await publisher.kill();
  await site.kill();
  disk.remove();
  await cms.stop();
});

/** Fills the disk but for so many kibibytes. Returns the path of what fills it. */
function fillBut(free: number): string {
  const ballast = join(disk.seen, 'ballast');
  const { bavail, bsize } = statfsSync(disk.seen);
  try {
    writeFileSync(ballast, Buffer.alloc(bavail * bsize - free * kibibyte));
  } catch (error) {
    // The publisher has just taken some of it itself: then all of the rest is filled.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
  return ballast;
}

const nameOfFault = () => `The disk is full: nothing can be written to ${place.dataDir}.`;

describe('a disk that is full', () => {
  it.each([
    ['before anything can be written', 0],
    ['in the middle of a pull', 96],
    ['in the middle of a render', 480],
  ])(
    '%s leaves the last release, blames no document, is named, and all comes by itself once there is room',
    async (_when, free) => {
      const readers = new Readers(siteUrl);
      const ballast = fillBut(free);
      let generation = 1;
      await until('the fault is named', () => {
        // What fits in is published; the disk fills with it.
        publishGeneration(cms, (generation += 1));
        return publisher.output.includes(nameOfFault());
      });
      const during = await healthAt(siteUrl);
      expect([during?.held, during?.live?.release]).toEqual([0, expect.any(Number)]);
      expect((await fetch(siteUrl)).status).toBe(200);

      rmSync(ballast);
      const freedMs = performance.now();
      await until('everything is live', () => isUpToDate(siteUrl, cms), 45_000);
      process.stdout.write(
        `full ${_when}: caught up in ${Math.round(performance.now() - freedMs)} ms\n`,
      );
      expect(publisher.isRunning).toBe(true);
      expect(publisher.output).not.toContain('Held: ');
      expect((await readers.stop()).answers).toBeGreaterThan(0);
      await publisher.stop();
      await site.stop();
      const copy = mkdtempSync(join(tmpdir(), 'standfirst-copy-'));
      onTestFinished(() => rmSync(copy, { recursive: true }));
      cpSync(join(disk.seen, 'data'), copy, { recursive: true });
      expect(integrity(copy)).toBe('ok');
      expect(wrongBlobs(copy)).toEqual([]);
      expect(blobFiles(copy).filter((name) => name.endsWith('.part'))).toEqual([]);
    },
  );

  it('when the publisher is started names the fault too, and all comes by itself once there is room', async () => {
    await publisher.kill();
    const ballast = fillBut(0);
    publishGeneration(cms, 2);
    publisher = startPublisher(place);
    await until('the fault is named', () => publisher.output.includes(nameOfFault()));
    expect((await fetch(siteUrl)).status).toBe(200);
    rmSync(ballast);
    // Whatever supervises it would start it again.
    if (!publisher.isRunning) publisher = startPublisher(place);
    await until('everything is live', () => isUpToDate(siteUrl, cms), 45_000);
  });
});
