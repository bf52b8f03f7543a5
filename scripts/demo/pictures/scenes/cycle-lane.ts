import {
  bone,
  bottle,
  brick,
  dusk,
  fern,
  haze,
  ink,
  mix,
  moss,
  night,
  ochre,
  oxblood,
  plum,
  rust,
  slate,
  stone,
  straw,
  umber,
} from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { dark, fair } from '../shapes/people.ts';
import {
  circle,
  curve,
  ellipse,
  group,
  line,
  path,
  rect,
  stroke,
  times,
  type Point,
} from '../svg.ts';

function riderAbove(x: number, y: number, coat: string, skin: string, helmet: string): string {
  const shadow = [
    circle(-46, -15, 40, 'none', { stroke: night, 'stroke-width': 7 }),
    circle(60, -15, 40, 'none', { stroke: night, 'stroke-width': 7 }),
    stroke('M-46 -15L-10 -86L44 -86L10 -15ZM-10 -86L-16 -100M60 -15L42 -100L58 -108', night, 8),
    path(
      'M-30 -104c10 -60 30 -100 64 -112l24 24l-10 100l-14 -2l4 -60l-30 60l16 60l-10 16l-30 -66z',
      night,
    ),
    circle(58, -232, 25, night),
  ];
  return group(
    [
      group(shadow, { transform: 'translate(0 8) skewX(38) scale(1 1.05)', opacity: 0.5 }),
      rect(-86, -5, 172, 9, night, { rx: 4 }),
      rect(40, -38, 8, 76, night, { rx: 4 }),
      path('M-46 -22c0 -8 60 -16 86 -10v64c-26 6 -86 -2 -86 -10c-8 -10 -8 -34 0 -44z', coat),
      path('M-46 22c0 -8 60 -6 86 0v10c-26 6 -86 -2 -86 -10z', night, { 'fill-opacity': 0.35 }),
      stroke('M20 -26L46 -34M20 26L46 34', skin, 10),
      ellipse(26, 0, 22, 18, helmet),
      path('M6 4c10 14 32 14 42 0c-2 16 -38 22 -42 0z', night, { 'fill-opacity': 0.4 }),
    ],
    { transform: `translate(${x} ${y})` },
  );
}

function carAbove(x: number, y: number, colour: string): string {
  return group(
    [
      rect(-150, -52, 330, 130, night, { rx: 30, 'fill-opacity': 0.45 }),
      rect(-160, -66, 320, 132, colour, { rx: 34 }),
      path('M-66 -52h-34c-14 20 -14 84 0 104h34z', mix(ink, haze, 0.25)),
      path('M40 -52h44c16 22 16 82 0 104h-44z', mix(ink, haze, 0.35)),
      rect(-56, -58, 88, 8, ink),
      rect(-56, 50, 88, 8, ink),
      rect(-56, -44, 88, 88, mix(colour, bone, 0.12), { rx: 8 }),
      rect(-160, 20, 320, 46, night, { 'fill-opacity': 0.2, rx: 20 }),
    ],
    { transform: `translate(${x} ${y})` },
  );
}

function treeAbove(sheet: Sheet, x: number, y: number, size: number, colour: string): string {
  const blob = (cx: number, cy: number, r: number): string =>
    curve(
      times(16, (index): Point => [
        cx + Math.cos(index * 0.3927) * r * (index % 2 === 0 ? 1.05 : 0.88),
        cy + Math.sin(index * 0.3927) * r * (index % 2 === 0 ? 1.05 : 0.88),
      ]),
      1,
    );
  return (
    path(blob(x + size * 0.75, y + size * 0.7, size), night, { 'fill-opacity': 0.45 }) +
    path(blob(x, y, size), colour) +
    sheet.wash([
      path(blob(x, y, size), sheet.fade('bottomright', night, 0.9)),
      path(
        blob(x - size * 0.2, y - size * 0.2, size * 0.7),
        sheet.fade('topleft', straw, 0.7, 0.7),
      ),
    ]) +
    path(blob(x - size * 0.26, y - size * 0.26, size * 0.34), mix(colour, straw, 0.35), {
      'fill-opacity': 0.7,
    })
  );
}

/** A protected cycle lane from above, with the riders' shadows longer than the riders. */
export function cycleLane(sheet: Sheet): string[] {
  const street = [
    rect(-900, -900, 2800, 620, mix(stone, bone, 0.45)),
    ...times(40, (index) => line(`${-900 + index * 62} -900 ${-900 + index * 62} -280`, stone, 3)),
    ...times(9, (index) => line(`-900 ${-860 + index * 66} 1900 ${-860 + index * 66}`, stone, 3)),
    rect(-900, -290, 2800, 14, mix(stone, umber, 0.35)),
    rect(-900, -276, 2800, 252, mix(brick, rust, 0.4)),
    rect(-900, -156, 2800, 6, bone, { 'fill-opacity': 0.5 }),
    rect(-900, -24, 2800, 56, mix(stone, bone, 0.25)),
    rect(-900, 24, 2800, 10, mix(stone, umber, 0.5)),
    ...times(7, (index) =>
      rect(-760 + index * 400, -18, 250, 38, mix(moss, fern, 0.2), { rx: 16 }),
    ),
    rect(-900, 34, 2800, 700, mix(slate, ink, 0.1)),
    ...times(13, (index) => rect(-850 + index * 220, 300, 120, 11, bone, { 'fill-opacity': 0.85 })),
    rect(-900, 562, 2800, 10, ochre, { 'fill-opacity': 0.9 }),
    rect(-900, 580, 2800, 10, ochre, { 'fill-opacity': 0.9 }),
    rect(-900, 600, 2800, 16, mix(stone, umber, 0.35)),
    rect(-900, 616, 2800, 500, mix(stone, bone, 0.35)),
    ...times(8, (index) => rect(840, 52 + index * 66, 250, 36, bone, { 'fill-opacity': 0.92 })),
    ...times(4, (index) => rect(840, -270 + index * 62, 250, 30, bone, { 'fill-opacity': 0.85 })),
    stroke(
      'M-40 -216m-44 0a30 30 0 1 0 60 0a30 30 0 1 0 -60 0M60 -216m-30 0a30 30 0 1 0 60 0a30 30 0 1 0 -60 0M-54 -216l26 -44h60l28 44M-28 -260l22 44l38 -44l-6 -16h-18M-34 -270h20',
      bone,
      6,
      { 'stroke-opacity': 0.9 },
    ),
    sheet.wash([
      rect(-900, -280, 2800, 260, sheet.fade('bottom', oxblood, 0.8)),
      rect(-900, 34, 2800, 566, sheet.fade('bottom', night, 0.8)),
      rect(-900, -900, 2800, 620, sheet.fade('bottom', umber, 0.4)),
      rect(-900, 616, 2800, 400, sheet.fade('top', umber, 0.6, 0.5)),
    ]),
    ...times(7, (index) =>
      times(6, (sprig) =>
        circle(
          -740 + index * 400 + sprig * 42,
          -2 + (sprig % 2) * 6,
          16,
          [fern, moss, ochre, rust][(index + sprig) % 4] ?? fern,
        ),
      ).join(''),
    ),
    carAbove(-330, 180, bone),
    carAbove(360, 182, oxblood),
    carAbove(1380, 176, mix(dusk, ink, 0.2)),
    group([carAbove(0, 0, ochre)], { transform: 'translate(120 440) rotate(180)' }),
    riderAbove(-330, -96, ochre, fair, ink),
    riderAbove(240, -100, oxblood, dark, bone),
    riderAbove(620, -88, bottle, fair, rust),
    ...times(4, (index) => {
      const [x, y] = [900 + (index % 2) * 110, -330 + index * 170];
      return group(
        [
          path('M0 0c40 0 130 110 150 130c20 22 -6 40 -26 20c-30 -30 -130 -120 -124 -150z', night, {
            'fill-opacity': 0.5,
          }),
          ellipse(0, 0, 40, 22, [oxblood, ink, moss, plum][index] ?? ink),
          circle(0, 0, 17, [umber, night, straw, umber][index] ?? night),
        ],
        { transform: `translate(${x} ${y}) rotate(${index * 24})` },
      );
    }),
    treeAbove(sheet, -420, -500, 150, mix(moss, fern, 0.4)),
    treeAbove(sheet, 110, -440, 120, mix(rust, ochre, 0.4)),
    treeAbove(sheet, 640, -470, 130, moss),
    treeAbove(sheet, 1260, -470, 140, mix(fern, ochre, 0.3)),
    treeAbove(sheet, -80, 800, 140, moss),
    treeAbove(sheet, 620, 790, 150, mix(fern, ochre, 0.4)),
  ];
  return [
    rect(0, 0, 1600, 1000, stone),
    group(street, { transform: 'translate(600 470) rotate(-22)' }),
    sheet.wash([rect(0, 0, 1600, 1000, sheet.fade('bottomright', night, 0.45, 0.5))]),
  ];
}
