import { chance, type Chance } from './random.ts';
import { group, n } from './svg.ts';

/** Where a fade is strongest. */
export type Side =
  'top' | 'bottom' | 'left' | 'right' | 'topleft' | 'topright' | 'bottomleft' | 'bottomright';

const ends: Record<Side, readonly [number, number, number, number]> = {
  top: [0, 0, 0, 1],
  bottom: [0, 1, 0, 0],
  left: [0, 0, 1, 0],
  right: [1, 0, 0, 0],
  topleft: [0, 0, 1, 1],
  topright: [1, 0, 0, 1],
  bottomleft: [0, 1, 1, 0],
  bottomright: [1, 1, 0, 0],
};

/** A gradient stop: how far along, the colour, and how solid. */
export type Stop = readonly [number, string, number?];

/** One sheet of paper: collects the definitions that the marks on it refer to. */
export class Sheet {
  readonly width: number;
  readonly height: number;
  readonly luck: Chance;
  readonly #definitions = new Map<string, string>();

  constructor(name: string, width: number, height: number) {
    this.width = width;
    this.height = height;
    this.luck = chance(name);
  }

  #define(make: (id: string) => string): string {
    const key = make('');
    let id = this.#definitions.get(key);
    if (id === undefined) {
      id = `d${this.#definitions.size}`;
      this.#definitions.set(key, id);
    }
    return `url(#${id})`;
  }

  #stops(stops: readonly Stop[]): string {
    return stops
      .map(
        ([offset, colour, solid = 1]) =>
          `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${solid}"/>`,
      )
      .join('');
  }

  /** Paint that changes from one side of a mark to the other. */
  across(side: Side, stops: readonly Stop[]): string {
    const [x1, y1, x2, y2] = ends[side];
    return this.#define(
      (id) =>
        `<linearGradient id="${id}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${this.#stops(stops)}</linearGradient>`,
    );
  }

  /** Paint strongest at one side and gone by `reach` of the way across. */
  fade(side: Side, colour: string, solid = 1, reach = 1): string {
    return this.across(side, [
      [0, colour, solid],
      [reach, colour, 0],
    ]);
  }

  /** Paint that spreads from a point of the sheet. */
  glow(x: number, y: number, radius: number, stops: readonly Stop[]): string {
    return this.#define(
      (id) =>
        `<radialGradient id="${id}" gradientUnits="userSpaceOnUse" cx="${n(x)}" cy="${n(y)}" r="${n(radius)}">${this.#stops(stops)}</radialGradient>`,
    );
  }

  /** Paint ruled with parallel lines. */
  hatch(colour: string, gap: number, weight: number, angle = 0, solid = 1): string {
    return this.#define(
      (id) =>
        `<pattern id="${id}" width="${gap}" height="${gap}" patternUnits="userSpaceOnUse" patternTransform="rotate(${angle})">` +
        `<rect width="${gap}" height="${weight}" fill="${colour}" fill-opacity="${solid}"/></pattern>`,
    );
  }

  /** Marks cut to the outline of another mark. */
  within(outline: string, marks: readonly string[]): string {
    const clip = this.#define((id) => `<clipPath id="${id}">${outline}</clipPath>`);
    return group(marks, { 'clip-path': clip });
  }

  /**
   * Light or shade laid thinly over what is there. Smooth, not grained: grain is noise, and noise is
   * what a picture codec pays most for (a scene of 240 kB as AVIF weighs 21 kB without it).
   */
  wash(marks: readonly string[]): string {
    return group(marks, { opacity: 0.85 });
  }

  /** The finished picture. */
  finish(marks: readonly string[]): string {
    const definitions = [...this.#definitions]
      .map(([markup, id]) => markup.replace(' id=""', ` id="${id}"`))
      .join('');
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${this.width}" height="${this.height}" viewBox="0 0 ${this.width} ${this.height}">` +
      `<defs>${definitions}</defs>${marks.join('')}</svg>`
    );
  }
}
