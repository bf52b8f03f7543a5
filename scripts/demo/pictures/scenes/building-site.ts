import {
  bone,
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
  plum,
  rust,
  slate,
  stone,
  umber,
} from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { courses } from '../shapes/buildings.ts';
import { brown, dark, person, thrown } from '../shapes/people.ts';
import { bank, sky } from '../shapes/sky.ts';
import { broadleaf } from '../shapes/trees.ts';
import { circle, line, path, poly, rect, times } from '../svg.ts';

function digger(x: number, y: number, colour: string): string {
  const deep = mix(colour, umber, 0.45);
  return (
    path(`M${x - 150} ${y}a34 34 0 0 1 0 -68h300a34 34 0 0 1 0 68z`, night) +
    times(5, (index) => circle(x - 140 + index * 70, y - 34, 22, slate)).join('') +
    rect(x - 60, y - 92, 120, 26, mix(night, slate, 0.4)) +
    path(`M${x - 20} ${y - 90}h210v-80c0 -20 -10 -30 -30 -30h-90l-20 30z`, colour) +
    rect(x + 110, y - 190, 80, 100, deep) +
    path(`M${x - 130} ${y - 90}v-130c0 -40 20 -50 40 -50h90v180z`, colour) +
    path(`M${x - 112} ${y - 140}v-76c0 -26 14 -36 28 -36h60v112z`, mix(haze, ink, 0.35)) +
    path(`M${x - 112} ${y - 140}l70 -112h-30c-24 0 -40 10 -40 36z`, paper, {
      'fill-opacity': 0.35,
    }) +
    poly(
      `${x - 60} ${y - 130} ${x - 30} ${y - 160} ${x - 250} ${y - 430} ${x - 300} ${y - 410}`,
      colour,
    ) +
    poly(
      `${x - 60} ${y - 130} ${x - 46} ${y - 145} ${x - 276} ${y - 420} ${x - 300} ${y - 410}`,
      deep,
    ) +
    poly(
      `${x - 306} ${y - 420} ${x - 256} ${y - 440} ${x - 400} ${y - 190} ${x - 432} ${y - 206}`,
      colour,
    ) +
    poly(
      `${x - 306} ${y - 420} ${x - 284} ${y - 428} ${x - 416} ${y - 198} ${x - 432} ${y - 206}`,
      deep,
    ) +
    line(`${x - 130} ${y - 220} ${x - 210} ${y - 352}`, bone, 9) +
    line(`${x - 250} ${y - 400} ${x - 346} ${y - 330}`, bone, 7) +
    path(`M${x - 440} ${y - 210}l56 -4c20 40 10 90 -40 104l-56 -40z`, deep) +
    poly(`${x - 480} ${y - 150} ${x - 424} ${y - 110} ${x - 470} ${y - 112}`, night)
  );
}

/** Houses coming up behind scaffolding, and a digger in the wet ground. */
export function buildingSite(sheet: Sheet): string[] {
  const shell = (
    x: number,
    base: number,
    width: number,
    rise: number,
    colour: string,
    roofed: boolean,
  ): string =>
    rect(x, base - rise, width, rise, colour) +
    courses(
      sheet,
      [x, base - rise, width, rise],
      mix(colour, night, 0.25),
      Math.round(width / 5),
      18,
      0.5,
    ) +
    times(
      2,
      (index) =>
        rect(
          x + width * (0.14 + index * 0.48),
          base - rise * 0.88,
          width * 0.24,
          rise * 0.28,
          mix(ink, umber, 0.3),
        ) +
        rect(
          x + width * (0.14 + index * 0.48),
          base - rise * 0.42,
          width * 0.24,
          index === 0 ? rise * 0.28 : rise * 0.42,
          mix(ink, umber, 0.3),
        ),
    ).join('') +
    (roofed
      ? poly(
          `${x - 16} ${base - rise} ${x + width / 2} ${base - rise - width * 0.42} ${x + width + 16} ${base - rise}`,
          mix(slate, plum, 0.25),
        )
      : times(7, (index) =>
          line(
            `${x - 10 + index * 18} ${base - rise} ${x + width / 2 - 54 + index * 18} ${base - rise - width * 0.4} ${x + width - 98 + index * 18} ${base - rise}`,
            mix(ochre, umber, 0.25),
            7,
          ),
        ).join(''));
  const poles = (x: number, base: number, width: number, rise: number): string =>
    times(5, (index) => rect(x + (width / 4) * index, base - rise, 6, rise, umber)).join('') +
    times(4, (index) =>
      rect(
        x - 14,
        base - rise + 16 + (rise / 3.6) * index,
        width + 34,
        index === 0 ? 5 : 10,
        index === 0 ? umber : mix(stone, umber, 0.3),
      ),
    ).join('') +
    line(`${x} ${base} ${x + width / 2} ${base - rise / 2} ${x + width} ${base - rise}`, umber, 4);
  return [
    sky(sheet, mix(dusk, haze, 0.5), paper, 640),
    bank(120, 150, 620, 20, paper, 0.95),
    bank(940, 90, 480, 17, paper, 0.9),
    bank(760, 330, 320, 12, paper, 0.8),
    poly(
      '-10 640 200 560 560 590 900 540 1300 580 1610 550 1610 700 -10 700',
      mix(moss, haze, 0.45),
    ),
    broadleaf(sheet, 1190, 640, 210, mix(moss, haze, 0.2)),
    broadleaf(sheet, 1330, 648, 170, mix(moss, haze, 0.1)),
    shell(1020, 690, 240, 190, mix(brick, haze, 0.25), true),
    shell(660, 720, 290, 240, mix(brick, rust, 0.3), true),
    rect(-10, 690, 1620, 320, mix(umber, rust, 0.55)),
    shell(130, 780, 420, 340, mix(brick, rust, 0.45), false),
    poles(100, 790, 480, 440),
    sheet.wash([
      rect(130, 440, 420, 340, sheet.fade('left', night, 0.75, 0.8)),
      rect(660, 480, 290, 240, sheet.fade('left', night, 0.75, 0.7)),
      rect(0, 700, 1600, 130, sheet.fade('bottom', night, 0.5)),
    ]),
    person(250, 556, 128, {
      coat: ochre,
      legs: slate,
      bands: bone,
      hat: 'hard',
      hatColour: bone,
      pose: 'reach',
    }),
    person(476, 678, 128, {
      coat: rust,
      legs: ink,
      bands: bone,
      hat: 'hard',
      hatColour: ochre,
      skin: dark,
      flip: true,
      pose: 'reach',
    }),
    poly('-10 830 500 800 1100 850 1610 810 1610 1000 -10 1000', mix(umber, rust, 0.2)),
    path('M520 900c60 -70 150 -84 220 -40c60 0 90 30 110 60z', mix(umber, rust, 0.42)),
    sheet.wash([
      path('M520 900c60 -70 150 -84 220 -40c60 0 90 30 110 60z', sheet.fade('left', night, 0.9)),
      rect(0, 800, 1600, 200, sheet.fade('bottomleft', night, 0.75)),
    ]),
    poly('130 948 560 928 700 946 420 972', mix(haze, dusk, 0.4)),
    poly('210 950 520 936 560 944 360 962', paper, { 'fill-opacity': 0.7 }),
    thrown(1200, 930, 300, -330, 40, night, 0.5),
    digger(1290, 934, ochre),
    sheet.wash([
      poly('1160 664 1480 734 1480 930 1110 930', sheet.fade('bottomright', night, 0.7, 0.9)),
    ]),
    person(960, 928, 226, {
      coat: rust,
      legs: ink,
      bands: paper,
      hat: 'hard',
      hatColour: bone,
      pose: 'wait',
      skin: brown,
    }),
    times(3, (row) =>
      times(4, (index) =>
        rect(
          52 + index * 40 + (row % 2) * 14,
          886 - row * 22,
          36,
          18,
          mix(brick, rust, (index % 3) * 0.3),
        ),
      ).join(''),
    ).join(''),
    line('1430 1000 1430 930', bone, 5),
    line('1590 1000 1590 926', bone, 5),
    line('1380 952 1620 946', oxblood, 14),
    line('1380 952 1620 946', bone, 14, { 'stroke-dasharray': '30 30' }),
  ];
}
