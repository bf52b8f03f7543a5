import {
  bone,
  bottle,
  brick,
  dusk,
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
import { roofline } from '../shapes/buildings.ts';
import { brown, dark, fair, person, thrown } from '../shapes/people.ts';
import { bank, sky } from '../shapes/sky.ts';
import { circle, ellipse, group, line, path, poly, rect, times } from '../svg.ts';

/** A picket at the depot gate before it is properly light, round a brazier. */
export function picketLine(sheet: Sheet): string[] {
  const ground = 830;
  const placard = (
    x: number,
    y: number,
    width: number,
    height: number,
    colour: string,
    turn: number,
    foot: number,
  ): string =>
    group(
      [
        rect(-5, height / 2, 10, foot, umber),
        rect(-width / 2, -height / 2, width, height, colour),
        rect(width * 0.1, -height / 2, width * 0.4, height, night, { 'fill-opacity': 0.16 }),
        rect(-width * 0.34, -height * 0.24, width * 0.68, height * 0.14, mix(colour, ink, 0.85)),
        rect(-width * 0.34, 0, width * 0.5, height * 0.14, mix(colour, ink, 0.85)),
      ],
      { transform: `translate(${x} ${y}) rotate(${turn})` },
    );
  return [
    sky(sheet, mix(ink, plum, 0.35), mix(rust, straw, 0.35), ground),
    bank(880, 170, 520, 14, mix(rust, plum, 0.35), 0.85),
    bank(120, 250, 420, 12, mix(rust, straw, 0.3), 0.6),
    roofline(sheet, -20, 1640, ground, 120, 230, mix(plum, rust, 0.28)),
    rect(1260, 180, 50, 640, mix(plum, ink, 0.4)),
    ...times(5, (index) =>
      rect(
        1284 + index * 52,
        150 - index * 26,
        90 + index * 26,
        22 + index * 2,
        mix(plum, rust, 0.35),
        {
          rx: 11 + index,
          'fill-opacity': 0.85,
        },
      ),
    ),
    // The works, and its gates.
    poly(
      `-10 ${ground} -10 430 130 350 130 430 290 350 290 430 450 350 450 430 610 350 610 ${ground}`,
      mix(ink, plum, 0.35),
    ),
    ...times(8, (index) =>
      rect(20 + index * 74, 500, 48, 70, index === 3 ? ochre : mix(ink, night, 0.4)),
    ),
    poly(`1120 ${ground} 1120 500 1610 500 1610 ${ground}`, mix(ink, plum, 0.25)),
    ...times(5, (index) =>
      rect(1150 + index * 92, 550, 62, 90, index === 1 ? straw : mix(ink, night, 0.5)),
    ),
    sheet.wash([rect(0, 560, 1600, 280, sheet.fade('bottom', mix(rust, plum, 0.3), 0.85))]),
    ...times(31, (index) =>
      rect(
        604 + index * 17,
        440 + Math.abs(15 - index) * 3,
        5,
        ground - 440 - Math.abs(15 - index) * 3,
        night,
      ),
    ),
    rect(600, 560, 530, 9, night),
    rect(600, 780, 530, 9, night),
    rect(570, 400, 46, ground - 400, mix(brick, night, 0.55)),
    rect(1110, 400, 46, ground - 400, mix(brick, night, 0.6)),
    rect(560, 384, 66, 20, stone),
    rect(1100, 384, 66, 20, mix(stone, ink, 0.3)),
    circle(593, 366, 18, mix(stone, straw, 0.2)),
    circle(1133, 366, 18, mix(stone, ink, 0.3)),
    rect(0, ground - 6, 1600, 190, mix(slate, night, 0.5)),
    sheet.wash([
      ellipse(
        800,
        910,
        640,
        110,
        sheet.glow(800, 900, 560, [
          [0, ochre, 0.95],
          [1, rust, 0],
        ]),
      ),
      circle(
        800,
        690,
        480,
        sheet.glow(800, 720, 460, [
          [0, mix(ochre, rust, 0.3), 0.75],
          [1, rust, 0],
        ]),
      ),
    ]),
    placard(330, 400, 190, 130, bone, -8, 330),
    placard(1220, 380, 180, 140, mix(oxblood, rust, 0.25), 7, 340),
    placard(500, 470, 150, 110, ochre, 5, 260),
    placard(1010, 440, 170, 120, bone, -4, 300),
    thrown(500, 868, 40, -90, 120, night, 0.5),
    thrown(1010, 866, 40, 120, 120, night, 0.5),
    person(500, 872, 330, {
      coat: moss,
      legs: ink,
      hat: 'wool',
      hatColour: oxblood,
      pose: 'reach',
      skin: fair,
    }),
    person(610, 866, 316, { coat: ink, legs: night, pose: 'wait', skin: brown, hair: night }),
    person(1010, 868, 336, {
      coat: dusk,
      legs: ink,
      hat: 'cap',
      hatColour: night,
      pose: 'reach',
      flip: true,
      skin: dark,
    }),
    person(1112, 866, 312, {
      coat: plum,
      legs: slate,
      pose: 'wait',
      flip: true,
      skirt: true,
      hair: rust,
    }),
    // The brazier.
    path('M690 790h220l-26 120h-168z', mix(night, umber, 0.3)),
    ...times(5, (index) =>
      rect(716 + index * 38, 814, 18, 40, index % 2 === 0 ? mix(rust, '#e0652f', 0.6) : ochre),
    ),
    line('720 906 696 950', night, 10),
    line('880 906 904 950', night, 10),
    ellipse(800, 790, 112, 22, mix(rust, '#e0652f', 0.7)),
    path(
      'M706 790c-6 -70 50 -70 40 -130c50 30 50 60 44 90c20 -20 24 -70 10 -110c60 30 80 80 66 120c20 -10 26 -30 24 -50c30 40 20 80 4 82z',
      mix(rust, '#e0652f', 0.7),
    ),
    path(
      'M740 792c-4 -40 34 -50 30 -84c36 26 34 50 30 66c14 -10 18 -30 16 -50c34 30 34 60 20 70z',
      straw,
    ),
    ...times(26, () =>
      circle(
        sheet.luck.between(680, 940),
        sheet.luck.between(420, 680),
        sheet.luck.between(1.5, 4),
        sheet.luck.pick([ochre, straw, rust]),
      ),
    ),
    person(320, 944, 424, {
      coat: ochre,
      legs: ink,
      bands: paper,
      pose: 'reach',
      hat: 'wool',
      hatColour: ink,
      skin: brown,
    }),
    person(190, 930, 396, {
      coat: mix(oxblood, brick, 0.2),
      legs: night,
      long: true,
      pose: 'wait',
      hair: bone,
    }),
    person(1240, 944, 430, {
      coat: ochre,
      legs: slate,
      bands: paper,
      pose: 'reach',
      flip: true,
      skin: fair,
      hair: umber,
    }),
    person(1390, 934, 390, {
      coat: bottle,
      legs: night,
      pose: 'wait',
      flip: true,
      hat: 'brim',
      hatColour: umber,
      skin: dark,
    }),
    sheet.wash([
      rect(0, 500, 420, 500, sheet.fade('left', night, 0.8)),
      rect(1240, 500, 360, 500, sheet.fade('right', night, 0.8)),
      rect(0, 900, 1600, 100, sheet.fade('bottom', night, 0.85)),
    ]),
  ];
}
