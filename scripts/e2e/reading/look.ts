/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Check } from './check.ts';
import { provideMeasures } from './in-page.ts';

/** The magazine to look at, and where. */
export interface Magazine {
  browser: Browser;
  siteUrl: string;
  addresses: readonly string[];
}

/** What was found on all pages in all views of a check: how often it looked, and each fault on a line. */
export interface Found {
  looks: number;
  faults: string[];
}

/** Looks at every address in these views of a check, side by side. */
export async function findingsOf(
  magazine: Magazine,
  check: Pick<Check, 'views' | 'faults'>,
): Promise<Found> {
  const views = await Promise.all(check.views.map((view) => inView(magazine, { check, view })));
  return {
    looks: views.reduce((sum, { looks }) => sum + looks, 0),
    faults: views.flatMap(({ faults }) => faults),
  };
}

async function inView(
  { browser, siteUrl, addresses }: Magazine,
  { check, view }: { check: Pick<Check, 'faults'>; view: BrowserContextOptions },
): Promise<Found> {
  const context = await browser.newContext(view);
  await context.addInitScript(provideMeasures);
  const faults: string[] = [];
  let looks = 0;
  try {
    const page = await context.newPage();
    for (const address of addresses) {
      const noise = listen(page, siteUrl);
      await page.goto(new URL(address, siteUrl).href, { waitUntil: 'load' });
      const found = await check.faults({ page, address });
      faults.push(...[...found, ...noise.stop()].map((fault) => `${address}: ${fault}`));
      looks += 1;
    }
  } finally {
    await context.close();
  }
  return { looks, faults };
}

/** What the browser itself says of a 404 or 410: no fault of the page that explains it. */
const absence = /^Failed to load resource: the server responded with a status of (?:404|410) /;

/** Whatever a page may never do, whoever reads it: ask another host, set a cookie, complain. */
function listen(page: Page, siteUrl: string): { stop: () => string[] } {
  const heard: string[] = [];
  const onRequest = (request: { url: () => string }) => {
    if (!request.url().startsWith(`${siteUrl}/`)) heard.push(`asks for ${request.url()}`);
  };
  const onResponse = (response: { url: () => string; headers: () => Record<string, string> }) => {
    if ('set-cookie' in response.headers()) heard.push(`${response.url()} sets a cookie`);
  };
  // A breach of the Content-Security-Policy is among the browser's errors.
  const onConsole = (message: { type: () => string; text: () => string }) => {
    const isAbsence = absence.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !isAbsence)
      heard.push(`the browser says: ${message.text()}`);
  };
  const onError = (error: Error) => heard.push(`a script failed: ${error.message}`);
  page
    .on('request', onRequest)
    .on('response', onResponse)
    .on('console', onConsole)
    .on('pageerror', onError);
  return {
    stop: () => {
      page
        .off('request', onRequest)
        .off('response', onResponse)
        .off('console', onConsole)
        .off('pageerror', onError);
      return heard;
    },
  };
}
