import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedFaults } from '../../site/test/feed-rules.ts';
import { chromiumArgs, findChromium } from '../lib/chromium.ts';
import { addressesOf, isEveryPage } from './reading/addresses.ts';
import { checks } from './reading/checks.ts';
import { findingsOf as lookAt } from './reading/look.ts';
import { findingsOf as pa11yFindingsOf, viewsOf, type Theme } from './reading/pa11y.ts';
import { Reader } from './reader.ts';
import { startStandfirst, type Standfirst } from './standfirst.ts';

/** How long one look at every page of the magazine may take, in milliseconds. */
const lookWithinMs = 15 * 60 * 1000;

describe('every page of the demonstration magazine', () => {
  let standfirst: Standfirst;
  let browser: Browser;
  let addresses: readonly string[];

  beforeAll(async () => {
    standfirst = await startStandfirst({ demo: true });
    addresses = await addressesOf(standfirst);
    const executablePath = findChromium();
    if (executablePath === null) throw new Error('There is no browser.');
    browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
  });
  afterAll(async () => {
    await browser.close();
    await standfirst.stop();
  });

  it('is led to by links, with the archive, the authors and the search on the way from each', async () => {
    const reader = new Reader(standfirst.siteUrl);
    const found = await reader.everything();
    const mapped = await reader.sitemap();
    expect(mapped.filter((address) => !found.has(address))).toEqual([]);
    const ways = ['/archive/', '/authors/', '/corrections/', '/search/'];
    const dead = [...found].filter(
      ([address, text]) =>
        address.endsWith('/') && ways.some((way) => !text.includes(`href="${way}"`)),
    );
    expect(dead.map(([address]) => address)).toEqual([]);
  });

  it('has feeds that the W3C’s validator would find nothing in', async () => {
    const { siteUrl } = standfirst;
    const found = await new Reader(siteUrl).everything();
    const feeds = [...found.keys()].filter((address) => address.endsWith('/rss.xml'));
    expect(feeds.length).toBeGreaterThan(20);
    for (const address of feeds) {
      const url = `${siteUrl}${address}`;
      const response = await fetch(url);
      const contentType = response.headers.get('content-type') ?? '';
      const faults = feedFaults({ body: await response.text(), contentType, url });
      expect({ address, faults }).toEqual({ address, faults: [] });
    }
  });

  it.each<Theme>(['light', 'dark'])(
    'has no fault that axe or HTML_CodeSniffer knows, in the %s theme at any width',
    async (theme) => {
      const { views, faults } = await pa11yFindingsOf(standfirst.siteUrl, { addresses, theme });
      expect(faults).toEqual([]);
      // Every page was really looked at: pa11y-ci counts what failed to load as a fault of that page.
      expect(views).toBe(viewsOf(addresses));
    },
    lookWithinMs,
  );

  it.each(checks)(
    '$name',
    async (check) => {
      const { siteUrl } = standfirst;
      // One page of each template is looked at in every view, by `npm test`; all pages in the first.
      const views = isEveryPage ? check.views.slice(0, 1) : check.views;
      const found = await lookAt({ browser, siteUrl, addresses }, { ...check, views });
      expect(found.faults).toEqual([]);
      expect(found.looks).toBe(addresses.length * views.length);
    },
    lookWithinMs,
  );
});
