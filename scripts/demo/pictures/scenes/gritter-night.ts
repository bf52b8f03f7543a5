import {
  bone,
  dusk,
  haze,
  ink,
  mix,
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
import { roofline, windows } from '../shapes/buildings.ts';
import { bank } from '../shapes/sky.ts';
import { bare } from '../shapes/trees.ts';
import { cab, wheel } from '../shapes/vehicles.ts';
import { circle, ellipse, path, place, poly, rect, times } from '../svg.ts';

/** A gritter out alone on the top road in snow. */
export function gritterNight(sheet: Sheet): string[] {
  const snow = mix(haze, bone, 0.35);
  const lorry = [
    poly('-250 -150 -6 -150 -30 -48 -224 -48', ochre),
    poly('-250 -150 -6 -150 -10 -134 -246 -134', straw),
    path('M-240 -150c30 -46 70 -52 116 -46c50 -16 80 6 106 46z', mix(bone, stone, 0.5)),
    ...times(5, (index) =>
      poly(
        `${-216 + index * 44} -134 ${-208 + index * 44} -134 ${-204 + index * 40} -48 ${-212 + index * 40} -48`,
        mix(ochre, umber, 0.4),
      ),
    ),
    rect(-240, -52, 260, 16, night),
    poly('-236 -52 -206 -52 -216 -12 -236 -12', slate),
    ...[-176, -118].map((x) => wheel(x, -22, 24)),
    place(cab(mix(ochre, rust, 0.12), mix(straw, ochre, 0.35)), 4, 0, 1.3),
    rect(16, -174, 44, 14, straw),
    poly('118 -52 150 -76 158 -4 122 2', oxblood),
    poly('138 -66 150 -76 158 -4 146 -2', night, { 'fill-opacity': 0.4 }),
  ];
  return [
    rect(
      0,
      0,
      1600,
      700,
      sheet.across('top', [
        [0, night],
        [1, mix(ink, dusk, 0.45)],
      ]),
    ),
    ...times(70, () =>
      circle(
        sheet.luck.between(0, 1600),
        sheet.luck.between(0, 420),
        sheet.luck.between(0.8, 2.4),
        bone,
        { 'fill-opacity': 0.75 },
      ),
    ),
    bank(180, 130, 460, 15, mix(slate, ink, 0.45), 0.9),
    bank(1080, 210, 380, 12, mix(slate, ink, 0.4), 0.9),
    poly(
      '-10 560 300 360 560 450 900 300 1240 430 1610 340 1610 720 -10 720',
      mix(slate, dusk, 0.35),
    ),
    sheet.wash([
      poly(
        '-10 560 300 360 560 450 900 300 1240 430 1610 340 1610 720 -10 720',
        sheet.fade('topleft', snow, 0.7, 0.9),
      ),
    ]),
    poly('-10 640 420 520 900 560 1610 470 1610 800 -10 800', mix(dusk, haze, 0.25)),
    roofline(sheet, 1120, 1460, 586, 16, 46, mix(ink, night, 0.3)),
    windows(sheet, [1124, 550, 330, 34], 13, 2, 0.45, { on: [straw, ochre], off: 'none' }, 0.4),
    poly('1270 580 1270 500 1284 456 1298 500 1298 580', mix(ink, night, 0.3)),
    sheet.wash([
      circle(
        1290,
        570,
        240,
        sheet.glow(1290, 570, 240, [
          [0, ochre, 0.6],
          [1, ochre, 0],
        ]),
      ),
    ]),
    path('M-10 690C400 610 900 660 1610 600V1010H-10z', mix(dusk, haze, 0.45)),
    path(
      'M1240 620C1040 640 1560 690 1330 740C1180 770 600 760 -10 870V960C600 900 1700 860 1720 740C1700 660 1140 650 1262 618z',
      mix(slate, night, 0.35),
    ),
    path('M-10 900V1010H1610V820C1200 880 500 860 -10 960z', mix(haze, dusk, 0.35)),
    sheet.wash([
      rect(0, 620, 1600, 380, sheet.fade('bottomleft', ink, 0.9)),
      path('M-10 690C400 610 900 660 1610 600V760H-10z', sheet.fade('top', snow, 0.6)),
    ]),
    ...times(
      11,
      (index) =>
        rect(90 + index * 140, 726 - index * 3, 9, 70, night) +
        rect(90 + index * 140, 736 - index * 3, 9, 12, index % 2 === 0 ? oxblood : bone),
    ),
    bare(sheet, 110, 800, 480, night, 0.05),
    bare(sheet, 1500, 850, 560, night, -0.06),
    bare(sheet, 690, 660, 170, mix(night, ink, 0.4)),
    sheet.wash([
      poly('840 742 840 800 1610 900 1610 620', sheet.fade('left', straw, 1)),
      circle(
        700,
        560,
        330,
        sheet.glow(700, 560, 330, [
          [0, ochre, 0.95],
          [1, ochre, 0],
        ]),
      ),
      path(
        'M372 830C300 800 180 820 20 890C180 900 300 880 372 850z',
        sheet.fade('right', bone, 1),
      ),
    ]),
    ...times(110, () =>
      circle(
        sheet.luck.between(90, 380),
        sheet.luck.between(812, 898),
        sheet.luck.between(1, 3),
        paper,
      ),
    ),
    ellipse(590, 866, 330, 16, night, { 'fill-opacity': 0.6 }),
    place(lorry, 640, 860, 1.42),
    circle(826, 792, 12, paper),
    sheet.wash([poly('286 650 632 650 600 790 320 790', sheet.fade('left', night, 0.75))]),
    path('M-10 1010V930C300 900 620 1000 900 960S1400 900 1610 940V1010z', mix(snow, dusk, 0.2)),
    sheet.wash([
      path(
        'M-10 1010V930C300 900 620 1000 900 960S1400 900 1610 940V1010z',
        sheet.fade('bottom', slate, 0.85),
      ),
    ]),
    ...times(190, () =>
      circle(
        sheet.luck.between(0, 1600),
        sheet.luck.between(0, 1000),
        sheet.luck.between(1.4, 5),
        paper,
        {
          'fill-opacity': sheet.luck.between(0.45, 0.95),
        },
      ),
    ),
  ];
}
