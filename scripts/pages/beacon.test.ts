/// <reference lib="dom" />
/** What counting asks of a real browser: the compiled pages, our own server, and a CMS that is asked for nothing. */
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { viewsPath } from '@standfirst/shared-types';
import { anArticle, published, theBasics } from '../../site/test/factories.ts';
import { until } from '../e2e/until.ts';
import { chromiumArgs, findChromium } from '../lib/chromium.ts';
import { publish } from '../publisher/publish.ts';
import { loadRenderer } from '../publisher/renderer.ts';
import { listen } from '../publisher/test/listen.ts';
import { aMagazine } from '../publisher/test/magazine.ts';
import { siteServer } from '../serve/server.ts';
import { Views } from '../serve/views/views.ts';

const slugs = ['rope', 'knot', 'sail'];
let browser: Browser;
let renderer: Awaited<ReturnType<typeof loadRenderer>>;

beforeAll(async () => {
  renderer = await loadRenderer();
  browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    args: [...chromiumArgs],
  });
});
afterAll(async () => {
  await browser.close();
  await renderer.stop();
});

/** A magazine of three articles that counts; what it counted stands in `counted`. */
interface CountingSite {
  url: string;
  /** What reached the CMS, by article. */
  counted: () => Promise<Record<string, number>>;
  /** Beacons that browsers have asked for, whether they counted or not. */
  asked: string[];
  stop: () => Promise<void>;
}

async function aCountingSite(): Promise<CountingSite> {
  const magazine = aMagazine({
    render: (page) => renderer.render(page),
    assets: () => renderer.assets(),
  });
  const articles = slugs.map((slug) => anArticle({ slug, body: 'See [knots](/articles/knot/).' }));
  magazine.take([...theBasics(), ...articles].map(published));
  await publish(magazine.context);
  const received: string[] = [];
  const asked: string[] = [];
  // Which port it will be is not known before it listens; a browser as new as this needs no name of it.
  const views = new Views({
    cmsUrl: 'http://cms.invalid',
    wakeSecret: 'a-secret-that-the-cms-knows-too-0123456789',
    proxyCount: 0,
    siteUrl: 'http://127.0.0.1',
    databasePath: magazine.databasePath,
    folder: join(magazine.blobsRoot, '../views'),
    fetch: (_url, given) => {
      if (typeof given?.body === 'string') received.push(given.body);
      return Promise.resolve(new Response(null, { status: 204 }));
    },
    now: Date.now,
    log: () => undefined,
  });
  const server = siteServer({
    databasePath: magazine.databasePath,
    blobsRoot: magazine.blobsRoot,
    cms: { url: 'http://cms.invalid', token: 'token', fetch },
    previewOrigin: null,
    isHttps: false,
    views,
    log: () => undefined,
  });
  server.on('request', ({ url }: { url?: string }) => {
    if (url?.startsWith(viewsPath) === true) asked.push(url);
  });
  return {
    url: await listen(server),
    asked,
    counted: async () => {
      await views.send();
      const counts: Record<string, number> = {};
      for (const body of received) {
        const batch = JSON.parse(body) as { counts: { article: string; count: number }[] };
        for (const { article, count } of batch.counts)
          counts[article] = (counts[article] ?? 0) + count;
      }
      return counts;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await views.stop();
    },
  };
}

describe('a page that is opened', () => {
  let site: CountingSite;
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];

  beforeEach(async () => {
    faults.length = 0;
    site = await aCountingSite();
    // What a person's browser calls itself; a headless one says that it is a program.
    const userAgent =
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
    context = await browser.newContext({ userAgent });
    page = await context.newPage();
    page.on('console', (message) => faults.push(message.text()));
    return async () => {
      await context.close();
      await site.stop();
    };
  });

  const openIt = (path: string) => page.goto(`${site.url}${path}`, { waitUntil: 'networkidle' });

  it('counts exactly once, with nothing said in the console', async () => {
    await openIt('/articles/rope/');
    expect(site.asked).toEqual(['/api/views/article-rope']);
    expect([await site.counted(), faults]).toEqual([{ 'article-rope': 1 }, []]);
  });

  it('is not counted a second time when it is reloaded, or come back to', async () => {
    await openIt('/articles/rope/');
    await page.reload({ waitUntil: 'networkidle' });
    await openIt('/articles/knot/');
    await page.goBack({ waitUntil: 'networkidle' });
    expect(await site.counted()).toEqual({ 'article-rope': 1, 'article-knot': 1 });
  });

  it('is not counted while it is only fetched in advance', async () => {
    const early: string[] = [];
    context.on('request', (request) => {
      if (request.url().includes('/articles/knot/')) early.push(request.url());
    });
    await openIt('/articles/rope/');
    await page.getByRole('link', { name: 'knots' }).hover();
    await until('the page is fetched early', () => Promise.resolve(early.length > 0));
    await page.waitForLoadState('networkidle');
    expect(site.asked).toEqual(['/api/views/article-rope']);
    await page.getByRole('link', { name: 'knots' }).click();
    await page.waitForLoadState('networkidle');
    expect(site.asked).toEqual(['/api/views/article-rope', '/api/views/article-knot']);
  });

  it.each(['DNT', 'Sec-GPC'])('is not counted for a browser that sends %s', async (header) => {
    await context.setExtraHTTPHeaders({ [header]: '1' });
    await openIt('/articles/rope/');
    expect([site.asked.length, await site.counted()]).toEqual([1, {}]);
  });

  it('leaves nothing in the browser', async () => {
    await openIt('/articles/rope/');
    const kept = await page.evaluate(async () => [
      document.cookie,
      Object.keys(localStorage).length + Object.keys(sessionStorage).length,
      (await caches.keys()).length,
    ]);
    expect([await context.cookies(), kept]).toEqual([[], ['', 0, 0]]);
  });

  it('gives the beacon no place, on the screen, on paper or to those who listen', async () => {
    await openIt('/articles/rope/');
    const beacon = page.locator(`img[src^="${viewsPath}"]`);
    expect(await beacon.boundingBox()).toBeNull();
    await page.emulateMedia({ media: 'print' });
    expect(await beacon.boundingBox()).toBeNull();
    expect(await page.getByRole('img', { includeHidden: false }).count()).toBe(0);
  });

  it('reads as before where pictures are not loaded, and is not counted', async () => {
    await page.route('**/api/views/**', (route) => route.abort());
    await openIt('/articles/rope/');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('The rope that held');
    expect(await site.counted()).toEqual({});
  });

  it('is no article elsewhere: the front page asks for nothing', async () => {
    await openIt('/');
    expect(site.asked).toEqual([]);
  });
});
