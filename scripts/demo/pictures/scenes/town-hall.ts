import {
  bone,
  ink,
  mix,
  moss,
  night,
  ochre,
  oxblood,
  plum,
  rust,
  stone,
  straw,
  umber,
  verdigris,
  dusk,
} from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { arched, lamp, roofline } from '../shapes/buildings.ts';
import { dark, person, thrown } from '../shapes/people.ts';
import { bank, sky, sun } from '../shapes/sky.ts';
import { circle, ellipse, path, poly, rect, times } from '../svg.ts';

function clockTower(x: number, lit: string, shade: string): string[] {
  const stage = (half: number, top: number, foot: number): string =>
    rect(x - half, top, half * 2, foot - top, lit) +
    rect(x + half * 0.35, top, half * 0.65, foot - top, shade);
  return [
    poly(`${x - 4} 28 ${x + 4} 28 ${x + 6} 110 ${x - 6} 110`, ink),
    circle(x, 30, 8, ochre),
    path(
      `M${x - 70} 200C${x - 60} 130 ${x - 20} 120 ${x} 92C${x + 20} 120 ${x + 60} 130 ${x + 70} 200Z`,
      verdigris,
    ),
    path(
      `M${x + 12} 100C${x + 30} 122 ${x + 60} 132 ${x + 70} 200H${x + 22}C${x + 24} 150 ${x + 20} 120 ${x + 12} 100Z`,
      night,
      {
        'fill-opacity': 0.5,
      },
    ),
    stage(66, 200, 262),
    ...times(3, (index) => arched(x - 46 + index * 34, 212, 22, 46, ink, lit)),
    rect(x - 88, 258, 176, 14, mix(lit, bone, 0.4)),
    stage(80, 272, 430),
    circle(x - 4, 348, 56, umber),
    circle(x - 4, 348, 49, straw),
    ...times(12, (index) =>
      circle(
        x - 4 + Math.cos((index * Math.PI) / 6) * 41,
        348 + Math.sin((index * Math.PI) / 6) * 41,
        index % 3 === 0 ? 4 : 2.4,
        ink,
      ),
    ),
    poly(`${x - 7} 350 ${x - 1} 350 ${x - 3} 310`, ink),
    poly(`${x - 4} 345 ${x - 4} 351 ${x + 26} 362`, ink),
    rect(x - 96, 426, 192, 16, mix(lit, bone, 0.4)),
    stage(88, 442, 560),
    ...times(2, (index) => arched(x - 58 + index * 56, 462, 30, 84, ink, mix(lit, bone, 0.3))),
  ];
}

/** A Victorian town hall and its clock tower as the evening sun goes off the square. */
export function townHall(sheet: Sheet): string[] {
  const lit = mix(stone, rust, 0.38);
  const shade = mix(plum, ink, 0.35);
  const x = 1060;
  const ground = 812;
  const marks = [
    sky(sheet, dusk, mix(straw, ochre, 0.35), ground),
    sun(sheet, 236, 668, 62, '#fbe6b4', 420),
    bank(60, 250, 620, 13, bone, 0.62),
    bank(1250, 300, 480, 12, mix(bone, ochre, 0.4), 0.75),
    bank(380, 420, 300, 9, mix(rust, ochre, 0.4), 0.5),
    roofline(sheet, -20, 620, ground, 70, 170, mix(dusk, rust, 0.45)),
    roofline(sheet, -20, 560, ground, 26, 92, mix(plum, rust, 0.3)),
    ...clockTower(x, lit, shade),
    // The wings, roof first.
    poly('430 520 480 462 1700 462 1700 520', verdigris),
    sheet.wash([poly('430 520 480 462 1700 462 1700 520', sheet.fade('right', night, 0.9))]),
    rect(430, 520, 1270, ground - 520, lit),
    rect(418, 510, 1290, 20, mix(lit, bone, 0.45)),
    rect(430, 664, 1270, 10, mix(lit, bone, 0.35)),
    rect(430, 772, 1270, ground - 772, mix(lit, umber, 0.5)),
    ...times(19, (index) => {
      const at = 462 + index * 64;
      if (Math.abs(at + 18 - x) < 205) return '';
      const on = index % 4 === 1 || index === 14;
      return (
        arched(at, 552, 36, 96, on ? straw : ink, mix(lit, bone, 0.35)) +
        rect(at, 694, 36, 62, index % 5 === 2 ? ochre : ink) +
        rect(at - 4, 756, 44, 6, bone)
      );
    }),
    sheet.wash([
      rect(430, 520, 1270, ground - 520, sheet.fade('right', night, 0.8, 0.75)),
      rect(430, 520, 1270, 50, sheet.fade('top', night, 0.6)),
    ]),
    // The portico.
    rect(x - 190, 560, 380, ground - 560, mix(shade, night, 0.3)),
    rect(x - 34, 640, 68, 150, straw),
    rect(x - 2, 640, 4, 150, umber),
    sheet.wash([
      rect(
        x - 190,
        560,
        380,
        ground - 560,
        sheet.glow(x, 730, 240, [
          [0, ochre, 0.7],
          [1, ochre, 0],
        ]),
      ),
    ]),
    ...times(6, (index) => {
      const at = x - 176 + index * 66;
      return (
        rect(at, 572, 24, 212, mix(lit, bone, 0.4)) +
        rect(at + 13, 572, 11, 212, shade, { 'fill-opacity': 0.75 }) +
        rect(at - 5, 562, 34, 12, bone) +
        rect(at - 5, 778, 34, 12, bone)
      );
    }),
    rect(x - 206, 536, 412, 28, mix(lit, bone, 0.45)),
    poly(`${x - 222} 536 ${x} 444 ${x + 222} 536`, mix(lit, bone, 0.45)),
    poly(`${x - 170} 528 ${x} 458 ${x + 170} 528`, mix(lit, umber, 0.35)),
    ellipse(x, 506, 30, 17, mix(lit, bone, 0.4)),
    sheet.wash([
      poly(
        `${x} 444 ${x + 222} 536 ${x + 222} ${ground} ${x} ${ground}`,
        sheet.fade('right', night, 0.6),
      ),
    ]),
    ...times(4, (index) =>
      rect(
        x - 200 - index * 16,
        788 + index * 9,
        400 + index * 32,
        9,
        mix(stone, index % 2 === 0 ? bone : umber, 0.25),
      ),
    ),
    // The square.
    rect(0, ground, 1600, 200, mix(stone, rust, 0.3)),
    ...times(9, (index) =>
      rect(0, ground + 4 + index * index * 2.6, 1600, 1.5 + index * 0.3, umber, {
        'fill-opacity': 0.28,
      }),
    ),
    sheet.wash([
      rect(0, ground, 1600, 188, sheet.fade('bottomright', plum, 1, 0.95)),
      rect(430, ground, 1200, 70, sheet.fade('top', night, 0.8)),
    ]),
    thrown(520, 934, 34, 560, 30, night, 0.55),
    person(520, 938, 190, { coat: oxblood, legs: ink, pose: 'walk', long: true, bag: umber }),
    thrown(812, 858, 16, 210, 10, night, 0.5),
    person(812, 860, 92, { coat: ink, pose: 'walk', flip: true, skin: dark, hair: night }),
    person(846, 858, 88, { coat: moss, pose: 'walk', flip: true }),
    rect(150, 812, 92, 30, mix(umber, ink, 0.4)),
    poly('140 842 252 842 262 958 130 958', mix(umber, ink, 0.55)),
    person(196, 814, 214, {
      coat: mix(ink, night, 0.4),
      legs: night,
      skin: ink,
      hair: night,
      long: true,
      pose: 'reach',
    }),
    poly('252 842 262 958 700 1000 1000 1000', night, { 'fill-opacity': 0.35 }),
    lamp(1436, 946, 330, night, true),
    sheet.wash([
      circle(
        1366,
        616,
        120,
        sheet.glow(1366, 616, 120, [
          [0, straw, 0.8],
          [1, straw, 0],
        ]),
      ),
    ]),
  ];
  return marks;
}
