import {
  bone,
  bottle,
  brick,
  dusk,
  haze,
  ink,
  mix,
  moss,
  night,
  ochre,
  oxblood,
  paper,
  rust,
  slate,
  stone,
  straw,
  umber,
} from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { dark, fair, person } from '../shapes/people.ts';
import { circle, path, poly, rect, stroke, times } from '../svg.ts';

/** A ballot going into the box in a hall lent for the day. */
export function ballotBox(sheet: Sheet): string[] {
  const sleeve = mix(oxblood, brick, 0.2);
  return [
    rect(0, 0, 1600, 1000, mix(bone, haze, 0.25)),
    rect(
      0,
      0,
      1600,
      700,
      sheet.across('left', [
        [0, mix(straw, paper, 0.5)],
        [1, mix(stone, dusk, 0.4)],
      ]),
    ),
    rect(0, 420, 1600, 290, mix(bottle, moss, 0.4)),
    rect(0, 412, 1600, 16, mix(bone, umber, 0.25)),
    ...times(22, (index) => rect(index * 76, 428, 4, 272, bottle)),
    rect(0, 690, 1600, 320, mix(rust, umber, 0.35)),
    ...times(8, (index) => rect(0, 700 + index * index * 6, 1600, 3, umber)),
    ...[90, 380].map(
      (x) =>
        rect(x - 14, 40, 228, 300, bone) +
        rect(x, 54, 200, 272, mix(paper, straw, 0.2)) +
        rect(x + 95, 54, 10, 272, bone) +
        rect(x, 140, 200, 8, bone) +
        rect(x, 230, 200, 8, bone) +
        rect(x - 26, 336, 252, 16, bone),
    ),
    // Booths along the wall.
    ...[760, 980, 1200].map(
      (x, index) =>
        rect(x, 230, 10, 480, umber) +
        rect(x + 176, 230, 10, 480, umber) +
        rect(x, 236, 186, 260, mix(stone, paper, 0.3)) +
        rect(x + 12, 248, 162, 236, mix(stone, umber, 0.25 + index * 0.06)) +
        rect(x - 6, 476, 198, 16, ochre),
    ),
    person(1074, 716, 346, { coat: slate, legs: ink, hair: night, skin: dark, pose: 'stand' }),
    rect(980, 476, 186, 16, ochre),
    rect(980, 300, 12, 190, mix(stone, paper, 0.2)),
    sheet.wash([
      poly('90 326 290 326 720 1000 380 1000', sheet.fade('top', straw, 0.8)),
      poly('380 326 580 326 1120 1000 790 1000', sheet.fade('top', straw, 0.8)),
      rect(900, 0, 700, 720, sheet.fade('right', night, 0.85)),
      rect(0, 690, 1600, 310, sheet.fade('bottomright', night, 0.85)),
    ]),
    person(1390, 900, 430, {
      coat: moss,
      legs: ink,
      long: true,
      hair: bone,
      pose: 'wait',
      flip: true,
    }),
    // The trestle and the box.
    poly('120 846 1180 846 1270 930 40 930', mix(bone, paper, 0.4)),
    poly('40 930 1270 930 1262 1010 52 1010', mix(bone, slate, 0.35)),
    ...times(9, (index) =>
      poly(
        `${100 + index * 140} 930 ${150 + index * 140} 930 ${136 + index * 140} 1010 ${112 + index * 140} 1010`,
        mix(bone, slate, 0.55),
      ),
    ),
    poly('900 880 1180 880 1060 846 880 846', night, { 'fill-opacity': 0.4 }),
    poly('440 470 860 470 900 520 400 520', mix(slate, ink, 0.4)),
    poly('400 520 900 520 884 892 416 892', mix(ink, night, 0.45)),
    poly('400 520 640 520 640 892 416 892', mix(ink, slate, 0.25)),
    poly('560 484 760 484 772 502 552 502', night),
    rect(392, 512, 516, 24, mix(slate, ink, 0.2)),
    rect(610, 536, 82, 60, ochre),
    circle(651, 560, 12, umber),
    rect(647, 562, 8, 22, umber),
    stroke('M610 596c-30 40 -10 80 10 110', oxblood, 5),
    poly('606 700 640 692 650 740 612 746', paper),
    rect(470, 640, 110, 130, mix(ink, slate, 0.5)),
    sheet.wash([
      poly('640 520 900 520 884 892 640 892', sheet.fade('right', night, 0.9)),
      poly('400 520 640 520 640 892 416 892', sheet.fade('topleft', dusk, 0.8, 0.6)),
    ]),
    // The paper and the hand.
    poly('590 494 730 494 742 300 604 292', paper),
    poly('590 494 664 494 674 296 604 292', bone),
    ...times(4, (index) => rect(690, 326 + index * 38, 34, 6, mix(slate, haze, 0.4))),
    stroke('M696 398l10 10M706 398l-10 10', oxblood, 5),
    path(
      'M560 210c30 -40 90 -50 130 -24l56 70c20 30 10 60 -10 78l-20 30c-12 12 -30 6 -30 -10l-8 -30c-30 20 -60 10 -74 -10l-20 70c-6 16 -32 14 -34 -6c-6 -60 -16 -120 10 -168z',
      mix(fair, rust, 0.15),
    ),
    path(
      'M690 186l56 70c20 30 10 60 -10 78l-20 30c-12 12 -30 6 -30 -10c30 -50 20 -110 -16 -160z',
      umber,
      { 'fill-opacity': 0.3 },
    ),
    path('M540 250L380 -20H640L710 190C660 180 600 200 540 250z', sleeve),
    path('M700 176L640 -20H540L650 190z', night, { 'fill-opacity': 0.3 }),
    path('M530 256c50 -50 120 -76 186 -72l6 -26c-70 -6 -150 24 -206 76z', bone),
    sheet.wash([
      path(
        'M540 250L380 -20H640L710 190C660 180 600 200 540 250z',
        sheet.fade('right', night, 0.6),
      ),
    ]),
    stroke('M1020 900C960 880 930 910 880 904', bone, 4),
    rect(1010, 886, 150, 12, ochre, { rx: 5, transform: 'rotate(-8 1010 886)' }),
    ...times(3, (index) =>
      rect(170 + index * 9, 868 - index * 8, 160, 26, mix(paper, stone, index * 0.2), {
        transform: 'rotate(-3 170 868)',
      }),
    ),
  ];
}
