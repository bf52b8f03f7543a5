import {
  bone,
  bottle,
  brick,
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
  stone,
  straw,
  umber,
  dusk,
} from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { camera } from '../shapes/camera.ts';
import { bust } from '../shapes/heads.ts';
import { brown, dark, fair } from '../shapes/people.ts';
import { broadleaf, hedge } from '../shapes/trees.ts';
import { circle, ellipse, path, poly, rect, stroke, times } from '../svg.ts';

/** A day centre in the morning: dominoes, tea, and a table of conversation. */
export function dayCentre(sheet: Sheet): string[] {
  const cam = camera(760, 380, 900, 2.3);
  const far = 11;
  const marks = [
    rect(0, 0, 1600, 1000, mix(bone, straw, 0.35)),
    cam.front(far, [-7.4, 7.4], [0, 4.6], mix(straw, bone, 0.45)),
    cam.side(-7.4, [0, 4.6], [far, 1], mix(ochre, straw, 0.35)),
    cam.side(7.4, [0, 4.6], [far, 1], mix(stone, dusk, 0.4)),
    cam.face(
      [
        [-7.4, 0, far],
        [7.4, 0, far],
        [9, 0, 1],
        [-9, 0, 1],
      ],
      mix(rust, stone, 0.35),
    ),
    ...times(10, (index) =>
      cam.level(0, [-9, 9], [1.6 + index, 1.63 + index], mix(rust, umber, 0.25)),
    ),
    cam.front(far, [-7.4, 7.4], [0, 1.1], mix(moss, bone, 0.15)),
  ];
  for (const x of [-6.4, -3.1, 0.2] as const) {
    const [x1, y1] = cam.at([x, 4, far]);
    const [x2, y2] = cam.at([x + 2.9, 1.3, far]);
    marks.push(
      rect(x1 - 8, y1 - 8, x2 - x1 + 16, y2 - y1 + 16, paper),
      sheet.within(rect(x1, y1, x2 - x1, y2 - y1, '#000'), [
        rect(x1, y1, x2 - x1, y2 - y1, mix(haze, paper, 0.35)),
        broadleaf(sheet, x1 + 60 + (x + 6) * 14, y2 + 50, 190, fern),
        hedge(sheet, x1 - 20, x2 + 20, y2 + 4, 44, moss),
      ]),
      rect((x1 + x2) / 2 - 4, y1, 8, y2 - y1, paper),
      rect(x1, y1 + 60, x2 - x1, 6, paper),
    );
  }
  // The noticeboard and the tea hatch.
  marks.push(
    cam.front(far, [3.7, 6.9], [1.7, 3.7], mix(brick, ochre, 0.3)),
    ...times(10, (index) => {
      const x = 3.85 + (index % 5) * 0.6;
      const y = 3.45 - Math.floor(index / 5) * 0.85;
      return cam.face(
        [
          [x, y - 0.66, far],
          [x + 0.46, y - 0.7, far],
          [x + 0.46, y, far],
          [x, y + 0.03, far],
        ],
        [bone, dusk, oxblood, straw, moss, paper, ochre, plum, bone, rust][index] ?? bone,
      );
    }),
    sheet.wash([
      poly(
        [
          cam.at([-7.4, 4.6, 1]),
          cam.at([-7.4, 4.6, far]),
          cam.at([-7.4, 0, far]),
          cam.at([-7.4, 0, 1]),
        ],
        sheet.fade('left', rust, 0.8),
      ),
      poly(
        [
          cam.at([7.4, 4.6, far]),
          cam.at([7.4, 4.6, 1]),
          cam.at([7.4, 0, 1]),
          cam.at([7.4, 0, far]),
        ],
        sheet.fade('right', ink, 0.9),
      ),
      ...[-6.4, -3.1, 0.2].map((x) =>
        poly(
          [
            cam.at([x, 0, 9.6]),
            cam.at([x + 2.7, 0, 9.6]),
            cam.at([x + 4.4, 0, 4.6]),
            cam.at([x + 1.4, 0, 4.6]),
          ],
          sheet.fade('top', paper, 0.95),
        ),
      ),
    ]),
    cam.side(-7.38, [2, 3.6], [6, 9.4], mix(ink, plum, 0.3)),
    cam.level(1.9, [-7.38, -6.9], [5.8, 9.6], bone),
  );
  const table = (x: number, y: number, rx: number, cloth: string): string =>
    rect(x - 10, y, 20, rx * 0.72, umber) +
    ellipse(x, y + rx * 0.72, rx * 0.4, rx * 0.1, umber) +
    ellipse(x, y + 12, rx, rx * 0.28, mix(cloth, night, 0.4)) +
    ellipse(x, y, rx, rx * 0.28, cloth);
  const cup = (x: number, y: number, colour: string): string =>
    ellipse(x, y + 12, 26, 7, paper) +
    path(`M${x - 15} ${y - 14}h30v16c0 14 -30 14 -30 0z`, colour) +
    ellipse(x, y - 14, 15, 4.5, umber);
  const forearm = (
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    width: number,
    sleeve: string,
    skin: string,
  ): string =>
    stroke(`M${x1} ${y1}L${x2} ${y2}`, mix(sleeve, night, 0.2), width, {
      'stroke-linecap': 'round',
    }) + ellipse(x2 + (x2 - x1) * 0.14, y2 + 3, width * 0.5, width * 0.36, skin);
  marks.push(
    bust(1080, 700, 196, { coat: dusk, skin: fair, hair: bone, look: 0.8 }),
    bust(1256, 690, 200, { coat: oxblood, skin: brown, hair: night, cut: 'bun', look: -0.5 }),
    bust(1430, 704, 194, { coat: moss, skin: dark, hair: stone, look: -0.9 }),
    table(1260, 716, 256, paper),
    sheet.wash([ellipse(1260, 716, 256, 72, sheet.fade('right', dusk, 0.8))]),
    ...times(8, (index) =>
      rect(
        1140 + index * 30 + (index > 4 ? 6 : 0),
        706 + (index > 4 ? (index - 4) * 11 : 0),
        25,
        13,
        index % 3 === 0 ? ink : umber,
      ),
    ),
    cup(1410, 706, ochre),
    forearm(1060, 690, 1118, 712, 26, dusk, fair),
    forearm(1300, 676, 1250, 696, 26, oxblood, brown),
    forearm(1452, 690, 1396, 730, 26, moss, dark),
    bust(250, 752, 320, {
      coat: bottle,
      skin: fair,
      hair: mix(bone, haze, 0.3),
      cut: 'bun',
      look: 0.9,
    }),
    bust(520, 726, 318, {
      coat: rust,
      skin: mix(fair, rust, 0.15),
      hair: stone,
      cut: 'bald',
      look: -0.7,
    }),
    bust(800, 744, 316, {
      coat: mix(dusk, ink, 0.25),
      skin: dark,
      hair: mix(plum, night, 0.3),
      cut: 'scarf',
      look: -0.8,
    }),
    table(536, 772, 410, mix(oxblood, brick, 0.2)),
    sheet.wash([
      ellipse(536, 772, 410, 115, sheet.fade('bottomleft', night, 0.75)),
      ellipse(536, 772, 410, 115, sheet.fade('topright', straw, 0.5, 0.5)),
    ]),
    forearm(190, 740, 280, 790, 44, bottle, fair),
    forearm(620, 700, 650, 748, 44, rust, fair),
    forearm(880, 730, 800, 776, 42, mix(dusk, ink, 0.25), dark),
    cup(350, 760, bone),
    cup(730, 742, straw),
    path('M476 752v-42c0 -20 80 -20 80 0v42c0 16 -80 16 -80 0z', mix(ochre, umber, 0.2)),
    stroke('M556 718c30 -4 30 34 0 30M476 722l-36 -16', mix(ochre, umber, 0.2), 9),
    circle(516, 692, 8, umber),
    path('M520 752v-58c20 0 36 6 36 16v42c0 8 -16 12 -36 12z', night, { 'fill-opacity': 0.25 }),
    ellipse(600, 828, 60, 14, paper),
    ...times(4, (index) => circle(572 + index * 19, 820 - (index % 2) * 7, 13, ochre)),
    poly('400 822 460 812 470 844 406 852', bone),
    poly('276 806 322 790 346 818 300 836', paper),
    poly('300 796 344 788 356 820 314 828', bone),
    // Someone's chair, nearest to us, and the back of a head.
    bust(1130, 1060, 420, { coat: ink, skin: brown, hair: mix(stone, umber, 0.2), cut: 'back' }),
    path('M940 1010c-4 -100 40 -132 190 -132s196 32 192 132z', mix(umber, rust, 0.35)),
    path('M1150 878c136 4 176 36 172 132h-110c0 -70 -20 -116 -62 -132z', night, {
      'fill-opacity': 0.35,
    }),
    ...times(4, (index) => rect(1000 + index * 66, 906, 12, 104, mix(umber, night, 0.4))),
    ...[
      [430, 170],
      [1010, 150],
    ].map(
      ([x = 0, y = 0]) =>
        rect(x - 1.5, 0, 3, y, umber) +
        path(`M${x - 70} ${y + 50}c0 -60 140 -60 140 0z`, oxblood) +
        ellipse(x, y + 50, 70, 13, straw),
    ),
    sheet.wash([rect(0, 830, 1600, 170, sheet.fade('bottom', night, 0.75))]),
  );
  return marks;
}
