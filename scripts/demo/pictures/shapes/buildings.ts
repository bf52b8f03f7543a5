import { bone, ink, mix, night, straw } from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { line, n, path, poly, rect, times, type Point } from '../svg.ts';

/** A sash window with a sill: panes two by `rows`. */
export function sash(
  x: number,
  y: number,
  width: number,
  height: number,
  glass: string,
  frame: string = bone,
  rows = 2,
): string {
  const bar = Math.max(1.5, width * 0.06);
  return (
    rect(x - bar, y - bar, width + bar * 2, height + bar * 2, frame) +
    rect(x, y, width, height, glass) +
    poly(`${x} ${y} ${x + width * 0.7} ${y} ${x} ${y + height * 0.6}`, bone, {
      'fill-opacity': 0.16,
    }) +
    rect(x + width / 2 - bar / 2, y, bar, height, frame) +
    times(rows - 1, (index) =>
      rect(x, y + (height * (index + 1)) / rows - bar / 2, width, bar, frame),
    ).join('') +
    rect(x - bar * 2, y + height + bar, width + bar * 4, bar * 1.6, frame)
  );
}

/** A round-headed window. */
export function arched(
  x: number,
  y: number,
  width: number,
  height: number,
  glass: string,
  frame: string,
): string {
  const outline = (grow: number): string => {
    const half = width / 2 + grow;
    return `M${n(x + width / 2 - half)} ${n(y + height + grow)}V${n(y + width / 2)}A${n(half)} ${n(half)} 0 0 1 ${n(x + width / 2 + half)} ${n(y + width / 2)}V${n(y + height + grow)}Z`;
  };
  const bar = width * 0.05;
  return (
    path(outline(width * 0.1), frame) +
    path(outline(0), glass) +
    rect(x + width / 2 - bar / 2, y, bar, height, frame) +
    rect(x, y + width / 2 - bar / 2, width, bar, frame) +
    rect(x, y + height * 0.62, width, bar, frame)
  );
}

/** A chimney stack with its pots. */
export function chimney(
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
  pots = 3,
): string {
  const gap = width / pots;
  return (
    times(pots, (index) =>
      poly(
        `${x + gap * index + gap * 0.2} ${y - height * 0.28} ${x + gap * index + gap * 0.75} ${y - height * 0.28} ${x + gap * index + gap * 0.82} ${y} ${x + gap * index + gap * 0.12} ${y}`,
        mix(colour, straw, 0.25),
      ),
    ).join('') +
    rect(x, y, width, height, colour) +
    rect(x - width * 0.06, y, width * 1.12, height * 0.12, mix(colour, night, 0.3)) +
    rect(x + width * 0.62, y, width * 0.38, height, night, { 'fill-opacity': 0.28 })
  );
}

/** A row of buildings far off, as one flat shape. */
export function roofline(
  sheet: Sheet,
  x1: number,
  x2: number,
  base: number,
  low: number,
  high: number,
  colour: string,
): string {
  const points: Point[] = [[x1, base]];
  let x = x1;
  while (x < x2) {
    const width = sheet.luck.between(34, 96);
    const top = base - sheet.luck.between(low, high);
    const kind = sheet.luck.between();
    if (kind < 0.45) points.push([x, top], [x + width, top]);
    else if (kind < 0.8)
      points.push([x, top], [x + width / 2, top - width * 0.38], [x + width, top]);
    else
      points.push(
        [x, top],
        [x + width * 0.3, top],
        [x + width * 0.3, top - 26],
        [x + width * 0.5, top - 26],
        [x + width * 0.5, top],
        [x + width, top],
      );
    x += width;
  }
  points.push([x, base]);
  return poly(points, colour);
}

/** A wall of small windows, some of them lit. */
export function windows(
  sheet: Sheet,
  area: readonly [number, number, number, number],
  across: number,
  down: number,
  lit: number,
  colours: { readonly on: readonly [string, ...string[]]; readonly off: string },
  fill = 0.58,
): string {
  const [x, y, width, height] = area;
  const w = width / across;
  const h = height / down;
  return times(across * down, (index) => {
    const on = sheet.luck.often(lit);
    return rect(
      x + (index % across) * w + (w * (1 - fill)) / 2,
      y + Math.floor(index / across) * h + (h * (1 - fill)) / 2,
      w * fill,
      h * fill,
      on ? sheet.luck.pick(colours.on) : colours.off,
    );
  }).join('');
}

/** A street lamp, its head towards the right unless turned. */
export function lamp(
  x: number,
  y: number,
  height: number,
  colour: string = ink,
  turned = false,
): string {
  const way = turned ? -1 : 1;
  return (
    line(
      `${x} ${y} ${x} ${y - height} ${x + way * height * 0.16} ${y - height * 1.02}`,
      colour,
      Math.max(2, height * 0.02),
      {
        'stroke-linejoin': 'round',
      },
    ) +
    poly(
      `${x + way * height * 0.12} ${y - height * 1.035} ${x + way * height * 0.26} ${y - height * 1.02} ${x + way * height * 0.26} ${y - height} ${x + way * height * 0.13} ${y - height * 1.0}`,
      colour,
    ) +
    rect(x - height * 0.016, y - height * 0.14, height * 0.032, height * 0.14, colour)
  );
}

/** Courses of brick suggested by a scatter of short strokes. */
export function courses(
  sheet: Sheet,
  area: readonly [number, number, number, number],
  colour: string,
  count: number,
  size = 16,
  solid = 0.5,
): string {
  const [x, y, width, height] = area;
  return times(count, () => {
    const row = Math.floor(sheet.luck.between(0, height / (size * 0.55)));
    return rect(
      x + sheet.luck.between(0, width - size),
      y + row * size * 0.55,
      size,
      size * 0.36,
      colour,
      { 'fill-opacity': solid },
    );
  }).join('');
}
