/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { desk, type Check } from './check.ts';

/** What 400 % of a screen of 1280 by 1024 leaves, in CSS pixels (WCAG 2.2, 1.4.10). */
const enlarged = { viewport: { width: 320, height: 256 } };

/** Enlarging everything fourfold. */
export const zoom: Check = {
  name: 'reads at 400 % without scrolling sideways, but for tables in their own regions',
  promise: 'enlarge everything to 400 % and never scroll from side to side, wide tables excepted',
  criteria: ['1.4.4', '1.4.10'],
  views: [enlarged],
  faults: ({ page }) => page.evaluate(sidewaysFaults),
};

/** A reader's own spacing. */
export const spacing: Check = {
  name: 'loses no word to a reader’s own spacing of lines, letters and words',
  promise: 'set lines, words and letters further apart and lose nothing',
  criteria: ['1.4.12'],
  views: [enlarged, desk],
  async faults({ page }) {
    const before = await page.evaluate(lossFaults);
    await page.evaluate(spaceOut);
    const after = await page.evaluate(lossFaults);
    return [...before, ...after, ...(await page.evaluate(sidewaysFaults))];
  },
};

/** What reaches over the side of the screen, or scrolls sideways without being a table or a program. */
function sidewaysFaults(): string[] {
  const { isForListeners, isShown, named } = window.measures;
  const width = document.documentElement.clientWidth;
  const wide = document.documentElement.scrollWidth;
  const scrolls = (element: Element) => {
    const { overflowX } = getComputedStyle(element);
    return ['auto', 'scroll', 'hidden', 'clip'].includes(overflowX);
  };
  const allowed = 'div.table-scroll, pre';
  const all = [...document.body.querySelectorAll('*')].filter(
    (each) => isShown(each) && !isForListeners(each) && each.closest(allowed) === null,
  );
  return [
    ...(wide > width ? [`The page is ${wide} px wide on a screen of ${width} px.`] : []),
    ...all
      .filter((each) => each.getBoundingClientRect().right > width + 1)
      .map((each) => `${named(each)} reaches over the side`),
    ...all
      .filter((each) => scrolls(each) && each.scrollWidth > each.clientWidth + 1)
      .map((each) => `${named(each)} scrolls sideways`),
  ];
}

/** The four measures of WCAG 2.2, 1.4.12, as a reader's own style sheet sets them. */
function spaceOut(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
     p { margin-block-end: 2em !important; }`,
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** Words that are cut off, or that stand on other words. */
function lossFaults(): string[] {
  const { isForListeners, isShown, named } = window.measures;
  const cut = [...document.body.querySelectorAll('*')].filter((each) => {
    if (!isShown(each) || isForListeners(each) || each.closest('div.table-scroll') !== null)
      return false;
    const { overflowX, overflowY, textOverflow } = getComputedStyle(each);
    const hides = (overflow: string) => ['hidden', 'clip'].includes(overflow);
    return (
      textOverflow === 'ellipsis' ||
      (hides(overflowY) && each.scrollHeight > each.clientHeight + 1) ||
      (hides(overflowX) && each.scrollWidth > each.clientWidth + 1)
    );
  });
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const lines: { parent: Element; rect: DOMRect }[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent === null || node.nodeValue?.trim() === '') continue;
    if (!isShown(parent) || isForListeners(parent) || parent.closest('div.table-scroll, script'))
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) lines.push({ parent, rect });
  }
  // A line's rectangle is as tall as its font, which is taller than its letters.
  const within = ({ height }: DOMRect) => height * 0.3;
  const covered = lines.flatMap(({ parent, rect }, at) =>
    lines
      .slice(at + 1)
      .filter(
        (other) =>
          other.parent !== parent &&
          !other.parent.contains(parent) &&
          !parent.contains(other.parent) &&
          Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left) > 2 &&
          Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top) >
            Math.min(within(rect), within(other.rect)),
      )
      .map((other) => `${named(parent)} and ${named(other.parent)} stand on each other`),
  );
  return [...cut.map((each) => `${named(each)} is cut off`), ...covered];
}
