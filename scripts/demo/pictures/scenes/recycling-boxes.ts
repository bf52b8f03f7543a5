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
import { circle, ellipse, line, path, poly, rect, times } from '../svg.ts';

function crate(x: number, y: number, width: number, height: number, colour: string): string {
  return (
    poly(
      `${x} ${y} ${x + width} ${y} ${x + width * 0.94} ${y + height} ${x + width * 0.06} ${y + height}`,
      colour,
    ) +
    poly(
      `${x + width * 0.62} ${y} ${x + width} ${y} ${x + width * 0.94} ${y + height} ${x + width * 0.6} ${y + height}`,
      night,
      {
        'fill-opacity': 0.28,
      },
    ) +
    times(4, (index) =>
      rect(x + width * (0.12 + index * 0.2), y + 34, width * 0.13, height - 56, night, {
        'fill-opacity': 0.14,
        rx: 6,
      }),
    ).join('') +
    rect(x - 12, y - 6, width + 24, 24, mix(colour, bone, 0.22), { rx: 5 }) +
    rect(x + width * 0.36, y + 36, width * 0.28, 22, night, { rx: 11 })
  );
}

function bottleShape(x: number, base: number, height: number, colour: string, tilt = 0): string {
  const w = height * 0.15;
  return (
    path(
      `M${x - w} ${base}V${base - height * 0.56}c0 ${-height * 0.12} ${w * 0.62} ${-height * 0.12} ${w * 0.62} ${-height * 0.24}V${base - height}h${w * 0.76}v${height * 0.2}c0 ${height * 0.12} ${w * 0.62} ${height * 0.12} ${w * 0.62} ${height * 0.24}V${base}z`,
      colour,
      { transform: `rotate(${tilt} ${x} ${base})` },
    ) +
    path(`M${x - w * 0.6} ${base}V${base - height * 0.52}h${w * 0.34}V${base}z`, bone, {
      'fill-opacity': 0.35,
      transform: `rotate(${tilt} ${x} ${base})`,
    })
  );
}

/** Collection day on the doorstep: three boxes, carefully sorted. */
export function recyclingBoxes(sheet: Sheet): string[] {
  const tin = (x: number, y: number, colour: string): string =>
    rect(x - 34, y - 92, 68, 110, colour) +
    ellipse(x, y - 92, 34, 10, mix(haze, paper, 0.4)) +
    ellipse(x, y - 92, 25, 7, slate) +
    rect(x + 10, y - 92, 24, 110, night, { 'fill-opacity': 0.25 }) +
    rect(x - 34, y - 64, 68, 40, bone, { 'fill-opacity': 0.6 });
  return [
    rect(0, 0, 1600, 1000, mix(brick, rust, 0.45)),
    ...times(26, (row) =>
      times(14, (index) =>
        sheet.luck.often(0.5)
          ? rect(
              index * 124 - (row % 2) * 62,
              row * 30 + 2,
              118,
              25,
              mix(
                mix(brick, rust, 0.45),
                sheet.luck.pick([umber, straw, oxblood, plum]),
                sheet.luck.between(0.05, 0.22),
              ),
            )
          : '',
      ).join(''),
    ),
    ...times(27, (row) =>
      rect(0, row * 30 - 3, 1600, 4, mix(stone, brick, 0.45), { 'fill-opacity': 0.6 }),
    ),
    // The door in its case.
    rect(90, -10, 470, 760, bone),
    rect(134, -10, 382, 750, mix(bottle, night, 0.1)),
    ...[
      [166, 40],
      [346, 40],
      [166, 430],
      [346, 430],
    ].map(
      ([x = 0, y = 0]) =>
        rect(x, y, 140, y === 40 ? 280 : 250, mix(bottle, night, 0.4)) +
        rect(x + 10, y + 10, 130, y === 40 ? 270 : 240, mix(bottle, moss, 0.35)),
    ),
    rect(236, 352, 180, 46, ochre),
    rect(250, 364, 152, 20, umber),
    circle(484, 400, 20, ochre),
    rect(134, 700, 382, 40, ochre),
    sheet.wash([
      rect(0, 0, 1600, 760, sheet.fade('topright', night, 0.75, 0.8)),
      rect(134, 0, 382, 740, sheet.fade('left', night, 0.75, 0.6)),
      poly('700 0 1120 0 560 760 40 760', sheet.fade('bottom', straw, 0.55)),
    ]),
    poly('40 740 620 740 650 800 10 800', mix(stone, bone, 0.5)),
    poly('10 800 650 800 650 856 10 856', mix(stone, umber, 0.4)),
    poly('650 760 1610 760 1610 1000 -10 1000 -10 856 650 856', mix(stone, dusk, 0.3)),
    ...[700, 980, 1280].map((x) => line(`${x + 40} 760 ${x - 60} 1000`, slate, 3)),
    rect(-10, 900, 1620, 4, slate),
    // Long shadows to the right.
    poly('560 920 880 930 1200 842 900 800', night, { 'fill-opacity': 0.45 }),
    poly('960 880 1240 890 1600 800 1340 770', night, { 'fill-opacity': 0.45 }),
    poly('1320 930 1580 944 1620 910 1620 840', night, { 'fill-opacity': 0.45 }),
    bottleShape(330, 690, 330, mix(bottle, moss, 0.4), -7),
    bottleShape(430, 690, 380, mix(umber, rust, 0.35)),
    bottleShape(520, 690, 300, mix(haze, dusk, 0.3), 6),
    bottleShape(610, 690, 350, bottle, 11),
    bottleShape(560, 700, 250, mix(ochre, umber, 0.35), -3),
    bottleShape(380, 700, 230, mix(haze, moss, 0.35), 4),
    crate(270, 660, 420, 270, mix(dusk, ink, 0.2)),
    ...times(8, (index) =>
      path(
        `M${770 + (index % 3) * 8} ${640 - index * 20}h${300 - (index % 4) * 14}c10 0 10 20 0 20h-${296 - (index % 4) * 14}z`,
        mix(index % 2 === 0 ? bone : stone, slate, (index % 3) * 0.1),
      ),
    ),
    ...times(7, (index) =>
      rect(800 + (index % 2) * 40, 626 - index * 20, 120, 4, slate, { 'fill-opacity': 0.6 }),
    ),
    poly('812 500 980 470 1010 486 850 512', mix(bone, paper, 0.5)),
    crate(740, 650, 390, 250, mix(oxblood, brick, 0.2)),
    tin(1248, 690, mix(haze, slate, 0.25)),
    tin(1330, 676, rust),
    tin(1416, 694, mix(haze, slate, 0.15)),
    tin(1490, 682, ochre),
    tin(1372, 700, moss),
    path('M1216 690l22 -150c4 -16 50 -16 54 0l22 150z', paper),
    rect(1246, 500, 38, 40, oxblood),
    crate(1190, 670, 370, 258, mix(moss, fern, 0.2)),
    sheet.wash([
      poly('270 660 690 660 666 930 296 930', sheet.fade('topleft', straw, 0.55, 0.5)),
      poly('740 650 1130 650 1108 900 764 900', sheet.fade('topleft', straw, 0.45, 0.5)),
      poly('1190 670 1560 670 1538 928 1212 928', sheet.fade('bottomright', night, 0.8, 0.8)),
      rect(0, 900, 1600, 100, sheet.fade('bottom', ink, 0.9)),
    ]),
    path(
      'M60 856c-20 -60 10 -90 4 -140c30 40 44 80 30 140zM40 856c-40 -30 -40 -80 -60 -100c50 10 80 50 84 100z',
      moss,
    ),
    path('M-20 1000V800h110l-16 200z', rust),
    path('M-20 800h120v30H-20z', mix(rust, bone, 0.2)),
    path(
      'M30 800c-60 -90 -20 -150 -40 -220c40 40 60 90 50 130c20 -40 60 -70 90 -70c-20 40 -50 90 -70 160z',
      mix(moss, night, 0.1),
    ),
  ];
}
