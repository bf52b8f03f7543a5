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
  paper,
  plum,
  rust,
  slate,
  stone,
  straw,
  umber,
} from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { chimney, courses, lamp, sash } from '../shapes/buildings.ts';
import { brown, dark, person, thrown } from '../shapes/people.ts';
import { bank, sky } from '../shapes/sky.ts';
import { cab, wheel } from '../shapes/vehicles.ts';
import { circle, ellipse, path, place, poly, rect, times } from '../svg.ts';

function bin(x: number, y: number, size: number, colour: string): string {
  return (
    poly(
      `${x - size * 0.32} ${y - size * 0.94} ${x + size * 0.32} ${y - size * 0.94} ${x + size * 0.25} ${y} ${x - size * 0.25} ${y}`,
      colour,
    ) +
    poly(
      `${x + size * 0.06} ${y - size * 0.94} ${x + size * 0.32} ${y - size * 0.94} ${x + size * 0.25} ${y} ${x + size * 0.05} ${y}`,
      night,
      { 'fill-opacity': 0.35 },
    ) +
    path(
      `M${x - size * 0.36} ${y - size * 0.92}c0 ${-size * 0.12} ${size * 0.1} ${-size * 0.13} ${size * 0.36} ${-size * 0.13}s${size * 0.36} ${size * 0.02} ${size * 0.36} ${size * 0.13}z`,
      mix(colour, bone, 0.14),
    ) +
    circle(x - size * 0.2, y - size * 0.05, size * 0.08, night)
  );
}

/** The bin lorry's first street of the day: beacon going, crew at a trot. */
export function binLorry(sheet: Sheet): string[] {
  const road = 836;
  const body = mix(moss, fern, 0.25);
  const houses = times(6, (index) => {
    const x = -70 + index * 290;
    const wall = mix(mix(plum, brick, 0.35), dusk, 0.2 + (index % 2) * 0.12);
    return (
      rect(x, 330, 290, 480, wall) +
      poly(`${x} 334 ${x} 210 ${x + 290} 210 ${x + 290} 334`, mix(slate, plum, 0.35)) +
      chimney(x + 250, 140, 64, 100, mix(plum, brick, 0.4), 3) +
      sash(
        x + 40,
        380,
        66,
        120,
        index === 2 ? straw : mix(ink, slate, 0.35),
        mix(bone, dusk, 0.35),
      ) +
      sash(x + 178, 380, 66, 120, mix(ink, slate, 0.35), mix(bone, dusk, 0.35)) +
      sash(
        x + 34,
        590,
        100,
        140,
        index === 4 ? ochre : mix(ink, slate, 0.35),
        mix(bone, dusk, 0.35),
      ) +
      rect(x + 178, 560, 74, 250, mix(bone, dusk, 0.4)) +
      rect(x + 186, 610, 58, 200, [oxblood, bottle, ink, ochre, plum, moss][index] ?? ink) +
      courses(sheet, [x, 340, 290, 460], night, 50, 18, 0.16)
    );
  });
  const lorry = [
    path('M-330 -44V-190c0 -20 10 -30 26 -32l300 -2v180z', body),
    path('M-330 -44v-110l-52 24c-14 8 -18 20 -14 34l26 52z', mix(body, night, 0.25)),
    poly('-396 -70 -330 -70 -330 -34 -376 -34', night),
    ...times(5, (index) => rect(-300 + index * 58, -214, 7, 168, mix(body, night, 0.3))),
    rect(-330, -132, 326, 40, mix(bone, straw, 0.2)),
    rect(-330, -132, 326, 40, sheet.hatch(oxblood, 44, 22, 60, 0.9)),
    rect(-330, -62, 330, 18, mix(body, night, 0.5)),
    rect(-340, -40, 352, 16, night),
    ...[-268, -218, -60].map((x) => wheel(x, -24, 26)),
    place(cab(mix(body, bone, 0.06), mix(ink, haze, 0.3)), 6, 0, 1.42),
    rect(20, -186, 46, 16, ochre),
    rect(-304, -236, 36, 14, ochre),
  ];
  return [
    sky(sheet, mix(slate, dusk, 0.4), mix(rust, straw, 0.6), 420),
    bank(760, 60, 520, 14, mix(straw, rust, 0.25), 0.65),
    ...houses,
    sheet.wash([
      rect(0, 330, 1600, 480, sheet.fade('bottom', ink, 0.85)),
      circle(
        1060,
        520,
        420,
        sheet.glow(1060, 520, 420, [
          [0, ochre, 0.85],
          [1, ochre, 0],
        ]),
      ),
      circle(
        566,
        440,
        240,
        sheet.glow(566, 440, 240, [
          [0, ochre, 0.75],
          [1, ochre, 0],
        ]),
      ),
    ]),
    rect(0, 800, 1600, 30, mix(stone, slate, 0.5)),
    rect(0, 826, 1600, 180, mix(slate, night, 0.45)),
    rect(0, 818, 1600, 10, mix(slate, ink, 0.5)),
    ...[70, 330, 380, 1330, 1384].map((x, index) =>
      bin(x, 822, 96, index % 2 === 0 ? mix(slate, ink, 0.4) : mix(umber, moss, 0.3)),
    ),
    rect(80, road + 44, 1400, 8, night, { 'fill-opacity': 0.35 }),
    ellipse(870, road + 58, 640, 22, night, { 'fill-opacity': 0.6 }),
    place(lorry, 940, road + 54, 1.75),
    sheet.wash([
      path(
        'M362 812V560c0 -36 18 -52 46 -56l525 -4v312z',
        sheet.fade('bottomleft', night, 0.8, 0.8),
      ),
      poly('1180 826 1180 800 1600 740 1600 980', sheet.fade('left', straw, 0.9)),
    ]),
    rect(962, 560, 80, 30, straw),
    rect(400, 468, 64, 26, straw),
    thrown(214, 946, 40, -330, 20, night, 0.4),
    person(150, 944, 300, {
      coat: ochre,
      legs: ink,
      bands: paper,
      pose: 'reach',
      hat: 'wool',
      hatColour: oxblood,
      skin: dark,
    }),
    bin(246, 944, 170, mix(slate, ink, 0.3)),
    person(1420, 934, 286, {
      coat: ochre,
      legs: slate,
      bands: paper,
      pose: 'walk',
      flip: true,
      skin: brown,
      hair: night,
    }),
    lamp(1546, 936, 620, night, true),
    sheet.wash([rect(0, 880, 1600, 120, sheet.fade('bottom', night, 0.8))]),
  ];
}
