/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/// <reference lib="dom.asynciterable" />
/**
 * What checks need inside a page. The whole of it is one function, because a browser is handed a
 * function by its words alone; it puts its parts where the checks' own functions find them.
 */

/** Measures that a check's function finds on `window` once `provideMeasures` has run. */
export interface Measures {
  /** A short name for an element that a person can find on the page. */
  named: (element: Element) => string;
  /** Whether it is drawn, and has a size. */
  isShown: (element: Element) => boolean;
  /** Whether it is only there for who listens: cut to a pixel. */
  isForListeners: (element: Element) => boolean;
  /** The contrast of two computed colours (WCAG 2.2, "contrast ratio"). */
  contrast: (one: string, other: string) => number;
  /** The colour behind an element: its own, or that of the nearest that has one. */
  ground: (element: Element) => string;
  /** What is drawn for an element: the words of an input's label where the input is cut to a pixel. */
  drawn: (element: HTMLElement) => HTMLElement;
  /** Everything a keyboard can reach, in the page's order. */
  stops: () => HTMLElement[];
}

declare global {
  interface Window {
    measures: Measures;
  }
}

/** To be run in every page before its own content: `context.addInitScript(provideMeasures)`. */
export function provideMeasures(): void {
  const light = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = (/^rgba?\(([^)]+)\)$/.exec(colour)?.[1] ?? '')
      .split(',')
      .map(Number);
    if (!colour.startsWith('rgb')) throw new Error(`This colour can’t be measured: ${colour}`);
    const linear = [red, green, blue].map((part) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
  };
  const isClear = (colour: string) => /^rgba\(.*, 0\)$/.test(colour);
  window.measures = {
    named(element) {
      const words = (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40);
      const kind = [element.tagName.toLowerCase(), ...element.classList].join('.');
      return `<${kind}> “${words}”`;
    },
    isShown(element) {
      const { width, height } = element.getBoundingClientRect();
      return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
    },
    isForListeners(element) {
      return element.closest('.visually-hidden') !== null;
    },
    contrast(one, other) {
      const [darker = 0, lighter = 0] = [light(one), light(other)].sort((a, b) => a - b);
      return (lighter + 0.05) / (darker + 0.05);
    },
    ground(element) {
      for (let each: Element | null = element; each !== null; each = each.parentElement) {
        const colour = getComputedStyle(each).backgroundColor;
        if (!isClear(colour)) return colour;
      }
      return 'rgb(255, 255, 255)';
    },
    drawn(element) {
      if (!(element instanceof HTMLInputElement) || !this.isForListeners(element)) return element;
      const label = element.labels?.[0];
      return label?.querySelector('span') ?? label ?? element;
    },
    stops() {
      const able = 'a[href], button, input, select, textarea, summary, [tabindex]';
      // A group of radio buttons is one stop, at its choice; arrows go on from there.
      const isOther = (element: HTMLElement) =>
        element instanceof HTMLInputElement && element.type === 'radio' && !element.checked;
      return [...document.querySelectorAll<HTMLElement>(able)].filter(
        (element) =>
          element.tabIndex >= 0 &&
          !isOther(element) &&
          element.checkVisibility({ visibilityProperty: true }),
      );
    },
  };
}
