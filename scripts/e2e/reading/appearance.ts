/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { desk, phone, type Check } from './check.ts';

/** Words that stand out from their ground, in both themes. */
export const contrast: Check = {
  name: 'has a contrast of 7:1 for all its words, in both themes',
  promise: 'read every word at a contrast of at least 7:1, on a light page and on a dark one',
  criteria: ['1.4.3', '1.4.6'],
  views: [
    { ...desk, colorScheme: 'light' },
    { ...desk, colorScheme: 'dark' },
  ],
  async faults({ page }) {
    const isAsked = await page.evaluate((): string[] => {
      const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
      const paper = window.measures.ground(document.body);
      const onWhite = window.measures.contrast(paper, 'rgb(255, 255, 255)');
      return isDark === onWhite > 10 ? [] : [`The paper is ${paper}, not as the reader asked.`];
    });
    return [...isAsked, ...(await page.evaluate(paleWords))];
  },
};

/** A reader's own few colours, as Windows' contrast themes set them. */
export const forcedColours: Check = {
  name: 'keeps links, focus and lines in a reader’s own few colours',
  promise: 'use a contrast theme of your system: links, lines and the focus stay visible',
  criteria: ['1.4.11', '1.4.1', '2.4.7'],
  views: [
    { ...desk, forcedColors: 'active', colorScheme: 'dark' },
    { ...desk, forcedColors: 'active', colorScheme: 'light' },
  ],
  faults: ({ page }) => page.evaluate(forcedFaults),
};

/** A reader who wants nothing to move. */
export const motion: Check = {
  name: 'moves nothing for a reader who wants nothing moved',
  promise: 'ask your system for less motion, and nothing moves',
  criteria: ['2.2.2', '2.3.3'],
  views: [
    { ...desk, reducedMotion: 'reduce' },
    { ...phone, reducedMotion: 'reduce' },
  ],
  async faults({ page }) {
    // Whatever begins by being pointed at or reached begins now.
    await page.keyboard.press('Tab');
    const link = page.locator('main a').first();
    if ((await link.count()) > 0) await link.hover({ force: true });
    return page.evaluate(movingFaults);
  },
};

function paleWords(): string[] {
  const { contrast, ground, isShown, named } = window.measures;
  const holdsWords = (element: Element) =>
    [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== '',
    );
  return [...document.body.querySelectorAll('*')]
    .filter((element) => isShown(element) && holdsWords(element))
    .flatMap((element) => {
      const ratio = contrast(getComputedStyle(element).color, ground(element));
      return ratio >= 7 ? [] : [`${named(element)} has a contrast of ${ratio.toFixed(2)}`];
    });
}

function forcedFaults(): string[] {
  const { isShown, named, stops } = window.measures;
  if (!matchMedia('(forced-colors: active)').matches) return ['The colours are not forced.'];
  const words = getComputedStyle(document.body).color;
  const all = [...document.body.querySelectorAll('*')].filter(isShown);
  return [
    ...all
      .filter((each) => getComputedStyle(each).forcedColorAdjust === 'none')
      .map((each) => `${named(each)} keeps colours of its own`),
    // A link looks like one: another colour than words have, or a line below it.
    ...[...document.querySelectorAll('a[href]')]
      .filter(isShown)
      .filter((link) => {
        const { color, textDecorationLine } = getComputedStyle(link);
        return color === words && !textDecorationLine.includes('underline');
      })
      .map((link) => `${named(link)} looks like any word`),
    // What says "you are here" says it by more than a ground, which is gone now.
    ...[...document.querySelectorAll('[aria-current]')].filter(isShown).flatMap((here) => {
      const other = [...(here.closest('ul')?.querySelectorAll('a') ?? [])].find(
        (link) => !link.hasAttribute('aria-current'),
      );
      if (other === undefined) return [];
      const look = (element: Element) => {
        const style = getComputedStyle(element);
        const border = [
          style.borderBlockEndWidth,
          style.borderBlockEndStyle,
          style.borderBlockEndColor,
        ];
        return [style.textDecorationLine, style.fontWeight, ...border].join();
      };
      return look(here) === look(other) ? [`${named(here)} looks like the rest of its list`] : [];
    }),
    ...stops()
      .filter((stop) => {
        stop.focus({ focusVisible: true } as FocusOptions);
        const { outlineStyle, outlineWidth } = getComputedStyle(window.measures.drawn(stop));
        return outlineStyle === 'none' || parseFloat(outlineWidth) < 2;
      })
      .map((stop) => `${named(stop)} does not show that it has the focus`),
  ];
}

function movingFaults(): string[] {
  const { named } = window.measures;
  const lasts = (durations: string) => durations.split(',').some((each) => parseFloat(each) > 0);
  const styled = [...document.querySelectorAll('*')].filter((element) =>
    [null, '::before', '::after'].some((part) => {
      const style = getComputedStyle(element, part);
      const isAnimated = style.animationName !== 'none' && lasts(style.animationDuration);
      return isAnimated || lasts(style.transitionDuration) || style.scrollBehavior === 'smooth';
    }),
  );
  return [
    ...styled.map((element) => `${named(element)} would move`),
    ...document.getAnimations().map((each) => `An animation runs: ${each.playState}`),
  ];
}
