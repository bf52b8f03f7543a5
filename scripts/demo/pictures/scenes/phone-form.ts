import {
  bone,
  bottle,
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
import { brown } from '../shapes/people.ts';
import { circle, ellipse, group, path, poly, rect, stroke, times } from '../svg.ts';

/** A hand, a phone, and the form that will not let you finish. */
export function phoneForm(sheet: Sheet): string[] {
  const screen = rect(-168, -352, 336, 704, '#000', { rx: 28 });
  const field = (y: number, filled: number): string =>
    rect(-132, y, 264, 54, paper, { rx: 6 }) +
    rect(-132, y, 264, 54, 'none', { rx: 6, stroke: slate, 'stroke-width': 3 }) +
    (filled > 0 ? rect(-116, y + 20, filled, 13, ink) : '');
  const phone = [
    rect(-196, -392, 392, 784, mix(ink, night, 0.4), { rx: 54 }),
    rect(-188, -384, 376, 768, night, { rx: 48 }),
    sheet.within(screen, [
      rect(-168, -352, 336, 704, bone),
      rect(-168, -352, 336, 96, mix(oxblood, rust, 0.1)),
      rect(-132, -316, 120, 16, bone),
      rect(-132, -292, 70, 10, straw),
      circle(118, -304, 20, 'none', { stroke: bone, 'stroke-width': 6 }),
      ...times(5, (index) => rect(-132 + index * 54, -232, 46, 9, index < 3 ? moss : stone)),
      rect(-132, -196, 130, 12, slate),
      field(-174, 150),
      rect(-132, -98, 96, 12, slate),
      field(-76, 196),
      rect(-132, 0, 150, 12, oxblood),
      rect(-150, -8, 5, 110, oxblood),
      field(22, 0),
      rect(-132, 22, 264, 54, 'none', { rx: 6, stroke: oxblood, 'stroke-width': 6 }),
      rect(-132, 86, 190, 9, oxblood),
      rect(-116, 36, 3, 27, ink),
      ...times(
        2,
        (index) =>
          rect(-132, 122 + index * 44, 30, 30, paper, { stroke: slate, 'stroke-width': 3 }) +
          rect(-88, 131 + index * 44, 150 - index * 40, 12, slate),
      ),
      stroke('M-126 137l9 9l16 -20', moss, 6),
      rect(-132, 232, 264, 66, stone, { rx: 8 }),
      rect(-50, 258, 100, 14, bone),
      poly('-168 -352 60 -352 -168 60', paper, { 'fill-opacity': 0.22 }),
    ]),
    rect(-40, -374, 80, 12, mix(slate, night, 0.5), { rx: 6 }),
    rect(196, -220, 7, 90, mix(slate, ink, 0.3)),
  ];
  const skin = mix(brown, rust, 0.3);
  const deep = mix(skin, umber, 0.45);
  return [
    rect(0, 0, 1600, 1000, mix(ochre, straw, 0.35)),
    poly('-10 -10 760 -10 60 1010 -10 1010', mix(straw, paper, 0.3)),
    poly('980 -10 1260 -10 560 1010 280 1010', mix(straw, paper, 0.2)),
    poly('1340 -10 1420 -10 720 1010 640 1010', mix(straw, paper, 0.2)),
    sheet.wash([
      rect(0, 0, 1600, 1000, sheet.fade('bottomright', rust, 0.9)),
      rect(0, 0, 1600, 1000, sheet.fade('topleft', paper, 0.7, 0.6)),
    ]),
    // The rest of the table: a bill, a mug, a pen.
    group(
      [
        poly('0 0 330 0 330 460 0 460', night, {
          'fill-opacity': 0.28,
          transform: 'translate(26 22)',
        }),
        rect(0, 0, 330, 460, paper),
        rect(30, 34, 120, 22, oxblood),
        ...times(9, (index) =>
          rect(30, 96 + index * 30, 270 - (index % 3) * 50, 8, mix(slate, haze, 0.4)),
        ),
        rect(30, 384, 270, 44, mix(straw, paper, 0.3)),
        rect(200, 398, 80, 16, ink),
      ],
      { transform: 'translate(96 250) rotate(-13)' },
    ),
    group(
      [
        rect(-10, 12, 360, 26, night, { 'fill-opacity': 0.35, rx: 12 }),
        rect(0, 0, 300, 20, ink, { rx: 8 }),
        poly('300 0 352 10 300 20', straw),
        rect(30, 0, 16, 20, ochre),
      ],
      { transform: 'translate(150 850) rotate(-28)' },
    ),
    ellipse(1420, 250, 170, 160, night, { 'fill-opacity': 0.35 }),
    circle(1370, 200, 150, bottle),
    circle(1370, 200, 128, mix(bottle, night, 0.4)),
    circle(1370, 204, 116, umber),
    path('M1262 160a116 116 0 0 1 190 -40a130 130 0 0 0 -190 40z', mix(umber, rust, 0.5)),
    stroke('M1240 268C1160 330 1190 380 1250 330', bottle, 34, { 'stroke-linecap': 'round' }),
    sheet.wash([circle(1370, 200, 150, sheet.fade('bottomright', night, 0.9, 0.7))]),
    // Hand behind, phone, thumb in front.
    group([rect(-196, -392, 392, 784, night, { rx: 54, 'fill-opacity': 0.4 })], {
      transform: 'translate(900 520) rotate(7)',
    }),
    path('M1010 1030C960 900 1000 800 1060 720L1240 760C1290 850 1330 930 1420 1030z', deep),
    path('M1060 560c60 -20 130 0 150 40c20 60 10 200 -20 260l-160 -40z', deep),
    group(phone, { transform: 'translate(850 490) rotate(7)' }),
    ...times(4, (index) =>
      path(
        `M${590 - index * 22} ${430 + index * 92}c-30 -10 -46 10 -44 34c2 28 26 38 60 40l70 6l10 -62z`,
        index % 2 === 0 ? skin : mix(skin, umber, 0.14),
      ),
    ),
    path(
      'M1420 1030C1330 960 1290 850 1220 760C1160 690 1110 640 1020 600C980 584 936 582 922 606C908 634 932 656 972 674C1040 706 1070 760 1078 830C1090 900 1060 960 1050 1030z',
      skin,
    ),
    path(
      'M922 606c10 -18 36 -22 62 -16c-6 22 -22 36 -44 46c-16 -8 -24 -18 -18 -30z',
      mix(skin, paper, 0.45),
    ),
    sheet.wash([
      path(
        'M1420 1030C1330 960 1290 850 1220 760C1160 690 1110 640 1020 600c20 60 80 110 100 180c20 80 10 170 40 250z',
        sheet.fade('right', night, 0.75),
      ),
      path(
        'M1078 830C1090 900 1060 960 1050 1030H1150C1140 960 1130 880 1078 830z',
        sheet.fade('left', umber, 0.8),
      ),
    ]),
    poly('1080 1010 1120 950 1400 960 1480 1010', plum),
    sheet.wash([rect(0, 820, 1600, 180, sheet.fade('bottomright', plum, 0.5))]),
  ];
}
