import {
  bone,
  bottle,
  brick,
  fern,
  haze,
  ink,
  mix,
  moss,
  night,
  ochre,
  oxblood,
  slate,
  stone,
  straw,
  umber,
} from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { person } from '../shapes/people.ts';
import { sky } from '../shapes/sky.ts';
import { ripples } from '../shapes/water.ts';
import { bare, poplar } from '../shapes/trees.ts';
import { ellipse, group, path, poly, rect, stroke, times } from '../svg.ts';

/** The river over its fields, and the bank that has so far held. */
export function floodBank(sheet: Sheet): string[] {
  const far = 520;
  const water = mix(slate, haze, 0.35);
  const drowned = [
    ...times(7, (index) =>
      poplar(
        sheet,
        150 + index * 66,
        far + 26 + index * 3,
        170 + (index % 3) * 26,
        mix(ink, moss, 0.25),
      ),
    ),
    rect(640, 410, 130, 130, mix(brick, ink, 0.4)),
    poly('628 414 705 356 782 414', mix(slate, night, 0.4)),
    rect(770, 300, 26, 240, mix(brick, ink, 0.5)),
    ...times(2, (index) => rect(660 + index * 50, 440, 26, 44, straw)),
  ];
  return [
    sky(sheet, mix(ink, slate, 0.35), mix(ochre, straw, 0.3), far),
    ...times(9, (index) =>
      path(
        `M${-120 + index * 210} ${90 + (index % 3) * 54}c60 -90 190 -100 240 -30c60 -30 130 0 140 50c30 60 -330 90 -380 -20z`,
        mix(slate, ink, 0.25 + (index % 3) * 0.2),
        { 'fill-opacity': 0.9 },
      ),
    ),
    sheet.wash([
      rect(0, 0, 1600, 330, sheet.fade('top', night, 0.95)),
      rect(0, 200, 1600, 330, sheet.fade('bottom', straw, 0.85, 0.6)),
    ]),
    rect(0, 120, 900, 330, sheet.hatch(mix(slate, haze, 0.3), 24, 2, 108, 0.35)),
    poly(
      `-10 ${far + 4} -10 500 300 488 720 498 1100 480 1610 494 1610 ${far + 4}`,
      mix(slate, moss, 0.35),
    ),
    rect(
      0,
      far,
      1600,
      490,
      sheet.across('top', [
        [0, mix(straw, ochre, 0.2)],
        [0.3, water],
        [1, mix(ink, slate, 0.3)],
      ]),
    ),
    group(drowned, { transform: `translate(0 ${(far + 20) * 2}) scale(1 -1)`, opacity: 0.35 }),
    ...drowned,
    // Gates, posts and a hedge top, standing in water.
    ...[300, 420, 540].map((x, index) =>
      bare(sheet, x, 690 + index * 22, 150 + index * 20, mix(night, umber, 0.3)),
    ),
    ...times(10, (index) =>
      rect(60 + index * 62, 640 + index * 16, 7 + index * 0.5, 44 - (index % 3) * 6, umber),
    ),
    stroke('M60 652L620 796M60 662L620 812', umber, 3),
    stroke(
      'M120 800V738H330V800M120 758H330M120 778H330M120 800L330 740',
      mix(bone, umber, 0.3),
      6,
    ),
    ripples(sheet, 0, 1200, far + 14, 990, mix(straw, bone, 0.3), 90, 0.5),
    ripples(sheet, 0, 1200, far + 40, 990, night, 60, 0.35),
    // The bank itself, sweeping round to the pumping station.
    path(
      'M1610 560C1300 530 1000 524 800 528C1000 548 1060 620 960 720C860 830 640 940 560 1010H1610z',
      mix(moss, fern, 0.25),
    ),
    path(
      'M800 528C1000 548 1060 620 960 720C860 830 640 940 560 1010H760C880 920 1040 820 1120 730C1200 620 1120 556 870 529z',
      mix(moss, night, 0.42),
    ),
    path(
      'M872 529c250 24 330 94 250 201c-80 92 -240 190 -360 280h210c100 -90 240 -190 300 -290c60 -110 -60 -178 -350 -192z',
      mix(stone, ochre, 0.35),
    ),
    sheet.wash([
      path(
        'M800 528C1000 548 1060 620 960 720C860 830 640 940 560 1010H1610V560z',
        sheet.fade('bottomleft', night, 0.9),
      ),
      rect(1100, 560, 500, 440, sheet.fade('right', bottle, 0.9)),
    ]),
    ...times(3, (row) =>
      times(9 - row, (index) =>
        path(
          `M${700 + index * 62 + row * 31 - index * 4} ${980 - index * 32 - row * 28}c0 -30 66 -34 66 -4c4 22 -70 26 -66 4z`,
          mix(stone, row === 1 ? umber : bone, 0.25),
        ),
      ).join(''),
    ),
    sheet.wash([
      poly('640 1000 760 860 1260 640 1260 760 900 1000', sheet.fade('bottom', night, 0.7)),
    ]),
    ellipse(1180, 862, 90, 12, night, { 'fill-opacity': 0.45 }),
    person(1170, 866, 330, {
      coat: ochre,
      legs: bottle,
      long: true,
      hat: 'wool',
      hatColour: ink,
      pose: 'wait',
      flip: true,
    }),
    stroke('M1146 670L1100 640', night, 6),
    path(
      'M1300 862l-8 -56c-16 -4 -24 -14 -22 -30l-22 -6c-4 -10 2 -20 14 -20l8 -16l14 18c8 14 60 12 78 16l26 -30l6 4l-18 48l10 72h-14l-16 -46l-30 -2l-12 48z',
      night,
    ),
    person(1296, 624, 66, { coat: oxblood, legs: ink, pose: 'walk', flip: true }),
    sheet.wash([rect(0, 860, 1600, 140, sheet.fade('bottom', night, 0.75))]),
  ];
}
