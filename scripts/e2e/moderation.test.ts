/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { chromiumArgs, findChromium } from '../lib/chromium.ts';
import { aModerationDesk, type ModerationDesk, type PanelUser } from './moderation-desk.ts';
import { deskScreen, panelPatienceMs } from './panel.ts';
import { Reader } from './reader.ts';
import { startStandfirst, type Standfirst } from './standfirst.ts';
import { until } from './until.ts';

/** How long an arrow is held down, in milliseconds: Strapi's radio buttons miss shorter presses. */
const arrowPressMs = 100;

/** The first is shown as typed; every other word stands in one comment only. */
const bodies = [
  'Oxlips.\n\nThey said <b>nothing</b> <img src=x onerror="document.title=1">',
  'Cowslips.',
  'Primroses.',
  'Bluebells.',
  'Celandines.',
  'Anemones.',
  'Foxgloves.',
] as const;

// The parts follow each other as a moderator's morning does: each begins where the one before ended.
describe('the moderation queue', () => {
  let standfirst: Standfirst;
  let browser: Browser;
  let desk: ModerationDesk;
  let ids: string[];
  let page: Page;

  beforeAll(async () => {
    const executablePath = findChromium();
    if (executablePath === null) throw new Error('There is no browser.');
    browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
    standfirst = await startStandfirst({ demo: false });
    desk = await aModerationDesk(standfirst);
    ids = [];
    for (const body of bodies) ids.push(await desk.comment(body));
    page = await enter(desk.moderator);
    await page.goto(`${standfirst.cmsUrl}/admin/moderation`);
    await inFull('Oxlips').waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await standfirst.stop();
  });

  async function enter({ email, password }: PanelUser): Promise<Page> {
    const context = await browser.newContext({ viewport: deskScreen });
    const opened = await context.newPage();
    opened.setDefaultTimeout(panelPatienceMs);
    await opened.goto(`${standfirst.cmsUrl}/admin`);
    await opened.getByRole('textbox', { name: 'Email' }).fill(email);
    await opened.getByRole('textbox', { name: 'Password' }).fill(password);
    await opened.getByRole('button', { name: 'Login' }).click();
    await opened.getByRole('navigation').first().waitFor();
    return opened;
  }
  const inFull = (word: string) => page.getByRole('article').filter({ hasText: word });
  const said = (words: string) => page.getByRole('status').filter({ hasText: words });
  const onThePage = async (word: string) =>
    (await new Reader(standfirst.siteUrl).ask(desk.address)).text.includes(word);
  const isFocused = (word: string) =>
    inFull(word).evaluate((element) => element === document.activeElement);

  it('shows the comment that has waited longest, as it was typed', async () => {
    expect(await inFull('Oxlips').innerText()).toContain('They said <b>nothing</b> <img src=x');
    expect(await inFull('Oxlips').locator('b, img').count()).toBe(0);
    expect(await inFull('Oxlips').innerText()).toContain('The first comment of this reader.');
  });

  it('says beside its name in the menu how much waits', async () => {
    const link = page.getByRole('link', { name: 'Moderation' });
    expect(await link.getAttribute('aria-description')).toBe('7 waiting');
  });

  it.each(['light', 'dark'])('has no fault that axe knows in the %s theme', async (theme) => {
    const other = await page.context().newPage();
    onTestFinished(() => other.close());
    await other.addInitScript((name) => localStorage.setItem('STRAPI_THEME', name), theme);
    await other.goto(`${standfirst.cmsUrl}/admin/moderation`);
    await other.getByRole('article').waitFor();
    expect(await faultsIn(other, 'main')).toEqual([]);
    await other.getByRole('button', { name: 'Reject …' }).click();
    await other.getByRole('textbox', { name: 'Reason' }).waitFor();
    expect(await faultsIn(other, '[role=dialog]')).toEqual([]);
  });

  it('publishes on one key, and the page has the comment within seconds', async () => {
    await page.keyboard.press('a');
    await said('Approved. 6 left.').waitFor();
    await until('the comment on the page', () => onThePage('Oxlips'));
  });

  it('moves the next one up, with the keyboard’s focus', async () => {
    await inFull('Cowslips').waitFor();
    expect(await isFocused('Cowslips')).toBe(true);
  });

  it('takes a decision back, and the page lets go of the comment', async () => {
    await page.keyboard.press('z');
    await said('Undid the approval. 7 left.').waitFor();
    expect(await isFocused('Oxlips')).toBe(true);
    await until('the page without the comment', async () => !(await onThePage('Oxlips')));
  });

  it('rejects with a reason that is chosen by keyboard', async () => {
    await page.keyboard.press('r');
    await page.getByRole('dialog', { name: 'Reject 1 comment' }).waitFor();
    await page.keyboard.press('ArrowDown', { delay: arrowPressMs });
    await page.keyboard.press('Enter');
    await said('Rejected. 6 left.').waitFor();
  });

  it('does nothing on a letter that is typed into a reason', async () => {
    await page.keyboard.press('r');
    await page.getByRole('textbox', { name: 'Reason' }).fill('');
    await page.keyboard.type('as');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await isFocused('Cowslips')).toBe(true);
  });

  it('decides on several at once', async () => {
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('a');
    await said('2 comments: approved. 4 left.').waitFor();
    await until('both on the page', async () =>
      (await Promise.all(['Cowslips', 'Primroses'].map(onThePage))).every(Boolean),
    );
  });

  it('says that somebody else has decided meanwhile, and leaves it so', async () => {
    await inFull('Bluebells').waitFor();
    await desk.decideElsewhere(ids[3] ?? '');
    await page.keyboard.press('a');
    await said('One was decided or edited meanwhile; it stays as it is. 3 left.').waitFor();
    expect(await onThePage('Bluebells')).toBe(false);
  });

  it('suspends a writer, and lets them write again', async () => {
    await page.getByRole('button', { name: 'Suspend writer …' }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Again and again.');
    await page.keyboard.press('Control+Enter');
    await said('Ann Cole is suspended until').waitFor();
    await page.getByRole('button', { name: 'Lift suspension' }).click();
    await said('Ann Cole may write again.').waitFor();
  });

  it('has no single keys once they are switched off', async () => {
    await page.keyboard.press('?');
    await page.getByRole('checkbox', { name: 'Use single keys' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('s');
    await page.getByRole('button', { name: 'Spam' }).click();
    await said('Marked as spam. 2 left.').waitFor();
  });

  it('tells who decided what and why, as a list and as a file', async () => {
    await page.getByRole('tab', { name: 'Decisions' }).click();
    const rejection = page.getByRole('listitem').filter({ hasText: 'Rejected' });
    await rejection.getByText('Reason:').waitFor();
    expect(await rejection.innerText()).toMatch(/standfirst-moderator Test[\s\S]*Oxlips/);
    expect(await faultsIn(page, 'main')).toEqual([]);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export as CSV' }).click(),
    ]);
    expect(readFileSync(await file.path(), 'utf8')).toContain('Oxlips');
  });

  it('says so when nothing waits', async () => {
    await page.getByRole('tab', { name: 'Queue' }).click();
    await page.getByRole('checkbox', { name: 'Select all' }).click();
    const selected = page.getByRole('group', { name: 'Decide on the selected comments' });
    await selected.getByRole('button', { name: 'Approve' }).click();
    await page.getByRole('heading', { name: 'Nothing waits' }).waitFor();
    expect(await page.getByText(/^Looked at \d\d:\d\d:\d\d/).count()).toBe(1);
  });

  it('is not shown to an author', async () => {
    const other = await enter(desk.author);
    await other.getByRole('link', { name: 'Newsroom' }).waitFor();
    expect(await other.getByRole('link', { name: 'Moderation' }).count()).toBe(0);
    await other.goto(`${standfirst.cmsUrl}/admin/moderation`);
    await other
      .getByText('You don’t have the permissions')
      .or(other.getByText("You don't have the permissions"))
      .waitFor();
    expect(await other.getByRole('tab').count()).toBe(0);
  });
});

/** What axe finds wrong in one part of a page; Strapi's own frame around it is not ours. */
async function faultsIn(page: Page, part: string): Promise<string[]> {
  // A dialog that is still fading in has less contrast than it will have.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
        .map(({ finished }) => finished),
    ),
  );
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
