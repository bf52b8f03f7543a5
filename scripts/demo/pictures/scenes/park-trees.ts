import {
  bone,
  bottle,
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
  stone,
  straw,
  umber,
} from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { roofline } from '../shapes/buildings.ts';
import { brown, person, thrown } from '../shapes/people.ts';
import { sky, sun } from '../shapes/sky.ts';
import { broadleaf, hedge } from '../shapes/trees.ts';
import { circle, curve, ellipse, line, path, poly, rect, times, type Point } from '../svg.ts';

/** Long shadows across a park, an hour before the gates are locked. */
export function parkTrees(sheet: Sheet): string[] {
  const ground = 540;
  const lawn = mix(fern, straw, 0.3);
  const trunkShade = (x: number, y: number, width: number): string =>
    poly(
      `${x - width} ${y} ${x + width} ${y} ${x + (x - 560) * 1.5 + width * 5} 1010 ${x + (x - 560) * 1.5 - width * 5} 1010`,
      mix(bottle, night, 0.3),
      { 'fill-opacity': 0.62 },
    );
  const canopy = (points: readonly Point[], colour: string): string =>
    path(curve(points, 1), colour);
  return [
    sky(sheet, mix(dusk, haze, 0.5), mix(straw, ochre, 0.1), ground),
    sun(sheet, 560, 400, 56, paper, 430),
    roofline(sheet, -20, 1640, ground - 6, 40, 110, mix(haze, straw, 0.35)),
    hedge(sheet, -20, 1640, ground + 6, 60, mix(moss, straw, 0.35)),
    rect(0, ground, 1600, 470, lawn),
    sheet.wash([
      rect(0, ground, 1600, 460, sheet.fade('bottom', moss, 1, 0.95)),
      poly(`500 ${ground} 620 ${ground} 980 1000 200 1000`, sheet.fade('top', straw, 0.95)),
    ]),
    ...[
      [180, 600],
      [930, 604],
      [1130, 620],
      [330, 580],
    ].map(([x = 0, y = 0]) => trunkShade(x, y, 7)),
    broadleaf(sheet, 330, 584, 260, mix(fern, ochre, 0.35), 'left'),
    broadleaf(sheet, 930, 606, 330, mix(moss, ochre, 0.3), 'right'),
    broadleaf(sheet, 180, 604, 340, mix(moss, fern, 0.3), 'left'),
    broadleaf(sheet, 1150, 624, 400, mix(rust, ochre, 0.35), 'right'),
    broadleaf(sheet, 720, 566, 180, mix(fern, straw, 0.2), 'right'),
    // The path and those on it.
    path(
      'M600 548C690 600 620 660 700 730C800 820 1010 880 1250 1010H640C560 900 560 800 560 720C560 640 590 600 586 548z',
      mix(stone, bone, 0.45),
    ),
    sheet.wash([
      path(
        'M600 548C690 600 620 660 700 730C800 820 1010 880 1250 1010H640C560 900 560 800 560 720C560 640 590 600 586 548z',
        sheet.fade('bottomright', plum, 0.75),
      ),
    ]),
    thrown(622, 640, 12, 60, 90, night, 0.5),
    person(622, 642, 82, { coat: oxblood, pose: 'walk' }),
    person(644, 642, 80, { coat: ink, pose: 'walk', skin: brown }),
    thrown(690, 790, 28, 190, 170, night, 0.5),
    person(690, 792, 196, {
      coat: plum,
      legs: ink,
      long: true,
      pose: 'walk',
      hat: 'brim',
      hatColour: umber,
      flip: true,
    }),
    line('668 704 606 756', night, 3),
    path(
      'M604 796l-4 -40c-10 -2 -14 -10 -10 -22l-14 -4c-2 -8 2 -12 10 -12l6 -10l8 12c4 8 36 8 48 10l16 -16l4 2l-10 28l6 52h-10l-10 -34l-20 -2l-6 36z',
      umber,
    ),
    thrown(1010, 716, 26, 260, 150, night, 0.45),
    poly('930 716 1090 716 1096 730 924 730', umber),
    rect(934, 676, 152, 10, umber),
    rect(934, 694, 152, 8, umber),
    ...[944, 1068].map((x) => rect(x, 672, 9, 90, night)),
    path(
      'M986 722v-64c0 -20 12 -24 26 -24s28 6 28 26v62zM990 716h70v12l6 40h-14l-8 -34h-56z',
      ochre,
    ),
    circle(1012, 616, 18, mix(stone, rust, 0.45)),
    path('M994 616c0 -26 34 -26 36 -4c-10 -4 -22 -6 -28 2z', bone),
    path('M1034 668l34 -8v30l-34 8z', bone),
    // The great tree in front, and its reach across the top of the sheet.
    trunkShade(1420, 860, 34),
    path(
      'M1340 1010c50 -100 40 -270 16 -430c-16 -100 -70 -160 -150 -220l-150 -270l30 -12l154 262c60 40 96 80 124 130c2 -110 -10 -230 -30 -330l34 -6c26 90 40 190 44 300c24 -80 70 -140 140 -210l60 -70l20 18l-60 84c-70 80 -104 170 -104 270c0 190 24 350 90 496z',
      mix(umber, night, 0.5),
    ),
    sheet.wash([
      path('M1340 1010c50 -100 40 -270 16 -430l44 -90l30 520z', sheet.fade('left', rust, 0.85)),
    ]),
    canopy(
      [
        [860, -40],
        [900, 90],
        [1010, 60],
        [1060, 190],
        [1180, 150],
        [1230, 290],
        [1350, 250],
        [1440, 330],
        [1540, 280],
        [1660, 360],
        [1700, -60],
        [1200, -120],
      ],
      mix(bottle, moss, 0.35),
    ),
    sheet.wash([
      path(
        curve(
          [
            [860, -40],
            [900, 90],
            [1010, 60],
            [1060, 190],
            [1180, 150],
            [1230, 290],
            [1350, 250],
            [1440, 330],
            [1540, 280],
            [1660, 360],
            [1700, -60],
            [1200, -120],
          ],
          1,
        ),
        sheet.fade('bottomleft', mix(ochre, fern, 0.4), 0.9, 0.6),
      ),
    ]),
    canopy(
      [
        [-60, -60],
        [-60, 300],
        [60, 240],
        [110, 130],
        [230, 170],
        [280, 50],
        [400, 70],
        [430, -60],
      ],
      mix(bottle, night, 0.2),
    ),
    sheet.wash([
      path(
        curve(
          [
            [-60, -60],
            [-60, 300],
            [60, 240],
            [110, 130],
            [230, 170],
            [280, 50],
            [400, 70],
            [430, -60],
          ],
          1,
        ),
        sheet.fade('bottomright', ochre, 0.85, 0.5),
      ),
    ]),
    ...times(40, () =>
      ellipse(
        sheet.luck.between(700, 1600),
        sheet.luck.between(800, 990),
        9,
        4,
        sheet.luck.pick([rust, ochre, oxblood]),
        {
          'fill-opacity': 0.85,
        },
      ),
    ),
    sheet.wash([rect(0, 840, 1600, 160, sheet.fade('bottom', night, 0.8))]),
  ];
}
