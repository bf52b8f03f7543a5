/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core';
import { desk, phone, type Check } from './check.ts';

/** What the browser noted at one stop of the focus. */
interface Stop {
  /** Its place among everything that can be reached, counted from 0; -1 for something else. */
  index: number;
  name: string;
  fault: string | null;
}

declare global {
  interface Window {
    focused: Stop[];
  }
}

/** Reading with the keyboard alone. */
export const keyboard: Check = {
  name: 'can be read with the keyboard alone',
  promise:
    'reach everything with the keyboard alone, in the order of the page, always see where you are, never be caught, and skip what stands on every page',
  criteria: ['2.1.1', '2.1.2', '2.4.1', '2.4.3', '2.4.7', '2.4.11', '1.4.11'],
  views: [
    { ...desk, colorScheme: 'light' },
    { ...phone, colorScheme: 'dark' },
  ],
  async faults({ page }) {
    await page.evaluate(noteFocus);
    const all = await page.evaluate(() => window.measures.stops().map(window.measures.named));
    const forwards = await walk(page, all.length);
    const onwards = await leaves(page, 'Tab');
    await page.evaluate(() => window.measures.stops().at(-1)?.focus());
    await page.keyboard.down('Shift');
    const backwards = await walk(page, all.length - 1);
    await page.keyboard.up('Shift');
    const last = all.length - 1;
    return [
      ...forwards.flatMap(({ fault, name }) => (fault === null ? [] : [`${name}: ${fault}`])),
      ...orderFaults('forwards', { walked: forwards, expected: (step) => step, all }),
      ...orderFaults('backwards', { walked: backwards, expected: (step) => last - 1 - step, all }),
      ...(onwards ? [] : ['The keyboard is caught at the last stop.']),
      ...(await skipFaults(page)),
    ];
  },
};

function orderFaults(
  way: string,
  {
    walked,
    expected,
    all,
  }: { walked: readonly Stop[]; expected: (step: number) => number; all: readonly string[] },
): string[] {
  const step = walked.findIndex(({ index }, at) => index !== expected(at));
  return step === -1
    ? []
    : [`${way}, ${walked[step]?.name} comes where ${all[expected(step)]} stands in the page`];
}

/** Presses the tabulator so often, and returns where that led. */
async function walk(page: Page, times: number): Promise<readonly Stop[]> {
  await page.evaluate(() => (window.focused = []));
  // The browser takes them one after the other; nobody need wait for each.
  await Promise.all(Array.from({ length: times }, () => page.keyboard.press('Tab')));
  const walked = await page.evaluate(() => window.focused);
  if (walked.length === times) return walked;
  const missing = { index: -1, name: 'nothing', fault: null };
  return Array.from({ length: times }, (_each, at) => walked[at] ?? missing);
}

/** Whether a key leads away from where the focus is. */
async function leaves(page: Page, key: string): Promise<boolean> {
  const here = await page.evaluateHandle(() => document.activeElement);
  await page.keyboard.press(key);
  return page.evaluate((element) => document.activeElement !== element, here);
}

/** The first stop is the link over what stands on every page; it can be seen, and it leads there. */
async function skipFaults(page: Page): Promise<string[]> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.reload();
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? null);
  if (first !== '#main') return [`The first stop leads to ${first} instead of #main.`];
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const isInside = await page.evaluate(() => {
    const main = document.querySelector('main');
    const isBare = main?.querySelector('a[href], button, [tabindex]') === null;
    return isBare || main?.contains(document.activeElement) === true;
  });
  return isInside ? [] : ['The link over the navigation does not lead into the main content.'];
}

/** Notes each stop: which it is, and whether it can be seen (WCAG 2.2, 2.4.7, 2.4.11 and 1.4.11). */
function noteFocus(): void {
  const { contrast, ground, named, stops } = window.measures;
  const all = stops();
  const faultOf = (stop: HTMLElement): string | null => {
    const element = window.measures.drawn(stop);
    const style = getComputedStyle(element);
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2)
      return `its outline is ${style.outlineStyle}, ${style.outlineWidth}`;
    const ratio = contrast(style.outlineColor, ground(element.parentElement ?? element));
    if (ratio < 3) return `its outline has a contrast of ${ratio.toFixed(2)}`;
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const isSeen = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    return isSeen && right - left > 1 && bottom - top > 1 ? null : 'it is out of sight';
  };
  window.focused = [];
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    window.focused.push({
      index: all.indexOf(target),
      name: named(target),
      fault: faultOf(target),
    });
  });
}
