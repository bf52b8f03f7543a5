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
import { sash } from '../shapes/buildings.ts';
import { person } from '../shapes/people.ts';
import { bank, sky } from '../shapes/sky.ts';
import { ripples } from '../shapes/water.ts';
import { circle, group, path, poly, rect, stroke, times } from '../svg.ts';

/** Boats in a small harbour on a hard blue noon. */
export function harbour(sheet: Sheet): string[] {
  const quay = 520;
  const houses = times(9, (index) => {
    const x = -30 + index * 126;
    const rise = 170 + ((index * 37) % 80);
    const wall =
      [
        bone,
        straw,
        mix(oxblood, brick, 0.4),
        haze,
        ochre,
        bone,
        mix(moss, bone, 0.4),
        rust,
        mix(dusk, bone, 0.3),
      ][index] ?? bone;
    return (
      rect(x, quay - rise, 126, rise, wall) +
      poly(
        `${x - 6} ${quay - rise} ${x + 63} ${quay - rise - 62} ${x + 132} ${quay - rise}`,
        mix(slate, plum, 0.2 + (index % 2) * 0.2),
      ) +
      rect(x + 88, quay - rise - 60, 20, 44, umber) +
      sash(x + 18, quay - rise + 24, 30, 48, ink, bone) +
      sash(x + 76, quay - rise + 24, 30, 48, ink, bone) +
      rect(x + 48, quay - 66, 30, 66, index % 2 === 0 ? oxblood : ink) +
      rect(x + 86, quay - 62, 28, 36, ink) +
      poly(
        `${x + 92} ${quay} ${x + 126} ${quay} ${x + 126} ${quay - rise} ${x + 112} ${quay - rise}`,
        night,
        { 'fill-opacity': 0.25 },
      )
    );
  });
  const boat = (
    x: number,
    y: number,
    size: number,
    hull: string,
    house: string,
    flip: boolean,
  ): string =>
    group(
      [
        stroke(
          'M-70 -60V-260M40 -60V-300M-70 -250L-170 -60M40 -290L180 -62M-70 -240L40 -70M40 -180l90 60',
          night,
          4,
        ),
        rect(-60, -120, 90, 70, house),
        rect(-50, -110, 30, 26, ink),
        rect(-12, -110, 30, 26, ink),
        rect(-66, -128, 102, 10, night),
        path(
          'M-190 -66c60 14 250 14 390 -26c-10 50 -40 82 -70 96h-270c-30 -10 -46 -40 -50 -70z',
          hull,
        ),
        path('M-186 -52c60 14 250 12 380 -26l-6 16c-120 34 -310 36 -370 24z', bone),
        path('M-60 4h190c30 -14 60 -46 70 -96c-40 12 -80 20 -120 26z', night, {
          'fill-opacity': 0.26,
        }),
        path('M-150 4h280l-16 14h-240z', oxblood),
        ...times(3, (index) => circle(-110 + index * 90, -28, 15, ochre)),
        ...times(3, (index) => circle(-110 + index * 90, -28, 6, night)),
      ],
      { transform: `translate(${x} ${y}) scale(${flip ? -size : size} ${size})` },
    );
  const fleet = [
    boat(330, 720, 0.9, bottle, straw, false),
    boat(1130, 700, 0.72, mix(dusk, ink, 0.3), bone, true),
  ];
  return [
    sky(sheet, mix(dusk, ink, 0.15), mix(haze, paper, 0.45), quay + 60),
    bank(1010, 120, 520, 17, paper, 0.95),
    bank(240, 70, 380, 14, paper, 0.8),
    poly('-10 540 -10 250 260 190 620 260 1010 400 1180 540', mix(moss, fern, 0.4)),
    sheet.wash([
      poly(
        '-10 540 -10 250 260 190 620 260 1010 400 1180 540',
        sheet.fade('bottomright', bottle, 0.9),
      ),
    ]),
    rect(
      0,
      560,
      1600,
      450,
      sheet.across('top', [
        [0, mix(dusk, haze, 0.3)],
        [0.5, mix(dusk, ink, 0.35)],
        [1, mix(ink, bottle, 0.3)],
      ]),
    ),
    poly('1090 562 1610 540 1610 570 1090 570', mix(slate, dusk, 0.4)),
    ...houses,
    rect(-10, quay - 4, 1150, 70, mix(stone, umber, 0.2)),
    rect(-10, quay - 8, 1160, 12, mix(stone, bone, 0.5)),
    ...times(40, () =>
      rect(
        sheet.luck.between(0, 1100),
        quay + 10 + Math.floor(sheet.luck.between(0, 4)) * 14,
        30,
        10,
        mix(stone, umber, 0.4),
      ),
    ),
    // The mole and its light.
    poly('1180 566 1600 520 1610 520 1610 600 1180 590', mix(stone, slate, 0.35)),
    poly('1400 520 1414 300 1470 300 1484 516', bone),
    poly('1407 420 1410 364 1474 364 1478 420', oxblood),
    poly('1448 300 1470 300 1484 516 1456 518', night, { 'fill-opacity': 0.3 }),
    rect(1404, 288, 76, 12, ink),
    rect(1420, 244, 44, 44, straw),
    path('M1414 246c0 -34 56 -34 56 0z', oxblood),
    rect(1439, 206, 5, 20, ink),
    sheet.wash([
      rect(0, quay + 64, 1600, 60, sheet.fade('top', night, 0.85)),
      rect(0, 800, 1600, 200, sheet.fade('bottom', night, 0.9)),
    ]),
    sheet.within(rect(0, 586, 1600, 420, '#000'), [
      group(fleet, { transform: 'translate(0 1450) scale(1 -1)', opacity: 0.4 }),
    ]),
    ripples(sheet, 0, 1600, 596, 985, mix(haze, paper, 0.5), 120, 0.6),
    ripples(sheet, 0, 1600, 620, 985, night, 60, 0.4),
    ...fleet,
    boat(760, 900, 1.35, oxblood, mix(bone, straw, 0.4), false),
    sheet.wash([
      path(
        'M504 810c80 20 340 20 526 -34c-14 66 -54 110 -94 128h-366c-40 -14 -62 -54 -66 -94z',
        sheet.fade('bottomright', night, 0.75),
      ),
    ]),
    ripples(sheet, 440, 1100, 905, 960, mix(oxblood, night, 0.3), 26, 0.7),
    person(700, 832, 190, { coat: ochre, legs: ochre, hat: 'wool', hatColour: ink, pose: 'wait' }),
    poly('1180 1010 1230 868 1610 832 1610 1010', mix(stone, umber, 0.35)),
    poly('1230 868 1610 832 1610 852 1222 892', mix(stone, bone, 0.45)),
    path('M1300 880v-60c-8 -6 -8 -22 6 -24h42c14 2 14 18 6 24v56z', night),
    ...times(3, (index) =>
      stroke(
        `M${1420 + index * 56} 880l-16 -56h60l-14 56M${1412 + index * 56} 850h48M${1404 + index * 56} 824c0 -40 60 -40 60 0`,
        index === 1 ? umber : ochre,
        5,
      ),
    ),
    stroke('M1310 834C1180 830 1100 850 1016 812', straw, 5),
    ...[
      [180, 200],
      [240, 170],
      [880, 220],
      [940, 250],
      [1230, 330],
    ].map(([x = 0, y = 0]) => stroke(`M${x - 20} ${y}q10 -12 20 0q10 -12 20 0`, ink, 4)),
  ];
}
