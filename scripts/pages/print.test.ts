import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { fixtureSite, type FixtureSite } from './fixture-site.ts';

let site: FixtureSite;
let page: Page;

beforeAll(async () => {
  site = await fixtureSite();
  page = await site.browser.newPage({ colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  await page.goto(site.at('opinion'));
});
afterAll(() => site.stop());

it('prints a piece with its address', async () => {
  await page.getByText('https://precept.example/articles/').waitFor();
  for (const words of ['Section 151', 'The reserve was never ours', 'Hester Quillfeather, '])
    expect(await page.getByText(words).first().isVisible()).toBe(true);
});

it('prints no navigation, no switch and nothing that leads elsewhere', async () => {
  expect(await page.getByRole('navigation').count()).toBe(0);
  expect(await page.getByRole('radio').count()).toBe(0);
  for (const heading of ['Related articles', 'Have your say'])
    expect(await page.getByText(heading).first().isVisible()).toBe(false);
});

it('prints black on white, whatever the theme', async () => {
  const colours = await page.locator('body').evaluate((body) => {
    const { backgroundColor, color } = getComputedStyle(body);
    return { backgroundColor, color };
  });
  expect(colours).toEqual({ backgroundColor: 'rgb(255, 255, 255)', color: 'rgb(0, 0, 0)' });
});
