import {
  bone,
  bottle,
  dusk,
  haze,
  ink,
  mix,
  night,
  ochre,
  oxblood,
  plum,
  rust,
  slate,
  stone,
  straw,
} from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { lamp, roofline } from '../shapes/buildings.ts';
import { panel } from '../shapes/camera.ts';
import { person } from '../shapes/people.ts';
import { bank, sky, sun } from '../shapes/sky.ts';
import { bare, hedge } from '../shapes/trees.ts';
import { circle, path, poly, rect, stroke, times } from '../svg.ts';

/** A tower block at night, its windows a census of who is still up. */
export function towerBlock(sheet: Sheet): string[] {
  const left = panel([330, 236], [800, 66], [800, 930], [330, 900]);
  const right = panel([800, 66], [1070, 208], [1070, 902], [800, 930]);
  const on = [straw, straw, ochre, mix(straw, rust, 0.4), mix(haze, straw, 0.4)] as const;
  const far = panel([1250, 372], [1420, 372], [1420, 880], [1250, 880]);
  const marks = [
    sky(sheet, night, mix(slate, dusk, 0.45), 900),
    ...times(60, () =>
      circle(
        sheet.luck.between(0, 1600),
        sheet.luck.between(0, 480),
        sheet.luck.between(0.8, 2.2),
        bone,
        { 'fill-opacity': 0.7 },
      ),
    ),
    sun(sheet, 1290, 218, 82, mix(bone, straw, 0.3), 330),
    circle(1268, 200, 15, stone, { 'fill-opacity': 0.5 }),
    circle(1312, 240, 22, stone, { 'fill-opacity': 0.45 }),
    bank(1060, 250, 420, 13, mix(slate, night, 0.3), 0.9),
    bank(60, 330, 460, 15, mix(slate, dusk, 0.2), 0.7),
    roofline(sheet, -20, 1640, 900, 40, 150, mix(ink, slate, 0.55)),
    far.patch(0, 0, 1, 1, mix(ink, slate, 0.4)),
    far.patch(0.75, 0, 1, 1, mix(ink, night, 0.4)),
    ...times(12 * 5, (index) =>
      sheet.luck.often(0.35)
        ? far.patch(
            (index % 5) * 0.15 + 0.03,
            Math.floor(index / 5) / 12.5 + 0.03,
            (index % 5) * 0.15 + 0.11,
            Math.floor(index / 5) / 12.5 + 0.07,
            ochre,
          )
        : '',
    ),
    roofline(sheet, -20, 1640, 906, 10, 70, mix(ink, night, 0.4)),
    left.patch(0, 0, 1, 1, mix(slate, plum, 0.3)),
    right.patch(0, 0, 1, 1, mix(ink, night, 0.35)),
  ];
  const floors = 17;
  for (let floor = 0; floor < floors; floor += 1) {
    const v = 0.025 + floor * 0.054;
    marks.push(
      left.patch(0, v + 0.041, 1, v + 0.046, mix(slate, ink, 0.5)),
      right.patch(0, v + 0.041, 1, v + 0.046, night),
    );
    for (let bay = 0; bay < 6; bay += 1) {
      const u = 0.045 + bay * 0.158;
      const lit = sheet.luck.often(0.4);
      marks.push(
        left.patch(
          u,
          v + 0.006,
          u + 0.115,
          v + 0.037,
          lit ? sheet.luck.pick(on) : mix(ink, night, 0.45),
        ),
      );
      if (lit && sheet.luck.often(0.35))
        marks.push(
          left.patch(u, v + 0.006, u + 0.05, v + 0.037, mix(rust, oxblood, 0.4), {
            'fill-opacity': 0.8,
          }),
        );
      if (lit && sheet.luck.often(0.22)) {
        const [px, py] = left.at(u + 0.078, v + 0.03);
        marks.push(
          path(`M${px - 8} ${py + 7}v-9c0 -5 3 -6 8 -6s8 1 8 6v9z`, night),
          circle(px, py - 12, 5, night),
        );
      }
      marks.push(left.patch(u + 0.055, v + 0.006, u + 0.061, v + 0.037, mix(slate, ink, 0.6)));
    }
    for (let bay = 0; bay < 3; bay += 1) {
      const u = 0.07 + bay * 0.31;
      marks.push(
        right.patch(
          u,
          v + 0.006,
          u + 0.22,
          v + 0.04,
          sheet.luck.often(0.3) ? mix(sheet.luck.pick(on), rust, 0.25) : night,
        ),
        right.patch(u - 0.02, v + 0.026, u + 0.24, v + 0.043, mix(ink, slate, 0.25)),
      );
    }
  }
  marks.push(
    sheet.wash([
      left.patch(0, 0, 1, 1, sheet.fade('bottomleft', night, 0.9, 0.85)),
      right.patch(0, 0, 1, 1, sheet.fade('bottom', night, 0.8)),
    ]),
    rect(560, 52, 5, 100, night),
    rect(610, 66, 60, 60, mix(ink, night, 0.3)),
    rect(0, 890, 1600, 110, mix(bottle, night, 0.6)),
    poly('690 906 800 920 900 910 1010 1000 520 1000', mix(slate, night, 0.3)),
    rect(690, 820, 120, 96, straw),
    rect(748, 820, 5, 96, ink),
    rect(676, 808, 150, 14, night),
    sheet.wash([poly('690 906 810 918 960 1000 560 1000', sheet.fade('top', straw, 0.95, 0.95))]),
    person(772, 936, 108, { coat: oxblood, legs: ink, pose: 'walk', flip: true, bag: ochre }),
    hedge(sheet, -20, 560, 920, 38, mix(bottle, night, 0.7)),
    hedge(sheet, 1020, 1640, 924, 44, mix(bottle, night, 0.72)),
    bare(sheet, 190, 960, 560, night, 0.04),
    bare(sheet, 1470, 960, 640, night, -0.05),
    lamp(1120, 960, 260, night, true),
    sheet.wash([
      circle(
        1066,
        704,
        130,
        sheet.glow(1066, 704, 130, [
          [0, straw, 0.95],
          [1, straw, 0],
        ]),
      ),
    ]),
    stroke('M1216 960L1246 830L1276 960M1396 960L1366 830L1336 960M1246 832H1366', night, 7),
    stroke('M1280 834V916H1300V834M1330 834L1346 912H1362L1348 834', night, 3),
  );
  return marks;
}
