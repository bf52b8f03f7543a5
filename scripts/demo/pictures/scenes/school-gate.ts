import {
  bone,
  bottle,
  brick,
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
  dusk,
} from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { arched, courses, sash } from '../shapes/buildings.ts';
import { brown, dark, fair, person, thrown } from '../shapes/people.ts';
import { bank, sky } from '../shapes/sky.ts';
import { broadleaf } from '../shapes/trees.ts';
import { circle, ellipse, line, path, poly, rect, stroke, times } from '../svg.ts';

/** The school gate at ten to nine, with leaves down and the crossing patrol out. */
export function schoolGate(sheet: Sheet): string[] {
  const ground = 800;
  const wall = mix(brick, rust, 0.25);
  const gable = (x: number, width: number, colour: string): string =>
    poly(
      `${x} ${ground} ${x} 420 ${x + width / 2} 270 ${x + width} 420 ${x + width} ${ground}`,
      colour,
    ) +
    stroke(`M${x - 12} 428L${x + width / 2} 268L${x + width + 12} 428`, bone, 16) +
    times(3, (index) =>
      arched(
        x + width * (0.14 + index * 0.26),
        450 - (index === 1 ? 46 : 0),
        width * 0.2,
        200 + (index === 1 ? 46 : 0),
        mix(ink, dusk, 0.35),
        bone,
      ),
    ).join('') +
    circle(x + width / 2, 350, 22, bone) +
    circle(x + width / 2, 350, 15, ink);
  const rail = (x1: number, x2: number): string =>
    times(
      Math.round((x2 - x1) / 27),
      (index) =>
        rect(x1 + index * 27, 606, 7, 300, ink) +
        poly(
          `${x1 + index * 27 - 4} 608 ${x1 + index * 27 + 3.5} 588 ${x1 + index * 27 + 11} 608`,
          ink,
        ),
    ).join('') +
    rect(x1, 640, x2 - x1, 10, ink) +
    rect(x1, 862, x2 - x1, 10, ink);
  const pier = (x: number): string =>
    rect(x, 560, 66, 350, mix(brick, umber, 0.2)) +
    courses(sheet, [x, 566, 66, 340], mix(brick, night, 0.4), 34, 20, 0.6) +
    rect(x + 42, 560, 24, 350, night, { 'fill-opacity': 0.35 }) +
    rect(x - 8, 542, 82, 22, stone) +
    circle(x + 33, 522, 24, stone) +
    path(`M${x + 33} 498c34 4 34 44 0 48c12 -10 12 -36 0 -48z`, umber, { 'fill-opacity': 0.5 });
  const leaves = times(70, () => {
    const y = sheet.luck.between(815, 985);
    return ellipse(
      sheet.luck.between(0, 1600),
      y,
      (y - 700) * 0.045,
      (y - 700) * 0.02,
      sheet.luck.pick([rust, ochre, oxblood, straw]),
      {
        'fill-opacity': 0.9,
      },
    );
  });
  return [
    sky(sheet, mix(dusk, haze, 0.25), mix(straw, paper, 0.25), ground),
    bank(1180, 120, 400, 14, paper, 0.85),
    bank(500, 200, 300, 11, paper, 0.7),
    rect(560, 176, 110, 120, mix(stone, bone, 0.3)),
    ...times(2, (index) => arched(574 + index * 46, 200, 34, 80, ink, bone)),
    path('M546 180c20 -40 50 -60 69 -110c19 50 49 70 69 110z', bottle),
    rect(612, 34, 5, 44, ink),
    poly('617 38 650 46 617 56', oxblood),
    poly('330 430 360 290 1190 290 1220 430', mix(slate, plum, 0.3)),
    rect(340, 426, 880, ground - 426, mix(wall, stone, 0.12)),
    courses(sheet, [340, 430, 880, 360], mix(wall, night, 0.25), 190, 18, 0.4),
    ...times(7, (index) =>
      sash(600 + index * 70, 490, 44, 120, index % 3 === 1 ? straw : mix(ink, dusk, 0.35), bone, 3),
    ),
    rect(340, 440, 880, 10, bone),
    gable(180, 360, wall),
    gable(1010, 360, mix(wall, umber, 0.12)),
    rect(700, 640, 130, 160, mix(ink, night, 0.3)),
    rect(690, 628, 150, 16, bone),
    rect(762, 644, 6, 156, bone),
    sheet.wash([
      rect(180, 430, 360, 370, sheet.fade('right', night, 0.55)),
      rect(1010, 420, 360, 380, sheet.fade('right', night, 0.85)),
      rect(540, 430, 470, 370, sheet.fade('left', night, 0.75, 0.6)),
      poly(
        `180 ${ground} 180 420 360 270 540 420 540 ${ground}`,
        sheet.fade('topleft', straw, 0.6, 0.5),
      ),
    ]),
    rect(0, ground - 4, 1600, 210, mix(stone, dusk, 0.25)),
    sheet.wash([
      rect(0, ground - 4, 1600, 208, sheet.fade('bottomright', ink, 0.9)),
      rect(340, ground - 4, 900, 40, sheet.fade('top', night, 0.8)),
    ]),
    person(690, 816, 84, { coat: moss, pose: 'walk', pack: ochre, flip: true }),
    person(800, 812, 80, { coat: oxblood, pose: 'walk', pack: ink, skin: dark, hair: night }),
    person(860, 820, 88, {
      coat: dusk,
      skirt: true,
      legs: slate,
      pose: 'walk',
      pack: rust,
      flip: true,
    }),
    rail(-20, 400),
    rail(1066, 1640),
    pier(404),
    pier(1000),
    // The gate leaf, standing open.
    ...times(6, (index) => rect(486 + index * 22, 626 - index * 5, 6, 270 + index * 16, ink)),
    line('474 650 618 628', ink, 9),
    line('474 868 618 940', ink, 9),
    ...leaves.slice(0, 40),
    thrown(760, 922, 40, 420, 24, night, 0.5),
    thrown(836, 926, 26, 300, 18, night, 0.5),
    thrown(1180, 950, 50, 420, 30, night, 0.55),
    person(760, 924, 250, {
      coat: plum,
      legs: ink,
      pose: 'walk',
      hair: night,
      skin: brown,
      long: true,
    }),
    person(836, 928, 158, {
      coat: ochre,
      legs: ink,
      pose: 'walk',
      hair: night,
      skin: brown,
      pack: oxblood,
    }),
    person(910, 916, 140, {
      coat: bottle,
      legs: slate,
      pose: 'walk',
      pack: rust,
      hat: 'wool',
      hatColour: oxblood,
    }),
    rect(1230, 560, 9, 390, bone),
    circle(1234, 556, 62, ochre),
    circle(1234, 556, 48, ink),
    rect(1196, 550, 76, 12, ochre),
    person(1180, 954, 312, {
      coat: mix(ochre, straw, 0.2),
      legs: ink,
      long: true,
      pose: 'reach',
      hat: 'cap',
      hatColour: ink,
      bands: paper,
      skin: fair,
    }),
    broadleaf(sheet, 120, 900, 760, mix(rust, ochre, 0.25), 'left', 0.32),
    ...leaves.slice(40),
    sheet.wash([rect(0, 880, 1600, 120, sheet.fade('bottom', night, 0.6))]),
  ];
}
