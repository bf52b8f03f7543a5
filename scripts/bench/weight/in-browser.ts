/** What a phone's browser fetches: before it paints, for the first screen, and in all. */
import { chromium, type Browser, type Page } from 'playwright-core';
import { bringChromium, chromiumArgs } from '../../lib/chromium.ts';
import { progress } from '../report.ts';

/** The phone that Lighthouse has in mind. */
const phone = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
};

/** What was fetched for a page. Bytes are counted as they travelled, without headers. */
export interface Fetched {
  /** The document and whatever else kept it from being painted. */
  beforePaint: number;
  /** Bytes of the document, its fonts and the pictures that stand on the first screen. */
  firstScreen: number;
  fonts: number;
  scripts: number;
  /** All that was fetched until the network was silent, pictures below the screen included. */
  all: number;
  /** Layout shift so far. */
  shift: number;
}

/** Opens each page as on a phone and says what was fetched. */
export async function fetchedFor(urls: readonly string[]): Promise<Fetched[]> {
  const browser = await chromium.launch({
    executablePath: await bringChromium(progress),
    args: [...chromiumArgs],
  });
  try {
    const found: Fetched[] = [];
    for (const url of urls) found.push(await open(browser, url));
    return found;
  } finally {
    await browser.close();
  }
}

async function open(browser: Browser, url: string): Promise<Fetched> {
  const context = await browser.newContext(phone);
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'networkidle' });
    return await weigh(page);
  } finally {
    await context.close();
  }
}

/** Runs in the page. */
function weigh(page: Page): Promise<Fetched> {
  return page.evaluate(async () => {
    const [document] = performance.getEntriesByType('navigation');
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const bytes = (entries: readonly PerformanceResourceTiming[]) =>
      entries.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    const onScreen = new Set(
      Array.from(window.document.images)
        .filter((image) => {
          const { top, bottom, width } = image.getBoundingClientRect();
          return width > 0 && bottom > 0 && top < innerHeight;
        })
        .map((image) => image.currentSrc),
    );
    const fonts = resources.filter(({ name }) => /\.woff2?$/.test(name));
    const shift = await new Promise<number>((resolve) => {
      new PerformanceObserver((list) =>
        resolve(
          (list.getEntries() as (PerformanceEntry & { value: number })[]).reduce(
            (sum, { value }) => sum + value,
            0,
          ),
        ),
      ).observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => resolve(0), 500);
    });
    const blocking = resources.filter(
      (entry) => (entry as { renderBlockingStatus?: string }).renderBlockingStatus === 'blocking',
    );
    const own = document === undefined ? [] : [document as PerformanceResourceTiming];
    return {
      beforePaint: own.length + blocking.length,
      firstScreen: bytes([
        ...own,
        ...blocking,
        ...fonts,
        ...resources.filter(({ name }) => onScreen.has(name)),
      ]),
      fonts: bytes(fonts),
      scripts: bytes(resources.filter(({ initiatorType }) => initiatorType === 'script')),
      all: bytes([...own, ...resources]),
      shift,
    };
  });
}
