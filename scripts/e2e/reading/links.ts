/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { desk, phone, type Check } from './check.ts';

/** What a screen reader lists of a page's links. */
interface Named {
  name: string;
  url: string;
}

/** Names that say nothing in a list of links. */
const empty =
  /^(?:(?:read|learn|find out|see|view) more|more|click here|here|this|link|continue(?: reading)?|next|previous|details|go)?[.…:>»→]*$/i;

/** Links whose words are enough. */
export const links: Check = {
  name: 'has links whose names make sense alone, one name for one place',
  promise: 'tell from the words of a link alone where it goes',
  criteria: ['2.4.4', '2.4.9', '3.2.4'],
  views: [desk],
  async faults({ page }) {
    const found = await linksOf(page);
    const places = Map.groupBy(found, ({ name }) => name);
    return [
      ...found
        .filter(({ name }) => empty.test(name.trim()))
        .map(({ name, url }) => `“${name}” says nothing of ${url}`),
      ...[...places].flatMap(([name, same]) => {
        const urls = [...new Set(same.map(({ url }) => url))];
        return urls.length === 1 ? [] : [`“${name}” leads to ${urls.join(' and to ')}`];
      }),
    ];
  },
};

/** Places that a finger or an unsteady hand can hit. */
export const targets: Check = {
  name: 'has nothing to press that is smaller than 24 by 24 pixels, or too near its neighbour',
  promise: 'hit every link outside a sentence: each has 24 by 24 pixels to itself',
  criteria: ['2.5.8'],
  views: [phone, desk],
  faults: ({ page }) => page.evaluate(smallTargets),
};

const tree = z.object({
  nodes: z.array(
    z.object({
      ignored: z.boolean(),
      role: z.object({ value: z.string() }).optional(),
      name: z.object({ value: z.string() }).optional(),
      properties: z
        .array(z.object({ name: z.string(), value: z.object({ value: z.unknown().optional() }) }))
        .optional(),
    }),
  ),
});

/** Every link with the name that the browser computes for it. */
async function linksOf(page: Page): Promise<Named[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = tree.parse(await session.send('Accessibility.getFullAXTree'));
  await session.detach();
  return nodes
    .filter(({ ignored, role }) => !ignored && role?.value === 'link')
    .map(({ name, properties = [] }) => ({
      name: name?.value ?? '',
      url: urlOf(properties),
    }));
}

function urlOf(properties: readonly { name: string; value: { value?: unknown } }[]): string {
  const url = properties.find(({ name }) => name === 'url')?.value.value;
  return typeof url === 'string' ? url : '';
}

/** WCAG 2.2, 2.5.8, with two of its exceptions: inline in a sentence, and far enough from the next. */
function smallTargets(): string[] {
  const { isForListeners, isShown, named } = window.measures;
  const least = 24;
  const isInline = (element: Element) => {
    const block = element.closest('p, li, dd, td, th, figcaption, blockquote, h1, h2, h3, footer');
    if (block === null || getComputedStyle(element).display !== 'inline') return false;
    const own = [...block.querySelectorAll('a')].map((link) => link.textContent ?? '').join('');
    return (block.textContent ?? '').replace(/\s/g, '').length > own.replace(/\s/g, '').length;
  };
  const all = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary'),
  ]
    .map((each) => window.measures.drawn(each))
    .filter((each) => isShown(each) && !isForListeners(each) && each.closest('.skip') === null)
    .map((element) => ({ element, rect: element.getBoundingClientRect() }));
  const isSmall = ({ width, height }: DOMRect) => width < least - 0.5 || height < least - 0.5;
  const centre = ({ left, top, width, height }: DOMRect) => [left + width / 2, top + height / 2];
  const distance = (one: DOMRect, other: DOMRect) => {
    const [x = 0, y = 0] = centre(one);
    if (isSmall(other)) {
      const [otherX = 0, otherY = 0] = centre(other);
      return Math.hypot(x - otherX, y - otherY) - least / 2;
    }
    const dx = Math.max(other.left - x, 0, x - other.right);
    const dy = Math.max(other.top - y, 0, y - other.bottom);
    return Math.hypot(dx, dy);
  };
  return all
    .filter(({ element, rect }) => isSmall(rect) && !isInline(element))
    .flatMap(({ element, rect }) => {
      const near = all.find(
        (other) =>
          other.element !== element &&
          !other.element.contains(element) &&
          !element.contains(other.element) &&
          distance(rect, other.rect) < least / 2 - 0.5,
      );
      const size = `${Math.round(rect.width)} by ${Math.round(rect.height)}`;
      return near === undefined
        ? []
        : [`${named(element)} is ${size} px, beside ${named(near.element)}`];
    });
}
