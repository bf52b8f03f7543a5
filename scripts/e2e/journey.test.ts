/// <reference lib="dom" />
import { chromium, type Browser, type Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArgs, findChromium } from '../lib/chromium.ts';
import { ArticleForm, type PictureFile } from './article-form.ts';
import { signIn } from './panel-api.ts';
import {
  deskScreen,
  enterPanel,
  notice,
  openDocument,
  panelPatienceMs,
  textField,
  wordsUnder,
} from './panel.ts';
import { Reader } from './reader.ts';
import { administrator, startStandfirst, type Standfirst } from './standfirst.ts';
import { until } from './until.ts';

const headline = 'Wetherdale has spent its reserves';
const address = '/articles/wetherdale-reserves/';
const headlineLater = 'Wetherdale’s reserves last until March';
const addressLater = '/articles/wetherdale-until-march/';
const nameBefore = 'Ann Cole';
const nameAfter = 'Ann Rusholme';

/** Lists and feeds that show the article, besides its own page. */
const listsOfTheArticle = [
  '/',
  '/sections/finance/',
  '/columns/below-the-line/',
  '/authors/ann-cole/',
  '/authors/bernard-oyelaran/',
  '/rss.xml',
  '/sections/finance/rss.xml',
  '/columns/below-the-line/rss.xml',
  '/authors/ann-cole/rss.xml',
  '/authors/bernard-oyelaran/rss.xml',
];

// The parts follow each other as an editor's day does: each begins where the one before ended.
describe('an article, from the panel to the reader', () => {
  let standfirst: Standfirst;
  let browser: Browser;
  let page: Page;
  let form: ArticleForm;
  let reader: Reader;

  beforeAll(async () => {
    const executablePath = findChromium();
    if (executablePath === null) throw new Error('No Chromium was found; `npm test` installs one.');
    browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
    standfirst = await startStandfirst({ demo: false });
    reader = new Reader(standfirst.siteUrl);
    await setUpTheMagazine(standfirst);
    page = await browser.newPage({ viewport: deskScreen });
    page.setDefaultTimeout(panelPatienceMs);
    await enterPanel(page, { cmsUrl: standfirst.cmsUrl, ...administrator });
  });
  afterAll(async () => {
    await browser.close();
    await standfirst.stop();
  });

  it('tells the editor at the headline that it is longer than 150 characters', async () => {
    form = await ArticleForm.begin(page);
    await form.write('Headline', 'x'.repeat(151));
    await form.publish();
    await notice(page, 'There are validation errors').waitFor();
    expect(await wordsUnder(textField(page, 'Headline'))).toMatch(/too long.*150/);
  });

  it('tells the editor at Publish that the lead image lacks alternative text', async () => {
    await form.write('Headline', headline);
    await form.write('Address', 'wetherdale-reserves');
    await form.write('Standfirst', 'The council has nothing left to fall back on.');
    await form.chooseKind('analysis');
    await form.writeBody('The treasurer says so.\n\n## What is left\n\nA **car park**.');
    await form.connect('Section', 'Finance');
    await form.connect('Column', 'Below the line');
    await form.addAuthor('Bernard Oyelaran');
    await form.addAuthor(nameBefore);
    await form.connect('Related articles', 'Libraries open on Sundays');
    await form.connect('Related articles', 'Bins go weekly again');
    await form.uploadLeadImage(await aPicture());

    await form.publish();
    const refusal = 'The lead image (leadImage) has no alternative text.';
    await notice(page, refusal).waitFor();
    expect(await wordsUnder(textField(page, 'Alternative text'))).toContain(refusal);
    expect((await reader.ask(address)).status).toBe(404);
  });

  it('serves it in every list, feed and sitemap when it is published', async () => {
    await form.write('Alternative text', 'An empty council chamber');
    const clickedAtMs = await form.publish();
    await Promise.all([
      servedAfter('Publish', clickedAtMs, { at: address, status: 200 }),
      form.isPublished(headline),
    ]);

    expect(await reader.whereItStands(address)).toEqual(expect.arrayContaining(listsOfTheArticle));
    expect(await reader.sitemap()).toContain(address);
  });

  it('shows the reader everything the editor gave it', async () => {
    const article = await browser.newPage({ viewport: deskScreen });
    await article.goto(`${standfirst.siteUrl}${address}`);
    expect(await article.getByRole('heading', { level: 1 }).innerText()).toBe(headline);
    expect(await article.getByText('nothing left to fall back on').isVisible()).toBe(true);
    expect(await article.getByRole('heading', { name: 'What is left', level: 2 }).count()).toBe(1);
    expect(await article.locator('a[rel=author]').allInnerTexts()).toEqual([
      'Bernard Oyelaran',
      nameBefore,
    ]);
    expect(await article.locator('.byline .role').allInnerTexts()).toEqual([
      'Chief executive, Wetherdale Council',
      'Reporter',
    ]);
    const related = article.getByRole('region', { name: 'Related articles' });
    expect((await related.getByRole('heading', { level: 3 }).allInnerTexts()).slice(0, 2)).toEqual([
      'Libraries open on Sundays',
      'Bins go weekly again',
    ]);
    const picture = article.getByRole('img', { name: 'An empty council chamber' });
    expect(await picture.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(
      0,
    );
    await article.close();
  });

  it('leads the old address to the new one when headline and address change', async () => {
    await form.write('Headline', headlineLater);
    await form.write('Address', 'wetherdale-until-march');
    const clickedAtMs = await form.publish();
    await Promise.all([
      servedAfter('Publish again', clickedAtMs, { at: addressLater, status: 200 }),
      form.isPublished(headlineLater),
    ]);

    expect(await reader.ask(address)).toMatchObject({ status: 301, location: addressLater });
    expect(await reader.whereItStands(addressLater)).toEqual(
      expect.arrayContaining(listsOfTheArticle),
    );
    expect(await placesThatSay(headlineLater)).toEqual(
      expect.arrayContaining([addressLater, ...listsOfTheArticle]),
    );
    expect(await placesThatSay(headline)).toEqual([]);
    expect(await reader.whereItStands(address)).toEqual([]);
    const sitemap = await reader.sitemap();
    expect(sitemap).toContain(addressLater);
    expect(sitemap).not.toContain(address);
  });

  it('answers 410 and takes it out of every list, feed and sitemap when it is unpublished', async () => {
    const clickedAtMs = await form.unpublish();
    await servedAfter('Unpublish', clickedAtMs, { at: addressLater, status: 410 });

    expect(await placesThatSay(headlineLater)).toEqual([]);
    expect(await reader.whereItStands(addressLater)).toEqual([]);
    expect(await reader.sitemap()).not.toContain(addressLater);
  });

  it('refuses an author’s name that begins with “By”', async () => {
    await openDocument(page, 'Author', nameBefore);
    await textField(page, 'Name').fill(`By ${nameBefore}`);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const refusal = 'The author’s name begins with “By”.';
    await notice(page, refusal).waitFor();
    expect(await wordsUnder(textField(page, 'Name'))).toContain(refusal);
  });

  it('writes an author’s new name on every page that showed the old one', async () => {
    const places = await placesThatSay(nameBefore);
    expect(places).toEqual(
      expect.arrayContaining(['/columns/below-the-line/', '/articles/libraries-sundays/']),
    );
    await textField(page, 'Name').fill(nameAfter);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await until('the author’s page has the new name', async () =>
      (await reader.ask('/authors/ann-cole/')).text.includes(nameAfter),
    );

    expect(await placesThatSay(nameAfter)).toEqual(places);
    expect(await placesThatSay(nameBefore)).toEqual([]);
  });

  /** Pages and feeds, in alphabetical order. */
  async function placesThatSay(words: string): Promise<string[]> {
    const everything = [...(await reader.everything())];
    return everything.flatMap(([place, text]) => (text.includes(words) ? [place] : [])).sort();
  }

  /** Waits for an answer and says how long it took since the click. */
  async function servedAfter(
    click: string,
    clickedAtMs: number,
    { at, status }: { at: string; status: number },
  ): Promise<void> {
    await until(`${at} answers ${status}`, async () => (await reader.ask(at)).status === status);
    const tookMs = Math.round(performance.now() - clickedAtMs);
    process.stdout.write(`From the click on ${click} to ${status} at ${at}: ${tookMs} ms\n`);
  }
});

/** What stands in the magazine before the editor's day begins. */
async function setUpTheMagazine({ cmsUrl }: Standfirst): Promise<void> {
  const panel = await signIn(cmsUrl, administrator);
  const section = await panel.create('section', { name: 'Finance', slug: 'finance', position: 1 });
  const ann = await panel.create('author', {
    name: nameBefore,
    slug: 'ann-cole',
    role: 'Reporter',
  });
  const bernard = await panel.create('author', {
    name: 'Bernard Oyelaran',
    slug: 'bernard-oyelaran',
    role: 'Chief executive, Wetherdale Council',
  });
  await panel.create('column', {
    title: 'Below the line',
    slug: 'below-the-line',
    authors: { connect: [{ documentId: ann }, { documentId: bernard }] },
  });
  for (const [title, slug] of [
    ['Bins go weekly again', 'bins-weekly'],
    ['Libraries open on Sundays', 'libraries-sundays'],
    ['Pension funds merge', 'pension-funds'],
  ]) {
    const id = await panel.create('article', {
      title,
      slug,
      kind: 'news',
      body: 'The council met and decided.',
      section: { connect: [{ documentId: section }] },
      bylines: [{ author: { connect: [{ documentId: ann }] } }],
    });
    await panel.publish('article', id);
  }
}

async function aPicture(): Promise<PictureFile> {
  const size = { width: 1200, height: 800, channels: 3 as const, background: '#7a1f2b' };
  const buffer = await sharp({ create: size }).jpeg().toBuffer();
  return { name: 'chamber.jpg', mimeType: 'image/jpeg', buffer };
}
