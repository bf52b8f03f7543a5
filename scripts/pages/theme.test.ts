/// <reference lib="dom" />
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { fixtureSite, type FixtureSite } from './fixture-site.ts';

const light = 'rgb(255, 253, 249)';
const dark = 'rgb(22, 20, 17)';
let site: FixtureSite;

beforeAll(async () => {
  site = await fixtureSite();
});
afterAll(() => site.stop());

/** Lets a reader without JavaScript, whose system is dark or light, look at an article. */
async function reading(
  system: 'light' | 'dark',
  look: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await site.browser.newContext({ colorScheme: system, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.at('feature'), { waitUntil: 'networkidle' });
  await look(page, context);
  await context.close();
}

function paperOf(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

describe('the theme of a page', () => {
  it.each([
    ['light', light],
    ['dark', dark],
  ] as const)('is %s by the reader’s system', (system, paper) =>
    reading(system, async (page) => {
      expect(await paperOf(page)).toBe(paper);
    }),
  );

  it.each([
    ['light', 'Dark', dark],
    ['dark', 'Light', light],
  ] as const)('changes in a %s system to what the switch says: %s', (system, choice, paper) =>
    reading(system, async (page) => {
      await page.getByText(choice, { exact: true }).click();
      expect(await paperOf(page)).toBe(paper);
      await page.getByText('Auto', { exact: true }).click();
      expect(await paperOf(page)).not.toBe(paper);
    }),
  );

  it('is chosen by keyboard too, and the choice shows where the focus is', () =>
    reading('light', async (page) => {
      await page.getByRole('radio', { name: 'Auto' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      expect(await paperOf(page)).toBe(dark);
      const outline = await page.evaluate(() => {
        const words = document.activeElement?.nextElementSibling;
        return words ? getComputedStyle(words).outlineStyle : null;
      });
      expect(outline).toBe('solid');
    }));

  it('stores nothing and asks the server for nothing, chosen or not', () =>
    reading('light', async (page, context) => {
      const before = site.requests.length;
      await page.getByText('Dark', { exact: true }).click();
      expect(await context.storageState()).toEqual({ cookies: [], origins: [] });
      expect(site.requests.slice(before)).toEqual([]);
    }));
});
