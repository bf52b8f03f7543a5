/// <reference lib="dom" />
import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commentLengthMax } from '@standfirst/shared-types';
import { chromium, type Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { escapeHtml } from '../../site/src/markdown/escape.ts';
import { renderMarkdown } from '../../site/src/markdown/index.ts';
import { chromiumArgs, findChromium } from '../lib/chromium.ts';
import { FakeCms } from '../publisher/test/fake-cms.ts';
import { listen } from '../publisher/test/listen.ts';
import { policyFor } from '../serve/headers.ts';
import { healthAt } from './generations.ts';
import { payloads } from './payloads/all.ts';
import {
  addressFor,
  groupsOf,
  leadingSomewhere,
  publishHostile,
} from './payloads/hostile-magazine.ts';
import { harmOn, watch } from './payloads/watch.ts';
import { aPlace, siteUrlOf, startPublisher, startSite, type Part } from './publisher-process.ts';
import { Reader } from './reader.ts';
import { until } from './until.ts';

/** Pages that are open at once. */
const tabs = 3;
/** No host has a name, so that what an attack would load from elsewhere fails at once. */
const offline = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
/** How long a page with nothing but an attack on it may take to do it, in milliseconds. */
const attackWithinMs = 5_000;

let browser: Browser;

beforeAll(async () => {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('There is no browser.');
  browser = await chromium.launch({ executablePath, args: [...chromiumArgs, ...offline] });
});
afterAll(() => browser.close());

/** Goes through `list` with several pages at once. */
async function inTabs<T>(
  list: readonly T[],
  visit: (each: T, tab: number) => Promise<void>,
): Promise<void> {
  const waiting = [...list].reverse();
  const tab = async (number: number) => {
    for (let each = waiting.pop(); each !== undefined; each = waiting.pop())
      await visit(each, number);
  };
  await Promise.all(Array.from({ length: tabs }, (_each, number) => tab(number)));
}

/** What of a text does not depend on lines, spaces and signs that no page may hold. */
function lettersOf(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cs}\uFFFD]/gu, '');
}

describe('what an attacker writes into every field of the CMS', () => {
  let cms: FakeCms;
  let parts: Part[];
  let siteUrl: string;
  let dataDir: string;

  beforeAll(async () => {
    cms = await FakeCms.start();
    dataDir = mkdtempSync(join(tmpdir(), 'standfirst-payloads-'));
    const place = await aPlace({ dataDir, cms });
    siteUrl = siteUrlOf(place);
    const picture = sharp({ create: { width: 64, height: 36, channels: 3, background: 'teal' } });
    cms.uploads.set('/uploads/media-bridge.jpg', await picture.jpeg().toBuffer());
    publishHostile(cms, groupsOf(payloads));
    parts = [startSite(place), startPublisher(place)];
    const isLive = async () => (await healthAt(siteUrl))?.live?.cursor === cms.head;
    await until('everything is live', isLive, 90_000);
  });
  afterAll(async () => {
    for (const part of parts) await part.stop();
    await cms.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('stands on a page for each of the published attacks', async () => {
    expect(payloads.length).toBeGreaterThan(360);
    expect((await healthAt(siteUrl))?.held).toBe(0);
    const addresses = await new Reader(siteUrl).sitemap();
    const all = groupsOf(payloads).map((_each, index) => addressFor(index));
    expect(addresses).toEqual(expect.arrayContaining(all));
  });

  it('is shown as typed where it is a comment, and as the name of who wrote it', async () => {
    const page = await browser.newPage();
    for (const [index, group] of groupsOf(payloads).entries()) {
      await page.goto(siteUrl + addressFor(index), { waitUntil: 'load' });
      const shown = await page.locator('article.comment').evaluateAll((comments) =>
        comments.map((comment) => ({
          name: comment.querySelector('h3')?.textContent ?? '',
          words: comment.querySelector('.words')?.textContent ?? '',
        })),
      );
      const sent = group
        .map(leadingSomewhere)
        .map((payload) => ({ name: payload, words: payload.slice(0, commentLengthMax) }));
      const asTyped = (all: typeof shown) =>
        all.map(({ name, words }) => [lettersOf(name), lettersOf(words)]);
      expect(asTyped(shown)).toEqual(asTyped(sent));
    }
    await page.close();
  });

  it('runs, loads and stores nothing in a browser, and the policy has nothing to stop', async () => {
    const addresses = [...(await new Reader(siteUrl).sitemap()), '/nothing-here/', '/rss.xml'];
    expect(addresses.length).toBeGreaterThan(2 * groupsOf(payloads).length);
    const harm: string[] = [];
    const contexts = await Promise.all(
      Array.from({ length: tabs }, async () => {
        const context = await browser.newContext();
        return { watched: await watch(context, siteUrl), page: await context.newPage(), context };
      }),
    );
    await inTabs(addresses, async (address, tab) => {
      const { page, watched } = contexts[tab] ?? { page: null, watched: null };
      if (page === null) throw new Error('There is no such tab.');
      await page.goto(siteUrl + address, { waitUntil: 'load' });
      const found = address.endsWith('/') ? await harmOn(page) : [];
      harm.push(...[...found, ...watched.deeds()].map((each) => `${address}: ${each}`));
      if (page.url() !== siteUrl + address) harm.push(`${address} leads to ${page.url()}`);
    });
    for (const { context } of contexts) {
      expect(await context.storageState()).toEqual({ cookies: [], origins: [] });
      await context.close();
    }
    expect(harm).toEqual([]);
  });
});

describe('the published attacks, each in a frame of its own', () => {
  /** Opens every text in a frame, under a policy or none, and returns what they did. */
  async function deedsOf(
    texts: readonly string[],
    headers: Record<string, string> = {},
  ): Promise<string[]> {
    const pages = groupsOf(texts).map(framed);
    const server = createServer((request, response) => {
      const page = pages[Number((request.url ?? '').slice(1))];
      response.writeHead(page === undefined ? 404 : 200, {
        ...headers,
        'Content-Type': 'text/html; charset=utf-8',
      });
      response.end(page);
    });
    const url = await listen(server);
    const context = await browser.newContext();
    const watched = await watch(context);
    const page = await context.newPage();
    for (const number of pages.keys()) {
      // Some lead elsewhere, and some never come to an end.
      await page
        .goto(`${url}/${number}`, { waitUntil: 'load', timeout: attackWithinMs })
        .catch(() => null);
    }
    await context.close();
    server.close();
    server.closeAllConnections();
    return watched.deeds().filter((deed) => !deed.startsWith('the policy'));
  }

  /** A frame inherits the policy of the page that it stands on (HTML, "policy container"). */
  const framed = (texts: readonly string[]) =>
    `<!doctype html>${texts.map((text) => `<iframe srcdoc="${escapeHtml(text)}"></iframe>`).join('')}`;

  it('run as they are, so these tests would hear of it', async () => {
    expect((await deedsOf(payloads)).length).toBeGreaterThan(50);
  });

  it('run nothing once they are rendered, even without a policy', async () => {
    expect(await deedsOf(payloads.map(renderMarkdown))).toEqual([]);
  });

  it('run nothing under the policy, even if they are not rendered', async () => {
    const policy = { 'Content-Security-Policy': policyFor('') };
    expect(await deedsOf(payloads, policy)).toEqual([]);
  });
});
