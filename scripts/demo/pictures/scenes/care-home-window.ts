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
  paper,
  plum,
  rust,
  slate,
  stone,
  straw,
  umber,
} from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { fair } from '../shapes/people.ts';
import { bank, sun } from '../shapes/sky.ts';
import { broadleaf, hedge } from '../shapes/trees.ts';
import { circle, ellipse, line, path, place, poly, rect, stroke, times } from '../svg.ts';

function sitter(): string[] {
  const skin = mix(fair, bone, 0.25);
  return [
    // Chair back and seat, then the person, then the near wing and arm.
    path(
      'M-150 210V-170c0 -50 30 -70 80 -70c40 0 56 20 60 60l20 240h150c30 0 40 20 40 44v106z',
      oxblood,
    ),
    path('M-150 210V-170c0 -50 30 -70 80 -70c-40 30 -46 120 -40 250v200z', night, {
      'fill-opacity': 0.35,
    }),
    path('M-66 -60c10 -36 70 -44 90 -6c20 40 26 90 24 140l-110 10z', moss),
    path('M-66 -60c10 -36 40 -44 60 -40c-30 40 -30 120 -20 180l-36 4z', night, {
      'fill-opacity': 0.3,
    }),
    path('M-40 60h150c34 0 46 18 48 46l6 104h-70l-10 -84l-120 6z', slate),
    path('M-30 50c40 -14 110 -14 150 2c20 10 30 40 30 70l-190 8z', ochre),
    ...times(4, (index) => line(`${2 + index * 34} 46 ${8 + index * 38} 126`, rust, 5)),
    path('M106 210h66c10 0 14 6 16 14h-90z', umber),
    // Head in profile, looking out.
    path('M-24 -100l-4 44h44l-2 -30z', mix(skin, umber, 0.25)),
    path(
      'M-32 -140c-4 -44 56 -60 68 -18l0 12l12 22c1 5 -6 5 -9 6l1 8l-3 4l2 5c1 8 -12 10 -20 7l-6 12h-26c-12 -14 -18 -34 -19 -58z',
      skin,
    ),
    path(
      'M-32 -140c-4 -44 40 -58 56 -36c-20 0 -22 20 -24 36c-4 6 -8 14 -4 26l-12 10c-12 -10 -16 -24 -16 -36z',
      bone,
    ),
    circle(-38, -142, 17, bone),
    circle(-42, -142, 12, stone),
    stroke('M24 -136l10 -2', umber, 3),
    line('28 -128 4 -130', umber, 2.5),
    circle(30, -127, 8, 'none', { stroke: umber, 'stroke-width': 2.5 }),
    stroke('M-30 -40c10 50 30 84 90 88', mix(moss, night, 0.18), 30, { 'stroke-linecap': 'round' }),
    ellipse(70, 48, 16, 11, skin),
    path('M-70 70h150c20 0 26 10 26 26v18h-130v96h-46z', mix(oxblood, brick, 0.35)),
    rect(-150, 206, 24, 34, umber),
    rect(112, 206, 22, 34, umber),
  ];
}

/** A resident at a tall window in the low sun of an autumn afternoon. */
export function careHomeWindow(sheet: Sheet): string[] {
  const wall = mix(plum, ink, 0.45);
  const view = rect(560, 90, 800, 610, '#000');
  return [
    rect(0, 0, 1600, 1000, wall),
    sheet.within(view, [
      rect(
        560,
        90,
        800,
        610,
        sheet.across('top', [
          [0, mix(haze, straw, 0.4)],
          [1, mix(straw, paper, 0.3)],
        ]),
      ),
      sun(sheet, 1180, 330, 54, paper, 330),
      bank(620, 190, 340, 12, paper, 0.85),
      poly('540 520 760 440 1000 480 1380 420 1380 720 540 720', mix(fern, haze, 0.4)),
      hedge(sheet, 540, 1400, 560, 46, mix(moss, haze, 0.1)),
      rect(540, 556, 860, 180, mix(fern, straw, 0.45)),
      sheet.wash([rect(540, 556, 860, 150, sheet.fade('bottomleft', moss, 1))]),
      broadleaf(sheet, 760, 620, 400, mix(rust, ochre, 0.3), 'left', 0.42),
      broadleaf(sheet, 1290, 590, 250, mix(ochre, straw, 0.1), 'left'),
      path('M744 620h26l-330 110h-110z', mix(moss, night, 0.4), { 'fill-opacity': 0.6 }),
      poly('980 618 1120 618 1124 632 976 632', umber),
      rect(986, 590, 130, 8, umber),
      rect(986, 604, 130, 6, umber),
      rect(990, 590, 8, 66, umber),
      rect(1104, 590, 8, 66, umber),
      ...times(26, () =>
        ellipse(
          sheet.luck.between(600, 1340),
          sheet.luck.between(590, 695),
          7,
          3,
          sheet.luck.pick([rust, ochre, oxblood]),
        ),
      ),
    ]),
    ...[560, 822, 1084, 1346].map((x) => rect(x, 76, 18, 636, bone)),
    rect(548, 74, 828, 20, bone),
    rect(548, 696, 828, 22, bone),
    rect(560, 236, 800, 12, bone),
    rect(530, 714, 864, 22, mix(bone, stone, 0.5)),
    // Curtains.
    ...[0, 1].flatMap((side) =>
      times(6, (index) => {
        const x = side === 0 ? 440 + index * 24 : 1368 + index * 24;
        return path(
          `M${x} 40h26c4 250 ${side === 0 ? -8 : 8} 500 0 800h-26c-6 -300 4 -560 0 -800z`,
          mix(rust, oxblood, index % 2 === 0 ? 0.55 : 0.8),
        );
      }),
    ),
    rect(420, 28, 1110, 16, ochre),
    circle(418, 36, 15, ochre),
    rect(0, 850, 1600, 150, mix(umber, night, 0.25)),
    rect(0, 836, 1600, 16, mix(bone, wall, 0.5)),
    // What the sun puts on the floor and wall.
    sheet.wash([
      poly('580 852 820 852 560 1000 250 1000', sheet.fade('topright', straw, 0.95)),
      poly('842 852 1082 852 880 1000 590 1000', sheet.fade('topright', straw, 0.95)),
      poly('1104 852 1344 852 1200 1000 910 1000', sheet.fade('topright', straw, 0.95)),
      poly('560 94 560 700 60 900 0 900 0 420', sheet.fade('right', straw, 0.42)),
      rect(0, 0, 560, 840, sheet.fade('topleft', night, 0.9)),
      rect(1380, 0, 220, 1000, sheet.fade('right', night, 0.9)),
    ]),
    rect(90, 210, 180, 230, ochre),
    rect(104, 224, 152, 202, mix(haze, bone, 0.4)),
    poly('104 426 104 370 150 320 190 372 220 340 256 390 256 426', slate),
    circle(206, 272, 18, paper),
    ...[150, 262].map((x) => rect(x, 760, 10, 200, umber)),
    ellipse(206, 758, 96, 18, mix(umber, ochre, 0.35)),
    rect(202, 600, 8, 150, ochre),
    poly('150 606 176 520 240 520 264 606', straw),
    ellipse(206, 752, 36, 8, umber),
    path('M250 752v-26h34v26c0 6 -34 6 -34 0z', bone),
    stroke('M284 732c14 0 14 14 0 14', bone, 4),
    place(sitter(), 500, 700, 1.28),
    sheet.wash([
      path(
        'M308 968V482c0 -64 38 -90 102 -90c51 0 72 20 77 77l20 499z',
        sheet.fade('left', night, 0.9, 0.6),
      ),
      ellipse(
        540,
        978,
        330,
        30,
        sheet.glow(520, 978, 330, [
          [0, night, 1],
          [1, night, 0],
        ]),
      ),
    ]),
    stroke(
      'M1020 960V742c0 -24 26 -24 34 -24h98c12 0 34 0 34 24V960M1020 850H1186M1054 960V760M1152 960V760',
      mix(haze, bone, 0.4),
      9,
    ),
    ...[1020, 1186].map((x) => rect(x - 8, 946, 16, 16, night)),
    rect(1420, 740, 120, 130, mix(bottle, night, 0.2)),
    ...times(9, (index) =>
      path(
        `M1480 744c${-110 + index * 26} -60 ${-130 + index * 34} -150 ${-120 + index * 30} -${170 + (index % 3) * 60}c${20 + index * 2} 60 ${90 - index * 16} 140 ${126 - index * 30} ${170 + (index % 3) * 60}z`,
        mix(bottle, moss, (index % 3) * 0.35),
      ),
    ),
  ];
}
