import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumArgs, findChromium } from '../lib/chromium.ts';
import { signIn, type PanelApi } from './panel-api.ts';
import { deskScreen, enterPanel, panelPatienceMs, textField } from './panel.ts';
import { administrator, startStandfirst, type Standfirst } from './standfirst.ts';
import { until } from './until.ts';

describe('the panel “On the site”', () => {
  let standfirst: Standfirst;
  let browser: Browser;
  let page: Page;
  let panel: PanelApi;
  let section: string;
  let author: string;

  beforeAll(async () => {
    const executablePath = findChromium();
    if (executablePath === null) throw new Error('No Chromium was found; `npm test` installs one.');
    browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
    standfirst = await startStandfirst({ demo: false });
    panel = await signIn(standfirst.cmsUrl, administrator);
    section = await panel.create('section', { name: 'Finance', slug: 'finance', position: 1 });
    author = await panel.create('author', { name: 'Ann Cole', slug: 'ann-cole' });
    page = await browser.newPage({ viewport: deskScreen, timezoneId: 'America/New_York' });
    page.setDefaultTimeout(panelPatienceMs);
    await enterPanel(page, { cmsUrl: standfirst.cmsUrl, ...administrator });
  });
  beforeEach(() => {
    for (const part of ['site', 'publisher'] as const) go(part);
  });
  afterAll(async () => {
    for (const part of ['site', 'publisher'] as const) go(part);
    await browser.close();
    await standfirst.stop();
  });

  /** A part that hangs: it is there, and does not answer. */
  const hang = (part: 'publisher' | 'site') => process.kill(standfirst.pid(part), 'SIGSTOP');
  const go = (part: 'publisher' | 'site') => process.kill(standfirst.pid(part), 'SIGCONT');

  async function aDraft(slug: string, extra: Record<string, unknown> = {}): Promise<string> {
    return panel.create('article', {
      title: `Article ${slug}`,
      slug,
      kind: 'news',
      body: 'The council met and decided.',
      section: { connect: [{ documentId: section }] },
      bylines: [{ author: { connect: [{ documentId: author }] } }],
      ...extra,
    });
  }

  /** Opens a document's edit view; gives the panel at its side. */
  async function open(id: string, type = 'article'): Promise<Locator> {
    const path = `/admin/content-manager/collection-types/api::${type}.${type}/${id}`;
    await page.goto(standfirst.cmsUrl + path);
    const side = page.getByRole('complementary').filter({
      has: page.getByRole('heading', { name: 'On the site' }),
    });
    await side.getByRole('status').waitFor();
    return side;
  }

  async function publishByHand(): Promise<void> {
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
  }

  /** Waits until the panel's first sentence fits; gives it. */
  async function says(side: Locator, words: RegExp): Promise<string> {
    return until(`the panel says ${words}`, async () => {
      const text = await side.getByRole('status').innerText();
      return words.test(text) ? text : null;
    });
  }

  it('says “Publishing…” until readers can see it, then since when, by the magazine’s clock', async () => {
    const side = await open(await aDraft('rope'));
    await says(side, /^Not on the site$/);
    hang('site');
    const fromMs = Date.now();
    await publishByHand();
    await says(side, /^Publishing…$/);
    go('site');
    const text = await says(side, /^Live at \d\d:\d\d:\d\d$/);
    const time = text.replace('Live at ', '');
    expect(time >= londonTime(fromMs) && time <= londonTime(Date.now())).toBe(true);
  });

  it('leads to the page', async () => {
    const id = await aDraft('bridge');
    await panel.publish('article', id);
    const side = await open(id);
    await says(side, /^Live at/);
    const opened = page.waitForEvent('popup');
    await side.getByRole('link', { name: 'view' }).click();
    const article = await opened;
    await article.getByRole('heading', { name: 'Article bridge', level: 1 }).waitFor();
    expect(article.url()).toBe(`${standfirst.siteUrl}/articles/bridge/`);
    await article.close();
  });

  it('tells of changes that are saved and not published', async () => {
    const id = await aDraft('ladder');
    await panel.publish('article', id);
    const side = await open(id);
    await says(side, /^Live at/);
    await textField(page, 'Standfirst').fill('Another one.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await side.getByText('This draft has changes that are not published.').waitFor();
    await says(side, /^Live at/);
  });

  it('says what the article waits for, and follows when the schedule publishes it', async () => {
    const later = await open(await aDraft('ferry', { publishAt: '2031-11-24T09:00:00.000Z' }));
    await says(later, /^Waiting: publishes Monday 24 November 2031, 09:00$/);

    const publishAt = new Date(Date.now() + 3_000).toISOString();
    const soon = await open(await aDraft('tram', { publishAt }));
    await says(soon, /^Live at/);
  });

  it('says when it was withdrawn', async () => {
    const id = await aDraft('canal');
    await panel.publish('article', id);
    const side = await open(id);
    await says(side, /^Live at/);
    await page.getByRole('button', { name: 'More document actions' }).click();
    await page.getByRole('menuitem', { name: 'Unpublish' }).click();
    await says(side, /^Withdrawn at \d\d:\d\d:\d\d$/);
    expect(await side.getByRole('link', { name: 'view' }).count()).toBe(0);
  });

  it('says that the text is safe while the publisher can’t be reached, and goes on when it is back', async () => {
    const id = await aDraft('tunnel');
    const side = await open(id);
    hang('publisher');
    await publishByHand();
    await says(side, /^The publisher can’t be reached; your text is safe/);
    go('publisher');
    await says(side, /^Live at/);
  });

  it('is the same for a standing page', async () => {
    const id = await panel.create('page', { title: 'Terms', slug: 'terms', body: 'Be kind.' });
    await panel.publish('page', id);
    const side = await open(id, 'page');
    await says(side, /^Live at/);
    expect(await side.getByRole('link', { name: 'view' }).getAttribute('href')).toBe(
      `${standfirst.siteUrl}/terms/`,
    );
  });

  it('stands beside articles and standing pages only, and no marketplace in the menu', async () => {
    await page.goto(
      `${standfirst.cmsUrl}/admin/content-manager/collection-types/api::section.section/${section}`,
    );
    await textField(page, 'Name').waitFor();
    expect(await page.getByRole('heading', { name: 'On the site' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Settings', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'Marketplace' }).count()).toBe(0);
  });
});

function londonTime(atMs: number): string {
  return new Date(atMs).toLocaleTimeString('en-GB', { timeZone: 'Europe/London' });
}
