import {
  bone,
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
  straw,
  umber,
} from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { roofline, windows } from '../shapes/buildings.ts';
import { brown, dark, person } from '../shapes/people.ts';
import { busSide } from '../shapes/vehicles.ts';
import { circle, ellipse, group, poly, rect, times } from '../svg.ts';

/** A lit shelter in night rain, and a bus coming at last. */
export function busStop(sheet: Sheet): string[] {
  const kerb = 812;
  const shelter = [
    rect(796, 420, 560, 392, mix(straw, ochre, 0.25), { 'fill-opacity': 0.42 }),
    rect(796, 420, 560, 392, mix(haze, straw, 0.6), { 'fill-opacity': 0.35 }),
    rect(1166, 470, 150, 286, paper),
    rect(1178, 482, 126, 262, oxblood),
    circle(1241, 580, 44, ochre),
    poly('1178 744 1178 690 1304 640 1304 744', ink),
    rect(1196, 660, 60, 7, bone),
    rect(850, 706, 286, 16, umber),
    rect(880, 722, 10, 90, ink),
    rect(1096, 722, 10, 90, ink),
    ...[796, 976, 1156, 1346].map((x) => rect(x, 420, 10, 392, ink)),
    rect(796, 560, 360, 4, ink, { 'fill-opacity': 0.5 }),
  ];
  const people = [
    person(900, 816, 292, {
      coat: oxblood,
      legs: ink,
      long: true,
      skin: dark,
      hair: night,
      flip: true,
      bag: ochre,
      pose: 'wait',
    }),
    person(1010, 816, 318, { coat: ink, legs: night, hat: 'wool', hatColour: moss, flip: true }),
    person(1090, 816, 270, {
      coat: ochre,
      legs: umber,
      skirt: true,
      flip: true,
      skin: brown,
      pose: 'wait',
    }),
  ];
  const bus = [busSide(-560, 830, 800, oxblood, mix(straw, ochre, 0.2))];
  const scene = [
    ...shelter,
    ...people,
    poly('760 424 780 388 1372 388 1396 424', night),
    rect(760, 420, 636, 10, ochre),
  ];
  return [
    rect(
      0,
      0,
      1600,
      1000,
      sheet.across('top', [
        [0, night],
        [0.75, mix(ink, slate, 0.5)],
      ]),
    ),
    roofline(sheet, -20, 1640, 820, 190, 420, mix(ink, night, 0.35)),
    windows(
      sheet,
      [10, 470, 1580, 300],
      34,
      7,
      0.16,
      { on: [ochre, straw, mix(rust, ochre, 0.5)], off: 'none' },
      0.34,
    ),
    roofline(sheet, -20, 1640, 820, 60, 190, night),
    sheet.wash([
      circle(
        1080,
        620,
        620,
        sheet.glow(1080, 620, 620, [
          [0.1, ochre, 0.75],
          [1, ochre, 0],
        ]),
      ),
      circle(
        240,
        740,
        330,
        sheet.glow(240, 740, 330, [
          [0, straw, 0.7],
          [1, straw, 0],
        ]),
      ),
    ]),
    rect(0, kerb, 1600, 190, mix(ink, night, 0.45)),
    rect(620, kerb - 2, 1000, 22, mix(slate, ink, 0.3)),
    // Reflections in the wet road.
    sheet.within(rect(0, kerb + 18, 1600, 190, '#000'), [
      group(scene, { transform: `translate(0 ${kerb * 2 + 20}) scale(1 -1)`, opacity: 0.5 }),
      group(bus, { transform: `translate(0 ${830 * 2}) scale(1 -1)`, opacity: 0.45 }),
    ]),
    sheet.wash([
      rect(0, kerb + 18, 1600, 172, sheet.fade('bottom', night, 0.95)),
      ellipse(
        420,
        870,
        330,
        44,
        sheet.glow(330, 870, 330, [
          [0, straw, 0.95],
          [1, straw, 0],
        ]),
      ),
    ]),
    ...times(34, () =>
      rect(
        sheet.luck.between(0, 1600),
        sheet.luck.between(850, 990),
        sheet.luck.between(30, 130),
        2.4,
        mix(night, slate, 0.5),
        {
          'fill-opacity': 0.8,
        },
      ),
    ),
    group(bus, { transform: 'translate(-320 0) scale(-1 1)' }),
    circle(228, 756, 15, paper),
    sheet.wash([poly('236 746 236 768 780 850 780 690', sheet.fade('left', straw, 0.75))]),
    ...scene,
    rect(690, 330, 9, 484, bone),
    rect(648, 296, 94, 100, oxblood, { rx: 8 }),
    rect(664, 314, 62, 52, bone, { rx: 8 }),
    rect(670, 322, 50, 20, ink),
    circle(678, 366, 7, bone),
    circle(712, 366, 7, bone),
    rect(668, 470, 52, 90, bone),
    ...times(6, (index) => rect(674, 480 + index * 12, 40 - (index % 3) * 8, 4, slate)),
    rect(0, 0, 1600, 1000, sheet.hatch(haze, 26, 1.3, 104, 0.24)),
    rect(0, 0, 1600, 1000, sheet.hatch(bone, 61, 1.6, 101, 0.22)),
  ];
}
