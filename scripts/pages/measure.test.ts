/// <reference lib="dom" />
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { fixtureSite, type FixtureSite } from './fixture-site.ts';

let site: FixtureSite;

beforeAll(async () => {
  site = await fixtureSite();
});
afterAll(() => site.stop());

/** Looks at a fixture in a window of this width, once everything stands. */
async function at<T>(width: number, name: string, look: (page: Page) => Promise<T>): Promise<T> {
  const page = await site.browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(site.at(name), { waitUntil: 'networkidle' });
  const seen = await look(page);
  await page.close();
  return seen;
}

/** How many characters stand on each line of the article's text, paragraphs' last lines left out. */
function linesOf(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const lines: number[] = [];
    for (const paragraph of document.querySelectorAll('.prose > p')) {
      const tops: number[] = [];
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const range = document.createRange();
        for (let index = 0; index < (node.nodeValue ?? '').length; index += 1) {
          range.setStart(node, index);
          range.setEnd(node, index + 1);
          tops.push(Math.round(range.getBoundingClientRect().bottom / 12));
        }
      }
      const counts = Object.values(Object.groupBy(tops, String)).map((all) => all?.length ?? 0);
      lines.push(...counts.slice(0, -1));
    }
    return lines;
  });
}

describe('the measure', () => {
  it.each([768, 1280, 1920])('has 60 to 75 characters a line at %i px', async (width) => {
    const lines = (await at(width, 'news', linesOf)).toSorted((a, b) => a - b);
    expect(lines.length).toBeGreaterThan(5);
    const median = lines[Math.floor(lines.length / 2)];
    expect(median).toBeGreaterThanOrEqual(60);
    expect(median).toBeLessThanOrEqual(75);
  });
});

describe('the front page', () => {
  it.each([320, 768, 1280, 1920])('is as wide as its window and no wider at %i px', (width) =>
    at(width, 'front', async (page) => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBe(width);
    }),
  );

  it('gives neighbouring blocks different weights', () =>
    at(1280, 'front', async (page) => {
      const columns = await page.locator('.block .content > *').evaluateAll((shares) =>
        shares.map((share) => {
          const { gridTemplateColumns, columnWidth } = getComputedStyle(share);
          return `${gridTemplateColumns} ${columnWidth}`;
        }),
      );
      expect(columns.length).toBeGreaterThan(3);
      expect(columns.filter((shape, index) => shape === columns[index + 1])).toEqual([]);
    }));
});
