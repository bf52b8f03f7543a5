import { chance, type Chance } from './random.ts';
import { group, n, rect } from './svg.ts';

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

  /** Marks whose fades break up into grains of ink, as in a litho print. */
  grain(marks: readonly string[], size: 'fine' | 'coarse' = 'fine'): string {
    const frequency = size === 'fine' ? 0.68 : 0.41;
    const filter = this.#define(
      (id) =>
        `<filter id="${id}" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB">` +
        `<feTurbulence type="fractalNoise" baseFrequency="${frequency}" numOctaves="2" seed="7"/>` +
        '<feColorMatrix values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2.4 0 0 0 -0.7" result="noise"/>' +
        '<feComposite in="SourceAlpha" in2="noise" operator="arithmetic" k2="1" k3="-1" result="over"/>' +
        '<feComponentTransfer in="over" result="mask"><feFuncA type="linear" slope="7" intercept="0.1"/></feComponentTransfer>' +
        '<feComponentTransfer in="SourceGraphic"><feFuncA type="table" tableValues="0 0.6 1 1 1 1 1 1 1 1"/></feComponentTransfer>' +
        '<feComposite in2="mask" operator="in"/></filter>',
    );
    return group(marks, { filter });
  }

  /** The finished picture: the marks, with the press's wobble and the tooth of the paper. */
  finish(marks: readonly string[]): string {
    const full =
      'filterUnits="userSpaceOnUse" x="0" y="0" ' +
      `width="${this.width}" height="${this.height}" color-interpolation-filters="sRGB"`;
    const tooth =
      `<filter id="tooth" ${full}><feTurbulence type="fractalNoise" baseFrequency="0.62" numOctaves="2" seed="3"/>` +
      '<feColorMatrix values="0 0 0 0 0.06 0 0 0 0 0.08 0 0 0 0 0.12 3.4 0 0 0 -1.75"/></filter>' +
      `<filter id="fleck" ${full}><feTurbulence type="fractalNoise" baseFrequency="0.57" numOctaves="2" seed="11"/>` +
      '<feColorMatrix values="0 0 0 0 0.98 0 0 0 0 0.95 0 0 0 0 0.88 0 3.4 0 0 -1.85"/></filter>';
    const definitions = [...this.#definitions]
      .map(([markup, id]) => markup.replace(' id=""', ` id="${id}"`))
      .join('');
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${this.width}" height="${this.height}" viewBox="0 0 ${this.width} ${this.height}">` +
      `<defs>${definitions}${tooth}</defs>${marks.join('')}` +
      rect(0, 0, this.width, this.height, '#000', { filter: 'url(#tooth)', opacity: 0.3 }) +
      rect(0, 0, this.width, this.height, '#000', { filter: 'url(#fleck)', opacity: 0.22 }) +
      '</svg>'
    );
  }
}
