import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../e2e/until.ts';
import { fixtureSite, type FixtureSite } from './fixture-site.ts';

let site: FixtureSite;

beforeAll(async () => {
  site = await fixtureSite();
});
afterAll(() => site.stop());

it('fetches the page under the pointer before the reader opens it', async () => {
  const page = await site.browser.newPage();
  await page.goto(site.at('front'), { waitUntil: 'networkidle' });
  await page.getByRole('navigation', { name: 'Sections' }).getByText('Finance').hover();
  const early = () => site.requests.filter(({ purpose }) => purpose?.startsWith('prefetch'));
  await until('a page is fetched early', () => Promise.resolve(early().length > 0));
  expect(early().map(({ path }) => path)).toEqual(['/sections/finance/']);
  await page.close();
});
