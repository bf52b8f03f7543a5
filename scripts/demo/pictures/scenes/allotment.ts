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
  straw,
  umber,
} from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { dark, person, thrown } from '../shapes/people.ts';
import { bank, sky, sun } from '../shapes/sky.ts';
import { broadleaf, hedge } from '../shapes/trees.ts';
import { circle, ellipse, line, path, poly, rect, stroke, times, type Point } from '../svg.ts';

/** Allotments behind the houses: rows, canes, a shed, and someone stopping to look. */
export function allotment(sheet: Sheet): string[] {
  const ground = 500;
  const vanish: Point = [980, 430];
  const rows = times(13, (index) => {
    const x1 = -900 + index * 270;
    const edge = (x: number, y: number): Point => [
      vanish[0] + (x - vanish[0]) * ((y - vanish[1]) / (1000 - vanish[1])),
      y,
    ];
    return poly(
      [edge(x1, ground + 40), edge(x1 + 150, ground + 40), edge(x1 + 150, 1010), edge(x1, 1010)],
      index % 2 === 0 ? mix(umber, rust, 0.18) : mix(moss, fern, 0.25),
    );
  });
  const cabbage = (x: number, y: number, size: number, colour: string): string =>
    ellipse(x, y, size, size * 0.34, night, { 'fill-opacity': 0.35 }) +
    times(5, (index) =>
      ellipse(
        x + (index - 2) * size * 0.36,
        y - size * (0.34 + (index % 2) * 0.18),
        size * 0.44,
        size * 0.42,
        mix(colour, index % 2 === 0 ? bone : bottle, 0.16),
      ),
    ).join('') +
    circle(x, y - size * 0.52, size * 0.34, mix(colour, straw, 0.3));
  const plants: string[] = [];
  for (let step = 0; step < 9; step += 1) {
    const near = (step + 1.2) / 10;
    const y = ground + 34 + near * near * 450;
    const spread = (y - vanish[1]) / 570;
    for (const lane of [-745, -205, 335])
      plants.push(
        cabbage(
          vanish[0] + (lane + 75 - vanish[0] + 0) * spread + 0,
          y,
          58 * spread,
          lane === -205 ? mix(plum, slate, 0.3) : fern,
        ),
      );
  }
  const canes = (x: number, y: number, size: number): string =>
    stroke(
      `M${x - 40 * size} ${y}L${x + 26 * size} ${y - 250 * size}M${x + 40 * size} ${y}L${x - 26 * size} ${y - 250 * size}M${x} ${y}V${y - 260 * size}`,
      mix(ochre, umber, 0.3),
      6 * size,
    ) +
    times(20, (index) =>
      ellipse(
        x + Math.sin(index * 2.3) * 34 * size * (1 - index / 26),
        y - 20 * size - index * 11 * size,
        15 * size,
        9 * size,
        index % 4 === 0 ? oxblood : mix(moss, fern, (index % 3) * 0.4),
      ),
    ).join('');
  return [
    sky(sheet, mix(dusk, plum, 0.2), mix(straw, rust, 0.25), ground),
    sun(sheet, 180, 330, 60, mix(straw, paper, 0.5), 440),
    bank(820, 120, 560, 15, mix(straw, rust, 0.3), 0.85),
    bank(1160, 250, 320, 11, mix(rust, plum, 0.2), 0.6),
    ...times(9, (index) => {
      const x = 330 + index * 150;
      return (
        rect(x, 370, 150, 140, mix(brick, plum, 0.35 + (index % 2) * 0.1)) +
        poly(`${x} 372 ${x} 312 ${x + 150} 312 ${x + 150} 372`, mix(slate, plum, 0.4)) +
        rect(x + 116, 270, 32, 60, mix(brick, plum, 0.3)) +
        rect(x + 26, 392, 26, 44, index % 3 === 1 ? straw : ink) +
        rect(x + 90, 392, 26, 44, ink) +
        rect(x + 60, 430, 80, 80, mix(brick, plum, 0.55)) +
        poly(`${x + 60} 432 ${x + 140} 432 ${x + 140} 404`, mix(slate, plum, 0.3))
      );
    }),
    sheet.wash([
      rect(330, 312, 1270, 200, sheet.fade('right', night, 0.8)),
      rect(330, 360, 700, 150, sheet.fade('left', straw, 0.6)),
    ]),
    hedge(sheet, -20, 1640, 530, 40, mix(bottle, moss, 0.4)),
    broadleaf(sheet, 60, 530, 260, mix(moss, night, 0.25), 'left'),
    rect(0, 520, 1600, 490, mix(moss, umber, 0.35)),
    ...rows,
    sheet.wash([
      rect(0, 520, 1600, 480, sheet.fade('bottomright', night, 0.85)),
      rect(0, 520, 1600, 490, sheet.fade('topleft', straw, 0.85, 0.55)),
    ]),
    ...plants,
    canes(1010, 640, 0.7),
    canes(1090, 690, 0.9),
    canes(1190, 760, 1.15),
    // The shed, with its water butt.
    poly('1300 860 1300 470 1590 470 1590 860', mix(bottle, dusk, 0.25)),
    ...times(11, (index) => rect(1300, 494 + index * 34, 290, 4, night, { 'fill-opacity': 0.3 })),
    poly('1270 480 1400 380 1620 380 1620 480', mix(umber, slate, 0.4)),
    rect(1340, 540, 110, 320, mix(rust, umber, 0.35)),
    rect(1354, 556, 82, 96, mix(ink, straw, 0.2)),
    circle(1436, 712, 7, ochre),
    rect(1484, 560, 80, 80, straw),
    rect(1521, 560, 6, 80, bone),
    rect(1484, 596, 80, 6, bone),
    sheet.wash([poly('1300 860 1300 470 1590 470 1590 860', sheet.fade('right', night, 0.9))]),
    path('M1210 880v-150c0 -14 84 -14 84 0v150c0 14 -84 14 -84 0z', ink),
    ellipse(1252, 730, 42, 10, dusk),
    rect(1210, 770, 84, 5, slate),
    rect(1210, 830, 84, 5, slate),
    thrown(676, 880, 44, 520, 60, night, 0.5),
    person(676, 884, 360, {
      coat: rust,
      legs: slate,
      hat: 'brim',
      hatColour: straw,
      pose: 'wait',
      skin: dark,
    }),
    line('700 876 712 600', umber, 9),
    rect(690, 580, 44, 10, umber),
    poly('696 880 718 880 712 940 700 940', haze),
    path('M860 952l30 -66h110l24 66zM910 952a30 30 0 1 0 1 0', bottle),
    stroke('M1000 890l90 -20M872 930l-60 30', umber, 8),
    circle(876, 956, 26, night),
    circle(876, 956, 12, slate),
    ...times(5, (index) =>
      circle(902 + index * 24, 880 - (index % 2) * 12, 20, index % 2 === 0 ? ochre : rust),
    ),
    ...times(
      6,
      (index) =>
        stroke(
          `M${30 + index * 46} 1000c0 -60 10 -120 ${index % 2 === 0 ? 20 : -16} -${190 + (index % 3) * 50}`,
          moss,
          6,
        ) +
        circle(
          30 + index * 46 + (index % 2 === 0 ? 20 : -16),
          804 - (index % 3) * 50,
          36,
          index % 2 === 0 ? ochre : straw,
        ) +
        circle(30 + index * 46 + (index % 2 === 0 ? 20 : -16), 804 - (index % 3) * 50, 16, umber),
    ),
    sheet.wash([rect(0, 900, 1600, 100, sheet.fade('bottom', night, 0.7))]),
    stroke('M430 250q10 -12 20 0q10 -12 20 0M500 220q8 -10 16 0q8 -10 16 0', ink, 3),
  ];
}
