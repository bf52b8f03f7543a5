import {
  bone,
  brick,
  ink,
  mix,
  moss,
  night,
  ochre,
  oxblood,
  stone,
  straw,
  umber,
  verdigris,
} from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { camera, type Place } from '../shapes/camera.ts';
import { ellipse, poly, rect, times, type Point } from '../svg.ts';

/** The council chamber between meetings: a horseshoe of leather chairs in the light of tall windows. */
export function councilChamber(sheet: Sheet): string[] {
  const cam = camera(860, 330, 900, 4.4);
  const wood = mix(umber, brick, 0.35);
  const hall = { left: -8.4, right: 8.4, far: 19, near: 3.2, top: 8.6 };
  const wall = (x: number, z1: number, z2: number, y1: number, y2: number, fill: string): string =>
    cam.side(x, [y1, y2], [z1, z2], fill);
  const marks = [
    rect(0, 0, 1600, 1000, mix(bone, ochre, 0.25)),
    cam.front(hall.far, [hall.left, hall.right], [0, hall.top], mix(stone, moss, 0.35)),
    cam.level(hall.top, [hall.left, hall.right], [hall.far, 1], mix(bone, stone, 0.4)),
    ...times(7, (index) =>
      cam.level(
        hall.top,
        [hall.left, hall.right],
        [18 - index * 2.2, 17.6 - index * 2.2],
        mix(stone, umber, 0.3),
      ),
    ),
    wall(hall.left, 1, hall.far, 0, hall.top, mix(stone, bone, 0.3)),
    wall(hall.right, 1, hall.far, 0, hall.top, mix(moss, ink, 0.45)),
    cam.level(0, [hall.left, hall.right], [hall.far, 0.8], mix(oxblood, umber, 0.3)),
    // Panelling.
    cam.front(hall.far, [hall.left, hall.right], [0, 3.3], wood),
    ...times(14, (index) =>
      cam.front(
        hall.far,
        [hall.left + 0.2 + index * 1.2, hall.left + 1.15 + index * 1.2],
        [0.5, 3],
        mix(wood, night, 0.25),
      ),
    ),
    wall(hall.right, 1, hall.far, 0, 3.3, mix(wood, night, 0.4)),
    wall(hall.left, 1, hall.far, 0, 2.2, wood),
    sheet.wash([
      rect(1100, 0, 500, 1000, sheet.fade('right', night, 0.9)),
      cam.front(hall.far, [hall.left, hall.right], [0, hall.top], sheet.fade('right', night, 0.7)),
    ]),
  ];
  // Portraits of past mayors on the shaded wall.
  for (const z of [7.5, 10, 12.8, 15.8]) {
    marks.push(
      wall(hall.right, z, z + 1.5, 4, 6.4, ochre),
      wall(hall.right, z + 0.12, z + 1.38, 4.15, 6.25, mix(ink, night, 0.5)),
    );
    const [px, py] = cam.at([hall.right, 5.4, z + 0.75]);
    marks.push(
      ellipse(px, py, 150 / z, 260 / z, mix(stone, brick, 0.4)),
      ellipse(px, py + 620 / z, 280 / z, 380 / z, oxblood),
    );
  }
  // Tall windows on the left, and what they let in.
  for (const z of [5, 8.6, 12.2, 15.8]) {
    marks.push(
      wall(hall.left, z, z + 2.2, 2.6, 7.7, bone),
      wall(hall.left, z + 0.2, z + 2, 2.8, 7.5, '#fdf6df'),
    );
    for (const bar of [0.75, 1.4])
      marks.push(wall(hall.left, z + bar, z + bar + 0.1, 2.8, 7.5, stone));
    for (const bar of [4, 5.2, 6.4]) marks.push(wall(hall.left, z, z + 2.2, bar, bar + 0.1, stone));
  }
  marks.push(
    // The dais.
    cam.front(16.4, [-4.4, 4.4], [0, 0.7], mix(wood, night, 0.35)),
    cam.level(0.7, [-4.4, 4.4], [16.4, 18.6], mix(wood, ochre, 0.25)),
    cam.front(18.2, [-1.3, 1.3], [0.7, 5.2], mix(wood, night, 0.5)),
    cam.face(
      [
        [-1.6, 5.2, 18.2],
        [1.6, 5.2, 18.2],
        [0, 6.3, 18.2],
      ],
      mix(wood, ochre, 0.35),
    ),
    cam.front(17.9, [-0.62, 0.62], [0.7, 3.5], oxblood),
    cam.face(
      [
        [-0.5, 4.7, 18.1],
        [0.5, 4.7, 18.1],
        [0.5, 4.2, 18.1],
        [0, 3.7, 18.1],
        [-0.5, 4.2, 18.1],
      ],
      ochre,
    ),
    cam.front(17, [-3, 3], [0.7, 1.9], mix(wood, brick, 0.3)),
    cam.level(1.9, [-3, 3], [17, 17.8], mix(wood, straw, 0.4)),
  );
  const centre = 11.4;
  const ring = (radius: number, from: number, to: number, height: number): Place[] =>
    times(25, (index) => {
      const angle = Math.PI * (from + ((to - from) * index) / 24);
      return [Math.cos(angle) * radius, height, centre - Math.sin(angle) * radius * 0.92];
    });
  const rows: readonly (readonly [number, number])[] = [
    [3.3, 0.05],
    [4.9, 0.4],
    [6.5, 0.8],
  ];
  for (const [radius, rise] of rows) {
    const band = (r1: number, h1: number, r2: number, h2: number, fill: string): string =>
      cam.face([...ring(r1, -0.08, 1.08, h1), ...ring(r2, -0.08, 1.08, h2).reverse()], fill);
    marks.push(
      band(radius, rise - 0.4, radius, rise + 0.8, mix(wood, night, 0.3)),
      band(radius, rise + 0.8, radius + 0.55, rise + 0.8, mix(wood, straw, 0.45)),
      band(radius + 0.1, rise + 0.81, radius + 0.4, rise + 0.81, mix(moss, verdigris, 0.3)),
      band(radius + 0.55, rise + 0.8, radius + 0.55, rise, mix(wood, night, 0.55)),
    );
    const seats = Math.round(radius * 2.7);
    for (let seat = 0; seat <= seats; seat += 1) {
      const angle = Math.PI * (-0.04 + (1.08 * seat) / seats);
      const [sx, sz] = [
        Math.cos(angle) * (radius + 0.95),
        centre - Math.sin(angle) * (radius + 0.95) * 0.92,
      ];
      const half = 0.16 + 0.2 * Math.abs(Math.sin(angle));
      const back = cam.face(
        [
          [sx - half, rise + 0.25, sz],
          [sx + half, rise + 0.25, sz],
          [sx + half, rise + 1.2, sz],
          [sx + half * 0.8, rise + 1.36, sz],
          [sx - half * 0.8, rise + 1.36, sz],
          [sx - half, rise + 1.2, sz],
        ],
        seat % 7 === 3 ? mix(oxblood, brick, 0.4) : mix(oxblood, brick, 0.18),
      );
      marks.push(
        back,
        cam.face(
          [
            [sx + half * 0.1, rise + 0.25, sz],
            [sx + half, rise + 0.25, sz],
            [sx + half, rise + 1.2, sz],
            [sx + half * 0.1, rise + 1.3, sz],
          ],
          night,
          { 'fill-opacity': 0.42 },
        ),
      );
    }
  }
  const shafts = [5, 8.6, 12.2, 15.8].map((z) => {
    const corners: Place[] = [
      [hall.left, 7.5, z + 0.2],
      [hall.left, 7.5, z + 2],
      [hall.left + 7.4, 0.3, z + 1],
      [hall.left + 7.4, 0.3, z - 0.8],
      [hall.left + 3.2, 0.3, z - 0.4],
    ];
    return poly(
      corners.map((corner): Point => cam.at(corner)),
      sheet.across('topleft', [
        [0, '#fdf3cf', 0.62],
        [1, '#fdf3cf', 0.12],
      ]),
    );
  });
  marks.push(
    sheet.wash(shafts),
    sheet.wash([rect(0, 640, 1600, 360, sheet.fade('bottom', night, 0.85))]),
  );
  // Lights hung from the ceiling.
  for (const [x, z] of [
    [-2.6, 9],
    [2.6, 9],
    [-2.6, 14],
    [2.6, 14],
  ] as const) {
    const [lx, ly] = cam.at([x, 6.2, z]);
    const size = cam.scale(z);
    const [, top] = cam.at([x, hall.top, z]);
    marks.push(
      rect(lx - 1.5, top, 3, ly - top, night),
      ellipse(lx, ly, size * 0.55, size * 0.16, ochre),
      ellipse(lx, ly - size * 0.1, size * 0.36, size * 0.22, straw),
    );
  }
  return marks;
}
