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
import { roofline, sash } from '../shapes/buildings.ts';
import { camera } from '../shapes/camera.ts';
import { brown, dark, person, thrown, type Look } from '../shapes/people.ts';
import { bank, sky } from '../shapes/sky.ts';
import { circle, ellipse, path, poly, rect, times } from '../svg.ts';

/** Market day seen from an upper window: awnings, and the town between them. */
export function marketSquare(sheet: Sheet): string[] {
  const cam = camera(800, 250, 900, 7.2);
  const crowd: readonly Look[] = [
    { coat: oxblood, pose: 'walk' },
    { coat: ink, pose: 'walk', flip: true, hat: 'cap', hatColour: umber },
    { coat: ochre, pose: 'wait', skin: dark, hair: night },
    { coat: plum, long: true, bag: straw, pose: 'walk' },
    { coat: moss, pose: 'walk', flip: true, skin: brown, hair: night, bag: bone },
    { coat: dusk, skirt: true, legs: slate, pose: 'stand' },
    { coat: rust, pose: 'wait', flip: true, hair: bone },
    { coat: bottle, pose: 'walk', hat: 'wool', hatColour: ochre },
  ];
  const stall = (x: number, z: number, main: string, other: string): string => {
    const [w, d] = [3, 2.3];
    const stripes = times(8, (index) => {
      const [a, b] = [x + (w / 8) * index, x + (w / 8) * (index + 1)];
      return (
        cam.face(
          [
            [a, 2.9, z + d],
            [b, 2.9, z + d],
            [b, 2.2, z],
            [a, 2.2, z],
          ],
          index % 2 === 0 ? main : other,
        ) +
        cam.face(
          [
            [a, 2.2, z],
            [b, 2.2, z],
            [b, 1.86, z - 0.02],
            [(a + b) / 2, 1.76, z - 0.02],
            [a, 1.86, z - 0.02],
          ],
          mix(index % 2 === 0 ? main : other, night, 0.22),
        )
      );
    }).join('');
    const goods = times(6, (index) => {
      const [gx, gy] = cam.at([x + 0.35 + index * 0.46, 1.02, z + 0.25]);
      const size = cam.scale(z) * 0.17;
      return (
        cam.face(
          [
            [x + 0.14 + index * 0.46, 0.95, z + 0.1],
            [x + 0.54 + index * 0.46, 0.95, z + 0.1],
            [x + 0.54 + index * 0.46, 0.75, z + 0.02],
            [x + 0.14 + index * 0.46, 0.75, z + 0.02],
          ],
          umber,
        ) +
        times(4, (fruit) =>
          circle(
            gx + (fruit - 1.5) * size * 0.8,
            gy - (fruit % 2) * size * 0.5,
            size * 0.6,
            [ochre, oxblood, moss, rust, straw, plum][(index + Math.round(z)) % 6] ?? ochre,
          ),
        ).join('')
      );
    }).join('');
    return (
      cam.face(
        [
          [x + 0.2, 0.01, z + d],
          [x + w + 2.2, 0.01, z + d + 0.4],
          [x + w + 2, 0.01, z + 0.2],
          [x + w, 0.01, z - 0.2],
          [x, 0.01, z - 0.1],
        ],
        night,
        { 'fill-opacity': 0.42 },
      ) +
      cam.front(z + 0.3, [x, x + w], [0, 2.1], mix(night, umber, 0.35)) +
      person(
        ...cam.at([x + w * 0.55, 0.15, z + 0.3]),
        cam.scale(z) * 1.7,
        crowd[Math.round(Math.abs(x * 3 + z)) % 8] ?? { coat: ink },
      ) +
      cam.front(z, [x, x + w], [0, 0.78], mix(umber, main, 0.35)) +
      goods +
      times(2, (index) =>
        cam.front(z, [x + index * (w - 0.09), x + index * (w - 0.09) + 0.09], [0, 2.2], umber),
      ).join('') +
      stripes
    );
  };
  const house = (x: number, width: number, rise: number, wall: string, roof: string): string => {
    const [x1, base] = cam.at([x, 0, 33]);
    const [x2, top] = cam.at([x + width, rise, 33]);
    return (
      rect(x1, top, x2 - x1, base - top, wall) +
      poly(`${x1 - 4} ${top} ${(x1 + x2) / 2} ${top - (x2 - x1) * 0.36} ${x2 + 4} ${top}`, roof) +
      times(4, (index) =>
        sash(
          x1 + (x2 - x1) * (0.16 + (index % 2) * 0.44),
          top + 20 + Math.floor(index / 2) * 66,
          (x2 - x1) * 0.2,
          40,
          ink,
          bone,
        ),
      ).join('') +
      rect(x1 + 6, base - 48, x2 - x1 - 12, 48, mix(wall, night, 0.5)) +
      poly(`${x2 - 14} ${top} ${x2} ${top} ${x2} ${base} ${x2 - 14} ${base}`, night, {
        'fill-opacity': 0.25,
      }) +
      sheet.wash([rect(x1, top, x2 - x1, base - top, sheet.fade('bottomright', plum, 0.75))])
    );
  };
  const marks = [
    sky(sheet, mix(dusk, haze, 0.2), mix(paper, straw, 0.25), 330),
    bank(150, 60, 380, 14, paper, 0.9),
    bank(1190, 96, 340, 12, paper, 0.85),
    roofline(sheet, -20, 1640, 330, 90, 170, mix(haze, dusk, 0.5)),
    poly('1116 400 1116 150 1160 20 1204 150 1204 400', mix(stone, slate, 0.35)),
    poly('1160 20 1204 150 1204 400 1166 400', mix(slate, plum, 0.3)),
    circle(1150, 190, 20, bone),
    rect(1142, 240, 18, 60, ink),
    ...times(13, (index) =>
      house(
        -34 + index * 5.2,
        5.1,
        7 + ((index * 5) % 4),
        [
          mix(brick, rust, 0.3),
          bone,
          ochre,
          mix(brick, oxblood, 0.4),
          haze,
          straw,
          mix(plum, stone, 0.5),
        ][index % 7] ?? bone,
        mix(slate, plum, (index % 3) * 0.25),
      ),
    ),
    cam.face(
      [
        [-60, 0, 33],
        [60, 0, 33],
        [12, 0, 3],
        [-12, 0, 3],
      ],
      mix(stone, straw, 0.35),
    ),
    rect(0, 446, 1600, 600, mix(stone, straw, 0.35)),
    ...times(16, (index) =>
      cam.level(0, [-40, 40], [7 + index * 1.7, 7.05 + index * 1.7], mix(stone, umber, 0.35)),
    ),
    sheet.wash([
      rect(0, 440, 1600, 560, sheet.fade('bottomright', plum, 0.85)),
      rect(0, 440, 1600, 60, sheet.fade('top', night, 0.75)),
    ]),
  ];
  // The market cross.
  const [kx, ky] = cam.at([-1.2, 0, 26]);
  marks.push(
    ...times(3, (index) =>
      rect(
        kx - 70 + index * 14,
        ky - 14 - index * 14,
        140 - index * 28,
        14,
        mix(stone, index % 2 === 0 ? umber : bone, 0.3),
      ),
    ),
    poly(
      `${kx - 11} ${ky - 40} ${kx - 6} ${ky - 176} ${kx + 6} ${ky - 176} ${kx + 11} ${ky - 40}`,
      stone,
    ),
    poly(`${kx} ${ky - 176} ${kx + 6} ${ky - 176} ${kx + 11} ${ky - 40} ${kx} ${ky - 40}`, umber, {
      'fill-opacity': 0.5,
    }),
    rect(kx - 15, ky - 186, 30, 12, stone),
    rect(kx - 4, ky - 236, 8, 52, stone),
    rect(kx - 17, ky - 222, 34, 8, stone),
  );
  const walkers = (z: number, from: number): void => {
    for (let index = 0; index < 7; index += 1) {
      const x = from + index * (z * 0.27) + ((index * 7) % 3) * 0.5;
      const [px, py] = cam.at([x, 0, z]);
      const tall = cam.scale(z) * 1.68;
      marks.push(
        thrown(px, py, tall * 0.14, tall * 0.8, -tall * 0.12, night, 0.4),
        person(px, py, tall, crowd[(index * 3 + Math.round(z)) % 8] ?? { coat: ink }),
      );
    }
  };
  const cloths: readonly (readonly [string, string])[] = [
    [oxblood, bone],
    [ochre, paper],
    [moss, bone],
    [ink, straw],
    [rust, bone],
    [bottle, paper],
  ];
  [23, 19, 14.6, 10.6].forEach((z, row) => {
    walkers(z + 2.9, -z * 0.78);
    const count = row < 2 ? 8 : 6;
    for (let index = 0; index < count; index += 1) {
      const x = (index - count / 2) * (row < 2 ? 4.3 : 4.6) + row * 0.7;
      if (row === 1 && index === 4) continue;
      const [main, other] = cloths[(index + row * 2) % 6] ?? [oxblood, bone];
      marks.push(stall(x, z, main, other));
    }
  });
  marks.push(sheet.wash([rect(0, 700, 1600, 300, sheet.fade('bottomright', night, 0.5))]));
  walkers(9, -5.4);
  marks.push(
    // The window we look from.
    rect(-10, 962, 1620, 50, mix(bone, umber, 0.2)),
    rect(-10, 954, 1620, 12, bone),
    path('M180 962v-60h130l-12 60z', rust),
    rect(170, 892, 150, 22, mix(rust, bone, 0.2)),
    ...times(11, (index) =>
      ellipse(
        176 + index * 14,
        872 - (index % 3) * 22,
        20,
        24,
        index % 3 === 1 ? oxblood : mix(moss, bottle, (index % 2) * 0.5),
      ),
    ),
  );
  return marks;
}
