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
  slate,
  stone,
  straw,
  umber,
} from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { roofline } from '../shapes/buildings.ts';
import { brown, person } from '../shapes/people.ts';
import { sky, sun } from '../shapes/sky.ts';
import { ripples } from '../shapes/water.ts';
import { broadleaf } from '../shapes/trees.ts';
import { circle, ellipse, group, line, path, poly, rect, stroke, times } from '../svg.ts';

/** An old stone bridge and its reflection in morning mist. */
export function riverBridge(sheet: Sheet): string[] {
  const water = 640;
  const pale = mix(stone, haze, 0.35);
  const span = (x: number, width: number, rise: number): string =>
    `M${x} ${water}v-${rise * 0.35}a${width / 2} ${rise} 0 0 1 ${width} 0v${rise * 0.35}z`;
  const spans =
    span(250, 260, 120) + span(590, 320, 150) + span(990, 260, 120) + span(1310, 180, 90);
  const bridge = [
    path(`M-10 ${water}V470C300 440 560 376 760 372C1000 376 1300 450 1610 480V${water}z`, pale),
    path(
      `M-10 470C300 440 560 376 760 372C1000 376 1300 450 1610 480v22C1300 474 1000 398 760 394C560 398 300 462 -10 492z`,
      mix(stone, bone, 0.55),
    ),
    ...times(150, () =>
      rect(
        sheet.luck.between(0, 1580),
        500 + Math.floor(sheet.luck.between(0, 9)) * 16,
        26,
        12,
        mix(pale, umber, sheet.luck.between(0.08, 0.24)),
      ),
    ),
    path(spans, mix(slate, moss, 0.45)),
    path(spans, 'none', { stroke: mix(stone, umber, 0.2), 'stroke-width': 17 }),
    ...[
      [540, 60],
      [940, 62],
      [1272, 54],
    ].map(
      ([x = 0, w = 0]) =>
        poly(
          `${x - w * 0.7} ${water + 8} ${x - w * 0.5} 500 ${x} 480 ${x + w * 0.5} 500 ${x + w * 0.7} ${water + 8}`,
          mix(stone, bone, 0.25),
        ) +
        poly(
          `${x + 4} ${water + 8} ${x + 4} 482 ${x + w * 0.5} 500 ${x + w * 0.7} ${water + 8}`,
          mix(slate, plum, 0.3),
          {
            'fill-opacity': 0.6,
          },
        ),
    ),
  ];
  return [
    sky(sheet, mix(haze, dusk, 0.2), mix(paper, straw, 0.3), water),
    sun(sheet, 1160, 236, 60, paper, 420),
    poly(
      '-10 440 240 330 520 390 820 300 1200 380 1610 310 1610 660 -10 660',
      mix(haze, moss, 0.22),
    ),
    poly('230 420 230 300 262 170 294 300 294 420', mix(dusk, haze, 0.35)),
    roofline(sheet, 90, 640, 470, 30, 90, mix(dusk, haze, 0.35)),
    sheet.wash([rect(0, 330, 1600, 160, sheet.fade('bottom', paper, 0.95))]),
    ...times(5, (index) =>
      broadleaf(
        sheet,
        1080 + index * 130,
        520 - (index % 2) * 16,
        170 + (index % 3) * 40,
        mix(moss, haze, 0.45),
      ),
    ),
    broadleaf(sheet, 30, 520, 240, mix(fern, haze, 0.35)),
    group(bridge, { transform: `translate(0 ${water * 2}) scale(1 -1)`, opacity: 1 }),
    rect(
      0,
      water,
      1600,
      370,
      sheet.across('top', [
        [0, mix(haze, moss, 0.3), 0.5],
        [1, mix(slate, bottle, 0.35), 0.92],
      ]),
    ),
    ripples(sheet, 0, 1600, water + 4, 985, mix(paper, haze, 0.2), 110, 0.6),
    ripples(sheet, 0, 1600, water + 20, 985, bottle, 60, 0.4),
    ...bridge,
    sheet.wash([
      path(`M-10 ${water}V470C300 440 560 376 760 372V${water}z`, sheet.fade('left', slate, 0.85)),
      rect(0, 480, 1600, 160, sheet.fade('bottom', mix(slate, bottle, 0.4), 0.65)),
      rect(0, water - 24, 1600, 150, sheet.fade('top', paper, 0.85)),
    ]),
    person(668, 382, 84, { coat: oxblood, pose: 'walk' }),
    person(760, 376, 80, { coat: ink, pose: 'wait', skin: brown, flip: true, hair: night }),
    stroke('M1010 390l16 -22h16l12 22M1026 368l-6 -10M1042 368l4 -12h10', night, 4),
    circle(1008, 388, 13, 'none', { stroke: night, 'stroke-width': 3.5 }),
    circle(1056, 390, 13, 'none', { stroke: night, 'stroke-width': 3.5 }),
    person(1030, 384, 74, { coat: ochre, legs: night }),
    // A sculler, a heron, and the near bank.
    path('M520 800c120 14 320 14 440 0c-40 22 -400 22 -440 0z', umber),
    poly('724 800 730 744 762 740 776 800', bone),
    circle(752, 724, 15, mix(stone, rust, 0.4)),
    path('M737 722c0 -20 28 -22 30 -4z', night),
    line('756 766 860 782 980 824', umber, 5),
    line('750 766 640 786 548 830', umber, 5),
    ellipse(740, 818, 250, 6, night, { 'fill-opacity': 0.3 }),
    path('M-10 1010V820c140 -20 330 40 420 190z', mix(bottle, night, 0.25)),
    path('M1610 1010V780c-160 20 -330 120 -400 230z', mix(bottle, moss, 0.3)),
    ...times(30, (index) =>
      stroke(
        `M${-10 + index * 13} ${1000 - Math.max(0, 12 - index) * 8}c4 -60 ${index % 2 === 0 ? 20 : -16} -110 ${index % 2 === 0 ? 34 : -20} -${130 + (index % 4) * 24}`,
        mix(bottle, moss, (index % 3) * 0.3),
        5,
      ),
    ),
    path(
      'M1420 862c-6 -60 6 -80 30 -96c-4 -40 -14 -60 8 -84c10 -8 22 -4 24 4l44 8l-44 6c-10 20 14 40 14 90c-2 40 -30 52 -34 72h-6l4 -60l-20 60h-8z',
      mix(slate, ink, 0.3),
    ),
    stroke('M1448 850v80M1466 850v86', umber, 4),
    sheet.wash([
      path('M1610 1010V780c-160 20 -330 120 -400 230z', sheet.fade('bottomright', night, 0.9)),
    ]),
  ];
}
