import {
  bone,
  bottle,
  dusk,
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
import { roofline } from '../shapes/buildings.ts';
import { bank } from '../shapes/sky.ts';
import { circle, ellipse, line, path, poly, rect, stroke, times } from '../svg.ts';

/** A cleared desk on a Friday evening, the lanyard left behind. */
export function emptyDesk(sheet: Sheet): string[] {
  const pane = rect(760, 80, 700, 470, '#000');
  return [
    rect(0, 0, 1600, 1000, mix(dusk, slate, 0.35)),
    // Light thrown across the wall.
    sheet.wash([
      rect(0, 0, 1600, 820, sheet.fade('topleft', night, 0.85, 0.55)),
      rect(0, 0, 1600, 820, sheet.fade('right', night, 0.9, 0.5)),
      poly('764 84 764 548 120 860 -10 860 -10 420', sheet.fade('right', straw, 0.75, 0.95)),
    ]),
    sheet.within(pane, [
      rect(
        760,
        80,
        700,
        470,
        sheet.across('top', [
          [0, mix(dusk, rust, 0.3)],
          [1, mix(straw, ochre, 0.3)],
        ]),
      ),
      sheet.wash([
        circle(
          900,
          470,
          330,
          sheet.glow(900, 470, 330, [
            [0, paper, 0.9],
            [1, straw, 0],
          ]),
        ),
      ]),
      circle(900, 470, 62, mix(straw, paper, 0.6)),
      bank(1080, 170, 320, 11, mix(straw, rust, 0.3), 0.8),
      roofline(sheet, 740, 1480, 560, 90, 210, mix(plum, rust, 0.45)),
      roofline(sheet, 740, 1480, 560, 30, 110, mix(plum, ink, 0.45)),
    ]),
    ...[748, 980, 1220, 1448].map((x) => rect(x, 68, 16, 494, mix(bone, slate, 0.2))),
    rect(740, 62, 732, 20, mix(bone, slate, 0.2)),
    rect(720, 546, 772, 26, mix(bone, slate, 0.1)),
    ...times(7, (index) =>
      rect(764, 84 + index * 17, 684, 9, mix(bone, straw, 0.3), { 'fill-opacity': 0.92 }),
    ),
    rect(1430, 84, 3, 330, bone),
    rect(0, 800, 1600, 210, mix(plum, slate, 0.45)),
    rect(0, 790, 1600, 16, mix(slate, night, 0.4)),
    rect(110, 190, 240, 300, mix(ochre, umber, 0.3)),
    rect(122, 202, 216, 276, mix(ochre, stone, 0.45)),
    ...times(4, (index) =>
      circle(
        150 + (index % 2) * 160,
        226 + Math.floor(index / 2) * 200,
        7,
        [oxblood, ink, moss, oxblood][index] ?? ink,
      ),
    ),
    rect(146, 236, 70, 50, paper, { 'fill-opacity': 0.5 }),
    poly('250 300 318 292 326 380 258 388', bone),
    rect(520, 250, 12, 560, umber),
    stroke(
      'M526 260c-50 0 -50 50 -50 50M526 260c50 0 50 50 50 50M526 300c-36 6 -34 40 -34 40',
      umber,
      10,
      { 'stroke-linecap': 'round' },
    ),
    stroke('M470 816L526 790L582 816', umber, 12),
    stroke('M474 312c-10 60 -20 100 4 160c20 -50 16 -100 0 -160', mix(oxblood, rust, 0.3), 6),
    rect(452, 466, 56, 76, paper, { rx: 6 }),
    rect(462, 476, 36, 34, dusk),
    rect(462, 518, 30, 6, ink),
    // Desk, monitor, box.
    poly('520 640 1400 640 1540 730 420 730', mix(bone, ochre, 0.4)),
    poly('420 730 1540 730 1540 762 420 762', mix(umber, ochre, 0.25)),
    rect(452, 762, 30, 220, mix(slate, night, 0.4)),
    rect(1170, 762, 330, 226, mix(slate, stone, 0.25)),
    ...times(
      3,
      (index) =>
        rect(1186, 776 + index * 70, 298, 58, mix(slate, stone, 0.4)) +
        rect(1296, 798 + index * 70, 78, 9, night),
    ),
    sheet.wash([poly('520 640 1400 640 1540 730 420 730', sheet.fade('right', umber, 0.75, 0.9))]),
    rect(694, 420, 330, 210, mix(ink, night, 0.3), { rx: 10 }),
    rect(708, 434, 302, 182, mix(ink, slate, 0.5)),
    poly('708 434 900 434 708 590', haze, { 'fill-opacity': 0.2 }),
    rect(842, 628, 34, 36, slate),
    ellipse(860, 668, 84, 12, mix(slate, night, 0.3)),
    poly('720 684 980 684 1000 712 700 712', mix(slate, ink, 0.2)),
    ...times(3, (index) =>
      line(
        `${716 - index * 4} ${690 + index * 8} ${984 + index * 4} ${690 + index * 8}`,
        mix(haze, slate, 0.4),
        2,
        {
          'stroke-dasharray': '14 6',
        },
      ),
    ),
    ellipse(1056, 702, 22, 12, ink),
    poly('1150 700 1160 560 1370 560 1384 700', mix(ochre, umber, 0.25)),
    poly('1280 700 1276 560 1370 560 1384 700', night, { 'fill-opacity': 0.25 }),
    rect(1216, 606, 80, 22, umber, { rx: 11 }),
    path(
      'M1196 562c-30 -90 -10 -130 -36 -170c50 16 60 60 60 90c10 -40 30 -70 66 -80c-20 40 -30 100 -46 160z',
      mix(moss, bottle, 0.4),
    ),
    rect(1280, 476, 70, 90, mix(oxblood, rust, 0.2)),
    rect(1288, 484, 54, 74, mix(bone, haze, 0.3)),
    circle(1315, 516, 15, stone),
    path('M1290 558c4 -26 46 -26 50 0z', slate),
    poly('1150 560 1120 520 1180 540 1200 560', mix(ochre, straw, 0.25)),
    poly('1372 560 1420 530 1400 572', mix(ochre, umber, 0.4)),
    // The chair, turned away.
    ellipse(820, 968, 210, 20, night, { 'fill-opacity': 0.55 }),
    path(
      'M690 540c0 -30 20 -44 60 -46c60 -2 120 0 150 4c34 4 46 20 44 50l-14 210c-2 26 -16 36 -44 38c-40 4 -100 4 -140 -2c-26 -4 -36 -16 -38 -40z',
      mix(rust, oxblood, 0.35),
    ),
    path(
      'M860 496c70 0 88 16 84 52l-14 210c-2 26 -16 36 -44 38h-50c24 -90 30 -200 24 -300z',
      night,
      { 'fill-opacity': 0.35 },
    ),
    path(
      'M676 812c0 -14 280 -18 290 0c6 30 -20 42 -60 44h-170c-40 -2 -64 -14 -60 -44z',
      mix(oxblood, night, 0.25),
    ),
    rect(806, 850, 26, 76, slate),
    stroke(
      'M820 920L690 962M820 920L950 962M820 920V976M820 920L740 942M820 920L900 942',
      night,
      12,
    ),
    ...[690, 950, 820].map((x) => circle(x, 970, 12, night)),
    stroke('M672 800V706h40M968 800V706h-40', night, 13),
    sheet.wash([
      path(
        'M690 540c0 -30 20 -44 60 -46h40l-20 290c-26 -4 -46 -4 -48 -34z',
        sheet.fade('left', straw, 0.65),
      ),
      rect(0, 800, 1600, 200, sheet.fade('bottomright', night, 0.9)),
      poly('-10 806 420 806 240 1000 -10 1000', sheet.fade('right', straw, 0.55)),
    ]),
    path('M40 1010V800h150v210z', mix(slate, ink, 0.3)),
    ...times(6, (index) => rect(40, 820 + index * 30, 150, 3, night)),
    poly('70 802 90 740 150 748 160 802', paper),
    poly('100 802 126 756 180 776 170 802', bone),
  ];
}
