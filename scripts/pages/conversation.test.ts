/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checks } from '../e2e/reading/checks.ts';
import { findingsOf } from '../e2e/reading/look.ts';
import { fixtureSite, type FixtureSite } from './fixture-site.ts';

let site: FixtureSite;

beforeAll(async () => {
  site = await fixtureSite();
});
afterAll(() => site.stop());

describe('an article with a conversation', () => {
  it.each(checks)('$name', async (check) => {
    const at = ['feature', 'argued', 'opinion', 'analysis'].map((name) => new URL(site.at(name)));
    const { browser } = site;
    const siteUrl = at[0]?.origin ?? '';
    const addresses = at.map(({ pathname }) => pathname);
    const { faults } = await findingsOf({ browser, siteUrl, addresses }, check);
    expect(faults).toEqual([]);
  });

  it('can be written to, answered and reported by keyboard, with scripts off', async () => {
    const page = await site.browser.newPage({ javaScriptEnabled: false });
    await page.goto(site.at('feature'));
    await page.getByRole('link', { name: 'Comment on this article' }).press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Line 14b, again.');
    expect(await page.getByLabel('Your comment').inputValue()).toBe('Line 14b, again.');
    const posted = page.waitForRequest((request) => request.method() === 'POST');
    await page.getByRole('button', { name: 'Post comment' }).press('Enter');
    const sent = await posted;
    expect(new URL(sent.url()).pathname).toBe('/account/comment/');
    expect(Object.fromEntries(new URLSearchParams(sent.postData() ?? ''))).toEqual({
      article: 'article-1',
      body: 'Line 14b, again.',
    });
    await page.close();
  });

  it('is never fetched early where a link leads to an account’s pages', async () => {
    const page = await site.browser.newPage();
    await page.goto(site.at('feature'), { waitUntil: 'networkidle' });
    const press = async (link: Locator) => {
      await link.hover();
      await page.mouse.down();
      // Let go elsewhere, a press opens nothing; the browser has taken it for a sign all the same.
      await page.mouse.move(1, 1);
      await page.mouse.up();
    };
    await press(page.getByRole('link', { name: 'Reply to Former borough treasurer' }));
    await press(page.getByRole('link', { name: 'sign in' }));
    await press(page.getByRole('navigation', { name: 'Sections' }).getByText('Finance'));
    // The pointer rests on other links on its way; those may be fetched too.
    const early = () =>
      site.requests
        .filter(({ purpose }) => purpose?.startsWith('prefetch'))
        .map(({ path }) => path);
    await expect.poll(early).toContain('/sections/finance/');
    expect(early().filter((path) => path.startsWith('/account/'))).toEqual([]);
    await page.close();
  });

  it('is as wide as the window, with a name or a word of any length', async () => {
    for (const width of [320, 1280]) {
      const page = await site.browser.newPage({ viewport: { width, height: 900 } });
      await page.goto(site.at('argued'));
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await page.close();
    }
  });
});
