/** A point on the sheet: across, then down. */
export type Point = readonly [number, number];

/** Extra SVG attributes for a mark. */
export type Attributes = Readonly<Record<string, string | number>>;

/** A number as short as the drawing needs. */
export const n = (value: number): string => String(Math.round(value * 10) / 10);

function attributes(extra: Attributes): string {
  return Object.entries(extra)
    .map(
      ([name, value]) =>
        ` ${name}="${typeof value === 'number' ? Math.round(value * 1000) / 1000 : value}"`,
    )
    .join('');
}

/** A filled path. */
export const path = (d: string, fill: string, extra: Attributes = {}): string =>
  `<path d="${d}" fill="${fill}"${attributes(extra)}/>`;

/** Corners of a polygon or a line: points, or their coordinates in one string, as SVG writes them. */
export type Corners = readonly Point[] | string;

const trace = (corners: Corners): string =>
  typeof corners === 'string'
    ? `M${corners.replace(/-?\d+\.\d+/g, (value) => n(Number(value)))}`
    : `M${corners.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}`;

/** A filled polygon. */
export const poly = (corners: Corners, fill: string, extra: Attributes = {}): string =>
  path(`${trace(corners)}Z`, fill, extra);

/** A filled rectangle. */
export const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  extra: Attributes = {},
): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(Math.max(0, width))}" height="${n(Math.max(0, height))}" fill="${fill}"${attributes(extra)}/>`;

/** A filled circle. */
export const circle = (
  x: number,
  y: number,
  radius: number,
  fill: string,
  extra: Attributes = {},
): string =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${fill}"${attributes(extra)}/>`;

/** A filled ellipse. */
export const ellipse = (
  x: number,
  y: number,
  rx: number,
  ry: number,
  fill: string,
  extra: Attributes = {},
): string =>
  `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}"${attributes(extra)}/>`;

/** A stroked line through points. */
export const line = (
  corners: Corners,
  colour: string,
  width: number,
  extra: Attributes = {},
): string => path(trace(corners), 'none', { stroke: colour, 'stroke-width': width, ...extra });

/** A stroked free path. */
export const stroke = (d: string, colour: string, width: number, extra: Attributes = {}): string =>
  path(d, 'none', { stroke: colour, 'stroke-width': width, ...extra });

/** Marks grouped under shared attributes. */
export const group = (marks: readonly string[], extra: Attributes = {}): string =>
  `<g${attributes(extra)}>${marks.join('')}</g>`;

/** Marks moved, and scaled about their own origin. */
export const place = (
  marks: readonly string[],
  x: number,
  y: number,
  scale = 1,
  flip = false,
): string =>
  `<g transform="translate(${n(x)} ${n(y)}) scale(${Math.round((flip ? -scale : scale) * 1000) / 1000} ${Math.round(scale * 1000) / 1000})">${marks.join('')}</g>`;

/** The outline of a smooth closed curve through points. */
export function curve(points: readonly Point[], tension = 0.5, closed = true): string {
  const at = (index: number): Point => {
    const last = points.length - 1;
    const wrapped = closed
      ? (index + points.length) % points.length
      : Math.min(last, Math.max(0, index));
    return points[wrapped] ?? [0, 0];
  };
  const pull = tension / 3;
  let d = `M${n(at(0)[0])} ${n(at(0)[1])}`;
  for (let index = 0; index < points.length - (closed ? 0 : 1); index += 1) {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    d += `C${n(from[0] + (to[0] - before[0]) * pull)} ${n(from[1] + (to[1] - before[1]) * pull)} `;
    d += `${n(to[0] - (after[0] - from[0]) * pull)} ${n(to[1] - (after[1] - from[1]) * pull)} ${n(to[0])} ${n(to[1])}`;
  }
  return closed ? `${d}Z` : d;
}

/** `count` values made from their index. */
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
