import {
  bone,
  bottle,
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
import { camera } from '../shapes/camera.ts';
import { brown, fair } from '../shapes/people.ts';
import { broadleaf } from '../shapes/trees.ts';
import { circle, ellipse, line, path, poly, rect, stroke, times } from '../svg.ts';

/** The early lane swim: six lanes, one swimmer, a glazed roof. */
export function leisurePool(sheet: Sheet): string[] {
  const cam = camera(690, 360, 820, 3.4);
  const far = 27;
  const marks = [
    rect(0, 0, 1600, 1000, mix(haze, paper, 0.3)),
    cam.front(far, [-9, 9], [0, 6.2], mix(straw, paper, 0.3)),
    ...times(6, (index) =>
      cam.front(
        far,
        [-8.4 + index * 2.9, -6 + index * 2.9],
        [0.9, 5.4],
        sheet.across('top', [
          [0, mix(rust, straw, 0.55)],
          [1, mix(straw, paper, 0.6)],
        ]),
      ),
    ),
    ...times(6, (index) => {
      const [x, y] = cam.at([-7.2 + index * 2.9, 0.9, far]);
      return broadleaf(sheet, x, y, 84 + (index % 3) * 18, mix(moss, dusk, 0.25));
    }),
    cam.front(far, [-9, 9], [0, 0.9], mix(dusk, ink, 0.15)),
    cam.side(-9, [0, 6.2], [far, 1], mix(bone, haze, 0.3)),
    cam.side(9, [0, 6.2], [far, 1], mix(dusk, ink, 0.35)),
    cam.face(
      [
        [-9, 6.2, far],
        [0, 9.5, far],
        [0, 9.5, 2],
        [-9, 6.2, 2],
      ],
      mix(dusk, haze, 0.55),
    ),
    cam.face(
      [
        [9, 6.2, far],
        [0, 9.5, far],
        [0, 9.5, 2],
        [9, 6.2, 2],
      ],
      mix(dusk, ink, 0.2),
    ),
    cam.face(
      [
        [-9, 6.2, far],
        [9, 6.2, far],
        [0, 9.5, far],
      ],
      mix(straw, haze, 0.4),
    ),
    ...times(8, (index) =>
      cam.face(
        [
          [-6.4, 7.15, 25.6 - index * 3],
          [-2, 8.76, 25.6 - index * 3],
          [-2, 8.76, 23.6 - index * 3],
          [-6.4, 7.15, 23.6 - index * 3],
        ],
        mix(paper, straw, 0.2),
      ),
    ),
    ...times(8, (index) => {
      const z = 26.4 - index * 3;
      return line(
        [
          cam.at([-9, 0, z]),
          cam.at([-9, 6.2, z]),
          cam.at([0, 9.5, z]),
          cam.at([9, 6.2, z]),
          cam.at([9, 0, z]),
        ],
        mix(rust, umber, 0.35),
        cam.scale(z) * 0.3,
        { 'stroke-linejoin': 'round' },
      );
    }),
    ...times(7, (index) =>
      cam.side(-8.98, [1.8, 4.6], [25 - index * 3, 23.2 - index * 3], mix(paper, straw, 0.25)),
    ),
    cam.level(0, [-9, 9], [far, 1.4], mix(stone, bone, 0.4)),
    cam.level(0, [-6.2, 6.2], [25, 2], mix(paper, haze, 0.4)),
    cam.level(
      -0.1,
      [-5.9, 5.9],
      [24.6, 1.4],
      sheet.across('top', [
        [0, mix(haze, dusk, 0.5)],
        [0.4, mix(dusk, '#2f7f93', 0.5)],
        [1, mix(ink, '#2f7f93', 0.35)],
      ]),
    ),
    ...times(6, (index) =>
      cam.level(-0.1, [-5.05 + index * 1.96, -4.78 + index * 1.96], [24, 1.4], ink, {
        'fill-opacity': 0.5,
      }),
    ),
    // Light from the left windows on the water.
    sheet.wash(
      times(7, (index) =>
        poly(
          [
            cam.at([-5.9, -0.1, 24 - index * 3]),
            cam.at([-5.9, -0.1, 22.6 - index * 3]),
            cam.at([3.4, -0.1, 20 - index * 2.9]),
            cam.at([3.4, -0.1, 21.2 - index * 2.9]),
          ],
          sheet.fade('left', paper, 0.85),
        ),
      ),
    ),
    sheet.wash([
      rect(760, 0, 840, 1000, sheet.fade('right', night, 0.8)),
      rect(0, 700, 1600, 300, sheet.fade('bottom', ink, 0.85)),
      rect(0, 0, 1600, 200, sheet.fade('top', ink, 0.7)),
    ]),
  ];
  for (let rope = 0; rope < 7; rope += 1) {
    const x = -5.88 + rope * 1.96;
    for (let z = 24; z > 2.3; z -= 0.42) {
      const [px, py] = cam.at([x, -0.05, z]);
      marks.push(
        ellipse(
          px,
          py,
          cam.scale(z) * 0.075,
          cam.scale(z) * 0.06,
          Math.floor(z / 1.3) % 2 === 0 ? oxblood : bone,
        ),
      );
    }
  }
  const [sx, sy] = cam.at([-0.2, -0.1, 8.4]);
  marks.push(
    ...times(26, () => {
      const z = sheet.luck.between(2.6, 22);
      const [x, y] = cam.at([sheet.luck.between(-5.6, 5), -0.1, z]);
      return rect(x, y, cam.scale(z) * sheet.luck.between(0.3, 0.9), cam.scale(z) * 0.03, paper, {
        'fill-opacity': 0.55,
        rx: 2,
      });
    }),
    poly(
      `${sx - 30} ${sy - 30} ${sx + 30} ${sy - 30} ${sx + 110} ${sy + 150} ${sx - 110} ${sy + 150}`,
      paper,
      { 'fill-opacity': 0.16 },
    ),
    stroke(
      `M${sx - 84} ${sy + 26}q42 -26 84 0t84 0M${sx - 104} ${sy + 66}q52 -30 104 0t104 0`,
      paper,
      5,
      { 'stroke-opacity': 0.75 },
    ),
    path(`M${sx - 52} ${sy + 20}c0 -50 24 -66 52 -66s52 16 52 66z`, mix(fair, rust, 0.25)),
    path(`M${sx + 4} ${sy - 46}c28 0 48 18 48 66h-40c8 -24 4 -50 -8 -66z`, night, {
      'fill-opacity': 0.25,
    }),
    ellipse(sx, sy - 50, 24, 28, oxblood),
    stroke(
      `M${sx + 44} ${sy}C${sx + 90} ${sy - 70} ${sx + 80} ${sy - 120} ${sx + 30} ${sy - 128}`,
      mix(fair, rust, 0.2),
      20,
      {
        'stroke-linecap': 'round',
      },
    ),
    ...times(9, (index) =>
      circle(sx + 10 + index * 9, sy - 134 + ((index * 7) % 5) * 9, 3 + (index % 3), paper),
    ),
    // The starting blocks, and the guard's chair.
    ...[-4.9, -2.94, 1, 2.95].map((x) => {
      const [bx, by] = cam.at([x, 0, 25.4]);
      return (
        rect(bx - 12, by - 34, 24, 34, mix(bone, slate, 0.3)) + rect(bx - 17, by - 42, 34, 10, ink)
      );
    }),
    stroke(
      'M1330 900L1370 560M1500 900L1460 560M1344 780H1486M1354 690H1476M1364 610H1466',
      bone,
      12,
    ),
    rect(1356, 548, 120, 14, ochre),
    rect(1458, 470, 14, 90, ochre),
    path('M1380 548v-86c0 -40 70 -40 70 0v86z', oxblood),
    path('M1420 432c24 4 30 16 30 30v86h-22c4 -40 4 -80 -8 -116z', night, { 'fill-opacity': 0.3 }),
    poly('1374 548 1450 548 1440 580 1392 590 1396 690 1372 690 1360 570', ink),
    circle(1412, 406, 26, brown),
    path('M1390 404c-6 -44 54 -40 46 2c-14 -14 -30 -16 -46 -2z', night),
    stroke('M1396 470L1366 520L1400 540', brown, 14, {
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }),
    rect(1366, 690, 34, 12, bone),
    poly('1130 1010 1190 940 1610 906 1610 1010', mix(stone, plum, 0.25)),
    rect(1210, 932, 90, 12, bone),
    path('M1216 932c0 -60 74 -60 74 0z', mix(rust, ochre, 0.4)),
    ellipse(1253, 932, 14, 6, bottle),
  );
  return marks;
}
