import {
  bone,
  bottle,
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
  straw,
  umber,
} from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { courses, lamp, sash } from '../shapes/buildings.ts';
import { brown, person, thrown } from '../shapes/people.ts';
import { bank, sky } from '../shapes/sky.ts';
import { bicycle } from '../shapes/vehicles.ts';
import { line, path, poly, rect, stroke, times } from '../svg.ts';

function shopfront(
  sheet: Sheet,
  x: number,
  width: number,
  colours: { readonly wall: string; readonly front: string; readonly blind?: string },
  open: boolean,
): string {
  const top = 596;
  const glass = open ? mix(ink, dusk, 0.4) : mix(stone, bone, 0.35);
  const upper = times(3, (index) =>
    sash(
      x + width * (0.12 + index * 0.3),
      352,
      width * 0.15,
      140,
      index === 1 && open ? mix(straw, bone, 0.3) : mix(ink, slate, 0.5),
    ),
  ).join('');
  const shade =
    colours.blind === undefined
      ? ''
      : times(9, (index) => {
          const w = (width - 12) / 9;
          return poly(
            `${x + 10 + index * w} ${top + 26} ${x + 10 + (index + 1) * w} ${top + 26} ${x - 2 + (index + 1) * (w + 2.5)} ${top + 104} ${x - 2 + index * (w + 2.5)} ${top + 104}`,
            index % 2 === 0 ? (colours.blind ?? bone) : bone,
          );
        }).join('');
  const front = open
    ? rect(x + 22, top + 50, width * 0.55, 150, glass) +
      poly(`${x + 22} ${top + 50} ${x + width * 0.4} ${top + 50} ${x + 22} ${top + 150}`, bone, {
        'fill-opacity': 0.25,
      }) +
      times(5, (index) =>
        rect(
          x + 32 + index * width * 0.1,
          top + 164 - (index % 3) * 12,
          width * 0.07,
          36 + (index % 3) * 12,
          [rust, ochre, moss, oxblood, straw][index] ?? rust,
        ),
      ).join('')
    : times(15, (index) =>
        rect(x + 22, top + 50 + index * 10, width * 0.55, 7, mix(stone, slate, 0.25)),
      ).join('') +
      stroke(`M${x + 50} ${top + 150}c30 -50 60 20 90 -30s30 30 50 0`, oxblood, 6, {
        'stroke-opacity': 0.7,
      });
  return (
    rect(x, 300, width, 520, colours.wall) +
    courses(sheet, [x, 320, width, 270], mix(colours.wall, night, 0.3), 60, 18, 0.45) +
    upper +
    rect(x, top, width, 224, colours.front) +
    rect(x + 10, top + 6, width - 20, 30, mix(colours.front, night, 0.35)) +
    rect(
      x + width * 0.2,
      top + 15,
      width * 0.5,
      12,
      open ? straw : mix(colours.front, stone, 0.3),
    ) +
    front +
    rect(x + width * 0.7, top + 46, width * 0.22, 178, mix(colours.front, night, 0.4)) +
    rect(x + width * 0.725, top + 58, width * 0.17, 110, glass) +
    rect(x, top + 202, width, 22, mix(colours.front, night, 0.5)) +
    shade +
    rect(x + width - 3, 300, 6, 520, night, { 'fill-opacity': 0.3 })
  );
}

/** A parade of shops before opening on a bright morning, two of them shut for good. */
export function highStreet(sheet: Sheet): string[] {
  const ground = 820;
  const marks = [
    sky(sheet, mix(haze, dusk, 0.2), paper, 330),
    bank(900, 90, 420, 14, paper, 0.9),
    bank(180, 60, 260, 11, paper, 0.8),
    poly('-10 306 -10 250 330 250 330 306', mix(slate, plum, 0.3)),
    ...[24, 298, 640, 990, 1290].map(
      (x) =>
        rect(x, 176, 58, 92, mix(brick, umber, 0.4)) +
        rect(x - 4, 176, 66, 12, umber) +
        times(3, (index) => rect(x + 6 + index * 18, 152, 11, 26, rust)).join(''),
    ),
    poly('-20 306 -20 246 1620 246 1620 306', mix(slate, plum, 0.35)),
    shopfront(sheet, -30, 330, { wall: mix(brick, rust, 0.3), front: bottle, blind: moss }, true),
    shopfront(
      sheet,
      300,
      350,
      { wall: mix(stone, straw, 0.3), front: mix(slate, stone, 0.3) },
      false,
    ),
    shopfront(
      sheet,
      650,
      340,
      { wall: mix(brick, oxblood, 0.35), front: oxblood, blind: mix(rust, oxblood, 0.3) },
      true,
    ),
    shopfront(
      sheet,
      990,
      320,
      { wall: mix(ochre, stone, 0.45), front: mix(umber, stone, 0.25) },
      false,
    ),
    shopfront(sheet, 1310, 330, { wall: mix(brick, plum, 0.3), front: ink, blind: ochre }, true),
    rect(-10, 296, 1620, 16, bone),
    rect(-10, 312, 1620, 8, umber, { 'fill-opacity': 0.5 }),
    // Shadows run along the parade from the right.
    sheet.wash([
      rect(0, 312, 1600, 120, sheet.fade('top', night, 0.75)),
      rect(0, 300, 900, 520, sheet.fade('left', plum, 0.85, 0.95)),
      ...[-30, 650, 1310].map((x) =>
        poly(
          `${x - 30} 700 ${x + 330} 700 ${x + 250} 800 ${x - 110} 800`,
          sheet.fade('top', night, 0.8),
        ),
      ),
    ]),
    rect(0, ground, 1600, 74, mix(stone, bone, 0.55)),
    rect(0, ground + 74, 1600, 14, mix(stone, umber, 0.3)),
    rect(0, ground + 88, 1600, 110, mix(slate, ink, 0.25)),
    ...times(12, (index) =>
      poly(
        `${index * 150 - 20} ${ground} ${index * 150 - 17} ${ground} ${index * 160 - 90} ${ground + 74} ${index * 160 - 94} ${ground + 74}`,
        stone,
      ),
    ),
    thrown(1204, 880, 30, -620, -22, night, 0.6),
    thrown(760, 876, 28, -430, -18, night, 0.6),
    thrown(820, 876, 20, -300, -16, night, 0.6),
    thrown(470, 886, 70, -470, -24, night, 0.6),
    sheet.wash([rect(0, ground, 1600, 180, sheet.fade('bottomleft', night, 0.85, 0.9))]),
    path('M436 886V728c0 -22 68 -22 68 0V886z', mix(oxblood, rust, 0.25)),
    path('M480 714c14 2 24 6 24 14V886h-24z', night, { 'fill-opacity': 0.35 }),
    path('M430 736c0 -34 80 -34 80 0z', mix(oxblood, rust, 0.35)),
    rect(448, 752, 40, 8, night),
    rect(432, 872, 76, 16, night),
    person(1204, 884, 250, {
      coat: ink,
      legs: umber,
      pose: 'walk',
      hat: 'brim',
      hatColour: umber,
      long: true,
      flip: true,
    }),
    person(760, 880, 236, {
      coat: ochre,
      legs: ink,
      pose: 'walk',
      flip: true,
      hair: night,
      skin: brown,
      bag: moss,
    }),
    person(824, 880, 150, {
      coat: oxblood,
      legs: slate,
      pose: 'walk',
      flip: true,
      hair: night,
      skin: brown,
    }),
    bicycle(1370, 882, 150, night),
    lamp(130, 896, 470, night),
    line('0 20 420 96 900 30 1600 110', umber, 2),
    ...times(22, (index) => {
      const x = 30 + index * 72;
      const y =
        20 +
        (x < 420
          ? (x / 420) * 76
          : x < 900
            ? 96 - ((x - 420) / 480) * 66
            : 30 + ((x - 900) / 700) * 80);
      return poly(
        `${x - 16} ${y - 2} ${x + 16} ${y + 2} ${x - 1} ${y + 36}`,
        [oxblood, ochre, ink, moss, bone][index % 5] ?? bone,
      );
    }),
  ];
  return marks;
}
