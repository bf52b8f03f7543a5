import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { anArticle, aPicture } from '../../site/test/factories.ts';
import { peakMemoryBytes } from '../bench/measured-run.ts';
import { FakeCms, half, status, words, type Answer } from '../publisher/test/fake-cms.ts';
import { healthAt, isUpToDate, publishGeneration, Readers, type Health } from './generations.ts';
import {
  aPlace,
  siteUrlOf,
  startPublisher,
  startSite,
  type Part,
  type Place,
} from './publisher-process.ts';
import { until } from './until.ts';

const feedPath = '/api/change-feed';
const mebibyte = 1024 * 1024;
/** What the publisher may need at the most, in bytes, whatever it is sent. */
const memoryMax = 600 * mebibyte;

let cms: FakeCms;
let place: Place;
let siteUrl: string;
let publisher: Part;
let site: Part;
let readers: Readers;
let generation = 1;

beforeAll(async () => {
  cms = await FakeCms.start();
  place = await aPlace({ dataDir: mkdtempSync(join(tmpdir(), 'standfirst-faults-')), cms });
  siteUrl = siteUrlOf(place);
  publishGeneration(cms, generation);
  site = startSite(place);
  publisher = startPublisher(place);
  await until('the first release is live', () => isUpToDate(siteUrl, cms), 60_000);
  readers = new Readers(siteUrl);
});
afterAll(async () => {
  await readers.stop();
  await publisher.stop();
  await site.stop();
  await cms.stop();
  rmSync(place.dataDir, { recursive: true, force: true });
});

/** Sends so many bytes, one mebibyte after the other, or as many as are wanted. */
function bytes(length: number): Answer {
  return (_request, response) => {
    const chunk = Buffer.alloc(mebibyte, ' ');
    response.writeHead(200, { 'content-type': 'application/json' });
    const send = (sent: number): void => {
      if (response.destroyed) return;
      if (sent >= length) return void response.end();
      response.write(chunk, () => send(sent + chunk.length));
    };
    send(0);
  };
}

/** Fails the publisher. The site's server, which only asks how much there is, gets a plain error. */
function failPublisher(answer: Answer): void {
  const plain = status(500);
  cms.answers.set(feedPath, (request, response) => {
    (request.url?.endsWith('limit=0') === true ? plain : answer)(request, response);
  });
}

/** The site's report once everything that can be published is live. */
async function liveToTheEnd(): Promise<Health | null> {
  const health = await healthAt(siteUrl);
  return health?.live?.cursor === cms.head && health.held > 0 ? health : null;
}

/** How the feed fails, and what the publisher says of it. */
const failures: [string, Answer, string][] = [
  ['answers 500', status(500), 'The CMS answered 500 for /api/change-feed.'],
  ['hangs up in the middle', half, "The CMS's answer for /api/change-feed broke off."],
  ['ends in the middle', words('{"log":"log-1","cursor":9,"changes":[{"type":'), 'is no JSON'],
  [
    'shows a proxy’s error page',
    (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>'),
    'of text/html). Does http://127.0.0.1:',
  ],
  ['sends 300 MB', bytes(300 * mebibyte), 'are read.'],
];

describe('while the CMS', () => {
  it.each(failures)(
    '%s, readers have the last release; the fault is named, and what was published comes by itself',
    async (_how, answer, named) => {
      const before = publisher.lines.length;
      const said = () => publisher.lines.slice(before).join('\n');
      failPublisher(answer);
      publishGeneration(cms, (generation += 1));
      await until('the fault is named', () => said().includes(named));
      expect(said()).toContain('The last good release stays; next try in');
      cms.answers.clear();
      await until('it is all live', () => isUpToDate(siteUrl, cms), 60_000);
      expect(said()).toContain('All is well again.');
      // Only Linux tells the peak of another process.
      expect(peakMemoryBytes(publisher.pid) ?? 0).toBeLessThan(memoryMax);
    },
  );

  it('sends a document that breaks the contract, it is held by its name and field, and the rest is published', async () => {
    const leaflet = anArticle({ slug: 'leaflet', title: 'Leaflet', column: null });
    cms.publish(leaflet);
    await until('it is live', () => isUpToDate(siteUrl, cms));
    cms.publish({ ...leaflet, title: 7 } as unknown as typeof leaflet);
    publishGeneration(cms, (generation += 1));
    const { reasons } = await until('the rest is live', liveToTheEnd);
    expect(reasons).toEqual([
      { what: 'article article-leaflet', reason: expect.stringContaining('title') as string },
    ]);
    expect((await fetch(`${siteUrl}/articles/leaflet/`)).status).toBe(200);
    cms.publish(leaflet);
    await until('it is mended and live', () => isUpToDate(siteUrl, cms));
  });

  it('has an upload that always fails, its document is held, the rest is published, and the file comes when it can', async () => {
    const { files: _made, ...media } = aPicture({ id: 'bridge', url: '/uploads/bridge.jpg' });
    cms.uploads.set(
      media.url,
      await sharp({ create: { width: 60, height: 40, channels: 3, background: '#468' } })
        .jpeg()
        .toBuffer(),
    );
    cms.answers.set(media.url, status(503));
    cms.publish(media);
    publishGeneration(cms, (generation += 1));
    const { reasons } = await until('the rest is live', liveToTheEnd);
    expect(reasons).toEqual([
      { what: 'media bridge', reason: 'The CMS answered 503 for /uploads/bridge.jpg.' },
    ]);
    expect(publisher.output).toContain('(bridge): The CMS answered 503 for /uploads/bridge.jpg');
    cms.answers.clear();
    await until('the file has come', () => isUpToDate(siteUrl, cms), 45_000);
  });
});
