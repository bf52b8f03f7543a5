/// <reference lib="dom" />
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { until } from '../e2e/until.ts';
import { fixtureSite, type FixtureSite } from './fixture-site.ts';

let site: FixtureSite;

beforeAll(async () => {
  site = await fixtureSite();
});
afterAll(() => site.stop());

/** Slow 4G as Lighthouse has it: https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md */
const slowLine = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};

/** What has moved on a page so far, one line for each shift with its weight. */
function shifts(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        new PerformanceObserver((list) =>
          resolve(list.getEntries().map((entry) => JSON.stringify(entry))),
        ).observe({ type: 'layout-shift', buffered: true });
        // No shift, no call: a frame after everything has loaded there is none.
        requestAnimationFrame(() => setTimeout(() => resolve([]), 100));
      }),
  );
}

const views = ['front', 'feature', 'opinion', 'section', 'author'].flatMap((name) =>
  [390, 1280].map((width) => ({ name, width })),
);

it.each(views)(
  'moves nothing when pictures and type arrive late: $name at $width px',
  async ({ name, width }) => {
    const context = await site.browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', slowLine);
    await page.goto(site.at(name), { waitUntil: 'networkidle' });
    await page.evaluate(() => document.fonts.ready);
    expect(await shifts(page)).toEqual([]);
    await context.close();
  },
);

it('shows the magazine’s own type from the second page on, at the latest', async () => {
  const context = await site.browser.newContext();
  const page = await context.newPage();
  await page.goto(site.at('front'), { waitUntil: 'networkidle' });
  await until('the headline is set in Newsreader', async () => {
    await page.goto(site.at('section'), { waitUntil: 'networkidle' });
    return (await typeOf(page, 'h1')) === 'Newsreader 16pt';
  });
  await context.close();
});

/** The family that an element's words are really set in. */
async function typeOf(page: Page, selector: string): Promise<string | undefined> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  return fonts[0]?.familyName;
}
