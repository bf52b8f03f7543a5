/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { anArticle } from '../../site/test/factories.ts';
import { checks } from '../e2e/reading/checks.ts';
import { findingsOf } from '../e2e/reading/look.ts';
import { findingsIn, viewsOf } from '../e2e/reading/pa11y.ts';
import { searchSite, type SearchSite } from './search-site.ts';

let site: SearchSite;

beforeAll(async () => {
  site = await searchSite();
});
afterAll(() => site.stop());

interface Visit {
  page: Page;
  /** Paths that were asked for. */
  asked: string[];
  /** What the browser complained of. */
  complaints: string[];
}

async function visit(address: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await site.browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const [asked, complaints]: [string[], string[]] = [[], []];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${site.url}${address}`, { waitUntil: 'networkidle' });
  return { page, asked, complaints };
}

const headings = (page: Page) => page.getByRole('heading', { level: 3 });
const results = (page: Page) => page.locator('ol').getByRole('heading', { level: 3 });
const status = (page: Page) => page.getByRole('status');
const words = (page: Page) => page.getByLabel('Words to look for');

describe('the page to begin a search on', () => {
  it('holds no script, and leads by keyboard to what was found', async () => {
    const { page, asked, complaints } = await visit('/search/');
    expect(asked.filter((path) => path.endsWith('.js'))).toEqual([]);
    await words(page).focus();
    await page.keyboard.type('ferryman');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/results/?q=ferryman');
    await expect.poll(() => results(page).count()).toBe(1);
    expect(await words(page).inputValue()).toBe('ferryman');
    expect(complaints).toEqual([]);
  });
});

describe('the page of search results', () => {
  it('fetches nothing of the index before the reader types', async () => {
    const { page, asked } = await visit('/search/results/');
    await words(page).focus();
    expect(asked.filter((path) => path.startsWith('/search/index/'))).toEqual([]);
    expect(asked.filter((path) => path.endsWith('.js'))).toHaveLength(1);
  });

  it('finds as one types, tells how many, and keeps the words in the address', async () => {
    const { page, complaints } = await visit('/search/results/');
    await words(page).pressSequentially('ferryman');
    await expect.poll(() => status(page).textContent()).toBe('1 article matches “ferryman”.');
    expect(await results(page).allTextContents()).toEqual(['The ferryman <em>objects</em>']);
    expect(new URL(page.url()).search).toBe('?q=ferryman');
    expect(complaints).toEqual([]);
  });

  it('shows what a result is: where, by whom, when, and the words that were found, as text', async () => {
    const { page } = await visit('/search/results/?q=pier');
    const result = page.locator('ol li');
    expect(await result.getByRole('link').getAttribute('href')).toBe('/articles/ferry/');
    expect((await result.locator('.label').innerText()).replace(/\s+/g, ' ')).toBe(
      'Social care By Bo Quillfeather 14 October 2026',
    );
    expect(await result.locator('time').getAttribute('datetime')).toBe('2026-10-14T09:00:00.000Z');
    expect(await result.locator('mark').allTextContents()).toEqual(['pier,']);
    expect(await result.locator('.excerpt').textContent()).toContain('He wrote 1 < 2 on the pier,');
  });

  it('shows a search that was shared, choices and all', async () => {
    const { page } = await visit('/search/results/?q=rope&year=2024&order=newest');
    await expect.poll(() => status(page).textContent()).toBe('5 articles match “rope”.');
    expect(await words(page).inputValue()).toBe('rope');
    expect(await page.getByLabel('Year').inputValue()).toBe('2024');
    expect((await results(page).allTextContents())[0]).toBe('Rope of the year, 5');
  });

  it('says beside each choice how many articles it would leave, the others kept', async () => {
    const { page } = await visit('/search/results/?q=rope');
    await page.getByText('Narrow the search').click();
    const options = (label: string) => page.getByLabel(label).locator('option').allTextContents();
    await expect.poll(() => options('Year')).toEqual(['All years', '2026 (18)', '2024 (5)']);
    await page.getByLabel('Year').selectOption('2024');
    await expect.poll(() => options('Section')).toEqual(['All sections', 'Finance (5)']);
    await expect.poll(() => options('Year')).toEqual(['All years', '2026 (18)', '2024 (5)']);
    expect(new URL(page.url()).search).toBe('?q=rope&year=2024');
  });

  it('shows more where there is more, and leads to the first of it', async () => {
    const { page } = await visit('/search/results/?q=year');
    await expect
      .poll(() => status(page).textContent())
      .toBe('23 articles match “year”. 10 are shown.');
    await page.getByRole('button', { name: 'Show more results' }).click();
    await expect.poll(() => results(page).count()).toBe(20);
    const focused = page.locator('ol li').nth(10).getByRole('link');
    await expect.poll(() => focused.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: 'Show more results' }).click();
    await expect.poll(() => status(page).textContent()).toBe('23 articles match “year”.');
    expect(await page.getByRole('button', { name: 'Show more results' }).isVisible()).toBe(false);
  });

  it('can be used by keyboard alone', async () => {
    const { page } = await visit('/search/results/');
    await words(page).focus();
    await page.keyboard.type('ferryman');
    await page.keyboard.press('Enter');
    await expect.poll(() => results(page).count()).toBe(1);
    for (const _each of ['button', 'summary', 'result']) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/articles/ferry/');
  });

  it('says so where nothing matches, and where to go on', async () => {
    const { page } = await visit('/search/results/?q=zeppelin');
    await expect.poll(() => status(page).textContent()).toBe('No article matches “zeppelin”.');
    expect(await page.getByText('Try fewer or other words').isVisible()).toBe(true);
    expect(await results(page).count()).toBe(0);
  });

  it('begins anew when the words are taken away', async () => {
    const { page } = await visit('/search/results/?q=ferryman');
    await expect.poll(() => results(page).count()).toBe(1);
    await words(page).fill('');
    await expect.poll(() => results(page).count()).toBe(0);
    expect(await status(page).textContent()).toBe('Articles appear here as you type.');
    expect(new URL(page.url()).search).toBe('');
  });

  it('says so while there is no index yet', async () => {
    const { page } = await visit('/search/results/');
    await page.route('**/search/index/**', (route) => route.fulfill({ status: 404 }));
    await words(page).fill('rope');
    await expect.poll(() => status(page).textContent()).toContain('is being made ready');
  });

  it('says so where the network is gone, and finds when it is back', async () => {
    const { page } = await visit('/search/results/');
    await page.context().setOffline(true);
    await words(page).fill('ferryman');
    await expect.poll(() => status(page).textContent()).toContain('can’t be reached');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => results(page).count()).toBe(1);
  });

  it('does not take a lost network for an answer, once it has the index', async () => {
    const { page } = await visit('/search/results/?q=ferryman');
    await page.context().setOffline(true);
    await words(page).fill('year');
    await expect.poll(() => status(page).textContent()).toContain('can’t be reached');
  });

  it('finds what was published while the page was open', async () => {
    const { page } = await visit('/search/results/?q=ferryman');
    await expect.poll(() => results(page).count()).toBe(1);
    await site.publish([anArticle({ slug: 'tram', title: 'A tram named Desmond' })]);
    await words(page).fill('Desmond');
    await expect.poll(() => results(page).allTextContents()).toEqual(['A tram named Desmond']);
  });
});

describe.each(['/search/', '/search/results/?q=rope'])('without scripts, %s', (address) => {
  it('says so, shows no form that finds nothing, and leads into the archives', async () => {
    const { page } = await visit(address, { javaScriptEnabled: false });
    expect(await page.getByText('Searching needs JavaScript').isVisible()).toBe(true);
    expect(await words(page).isVisible()).toBe(false);
    expect(await headings(page).allInnerTexts()).toEqual([
      'By section',
      'By author',
      '2026',
      '2024',
    ]);
    const archives = page.getByRole('region', { name: 'The archives' });
    for (const name of ['Social care', 'All authors, A to Z', 'March 2024']) {
      const href = await archives.getByRole('link', { name }).getAttribute('href');
      expect((await page.request.get(`${site.url}${href}`)).status()).toBe(200);
    }
  });
});

describe('as read with a keyboard, a lens or few colours,', () => {
  it.each(checks)('$name', async (check) => {
    // Results that come while one tabs are not where they were a moment ago; the test above tabs to one.
    const found = check.name.includes('keyboard') ? [] : ['?q=year', '?q=zeppelin&year=2024'];
    const addresses = ['', 'results/', ...found.map((asked) => `results/${asked}`)].map(
      (rest) => `/search/${rest}`,
    );
    const { faults } = await findingsOf(
      { browser: site.browser, siteUrl: site.url, addresses },
      check,
    );
    expect(faults).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'axe and HTML_CodeSniffer find nothing, %s',
    async (theme) => {
      const shown = 'wait for element ol h3 to be visible';
      const states = [
        { address: '/search/' },
        { address: '/search/results/' },
        { address: '/search/results/?q=year', actions: [shown] },
        { address: '/search/results/?q=rope&year=2024', actions: [shown] },
        {
          address: '/search/results/?q=zeppelin',
          actions: ['wait for element [data-hint] to be visible'],
        },
      ];
      const { views, faults } = await findingsIn(site.url, { states, theme });
      expect(views).toBe(viewsOf(states));
      expect(faults).toEqual([]);
    },
  );
});
