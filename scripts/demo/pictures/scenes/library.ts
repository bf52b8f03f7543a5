import {
  bone,
  bottle,
  brick,
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
import { arched } from '../shapes/buildings.ts';
import { camera, type Camera } from '../shapes/camera.ts';
import { bust } from '../shapes/heads.ts';
import { dark, fair } from '../shapes/people.ts';
import { circle, ellipse, line, n, path, poly, rect, stroke, times } from '../svg.ts';

const spines = [
  oxblood,
  moss,
  ochre,
  slate,
  umber,
  bottle,
  plum,
  brick,
  stone,
  dusk,
  rust,
  ink,
] as const;

function bookcase(
  sheet: Sheet,
  cam: Camera,
  x: number,
  far: number,
  near: number,
  shade: number,
): string {
  const marks: string[] = [];
  for (let row = 0; row < 9; row += 1) {
    const foot = 0.35 + row * 0.62;
    marks.push(
      cam.side(x, [foot - 0.08, foot + 0.54], [far, near], mix(umber, night, 0.45 + shade * 0.4)),
    );
    let z = far;
    while (z > near) {
      const thick = sheet.luck.between(0.07, 0.2);
      const tall = sheet.luck.between(0.34, 0.5);
      if (sheet.luck.often(0.93))
        marks.push(
          cam.side(
            x,
            [foot, foot + tall],
            [z, z - thick * 0.9],
            mix(sheet.luck.pick(spines), night, shade + sheet.luck.between(0, 0.18)),
          ),
        );
      z -= thick;
    }
    marks.push(
      cam.side(x, [foot - 0.08, foot], [far, near], mix(ochre, umber, 0.45 + shade * 0.5)),
    );
  }
  for (let z = far; z > near; z -= 2.3)
    marks.push(cam.side(x, [0, 6.1], [z, z - 0.14], mix(umber, ochre, 0.3 - shade * 0.3)));
  return marks.join('');
}

/** A public library's long reading room, one lamp lit. */
export function library(sheet: Sheet): string[] {
  const cam = camera(800, 500, 760, 2.2);
  const far = 17;
  const [wx, wy] = cam.at([-1.9, 6.6, far]);
  const [wx2, wy2] = cam.at([1.9, 1.3, far]);
  const marks = [
    rect(0, 0, 1600, 1000, mix(moss, bone, 0.3)),
    cam.front(far, [-4.6, 4.6], [0, 8.4], mix(moss, straw, 0.35)),
    cam.level(0, [-4.6, 4.6], [far, 0.8], mix(umber, rust, 0.25)),
    cam.level(0.01, [-0.9, 0.9], [far, 0.8], mix(oxblood, umber, 0.2)),
    cam.face(
      [
        [-4.6, 6.1, far],
        [-4.6, 6.1, 0.9],
        [-4.6, 9, 0.9],
        [-4.6, 8.4, far],
      ],
      mix(moss, bone, 0.15),
    ),
    cam.face(
      [
        [4.6, 6.1, far],
        [4.6, 6.1, 0.9],
        [4.6, 9, 0.9],
        [4.6, 8.4, far],
      ],
      mix(moss, night, 0.3),
    ),
    // A barrel ceiling, rib by rib.
    ...times(8, (index) => {
      const z = far - index * 2.05;
      const [lx, ly] = cam.at([-4.6, 7.4, z]);
      const [rx2] = cam.at([4.6, 7.4, z]);
      return stroke(
        `M${n(lx)} ${n(ly)}A${n((rx2 - lx) / 2)} ${n((rx2 - lx) / 3)} 0 0 1 ${n(rx2)} ${n(ly)}`,
        mix(bone, moss, 0.25),
        cam.scale(z) * 0.22,
      );
    }),
    arched(
      wx,
      wy,
      wx2 - wx,
      wy2 - wy,
      sheet.across('top', [
        [0, paper],
        [1, mix(straw, paper, 0.35)],
      ]),
      bone,
    ),
    bookcase(sheet, cam, -4.6, far, 1.2, 0.06),
    bookcase(sheet, cam, 4.6, far, 1.2, 0.34),
    sheet.wash([
      poly(
        [cam.at([-0.95, 0, 16.4]), cam.at([1.9, 0, 16.4]), [980, 1000], [90, 1000]],
        sheet.fade('top', paper, 0.9),
      ),
      circle(
        800,
        400,
        520,
        sheet.glow(800, 400, 520, [
          [0, paper, 0.75],
          [1, paper, 0],
        ]),
      ),
      rect(1080, 0, 520, 1000, sheet.fade('right', night, 0.85)),
      rect(0, 620, 700, 380, sheet.fade('bottomleft', night, 0.9)),
    ]),
  ];
  // Ladder on its rail.
  const foot = (z: number, up: number, out: number): readonly [number, number] =>
    cam.at([-4.6 + out, up, z]);
  marks.push(
    line([foot(5.6, 0, 1.1), foot(5.6, 4.6, 0.1)], ochre, 9),
    line([foot(4.9, 0, 1.1), foot(4.9, 4.6, 0.1)], ochre, 10),
    ...times(9, (index) =>
      line(
        [
          foot(5.6, 0.4 + index * 0.46, 1.02 - index * 0.1),
          foot(4.9, 0.4 + index * 0.46, 1.02 - index * 0.1),
        ],
        mix(ochre, umber, 0.25),
        7,
      ),
    ),
  );
  // The long desk, its lamps, and two readers.
  const desk = (z1: number, z2: number): string =>
    cam.level(0.8, [0.4, 3.1], [z1, z2], mix(brick, umber, 0.25)) +
    cam.front(z2, [0.4, 3.1], [0.8, 0.62], mix(umber, night, 0.3)) +
    cam.front(z2, [0.5, 0.75], [0.62, 0], umber) +
    cam.front(z2, [2.75, 3], [0.62, 0], umber);
  const lamp = (x: number, z: number, on: boolean): string => {
    const [lx, ly] = cam.at([x, 0.8, z]);
    const size = cam.scale(z);
    return (
      (on
        ? sheet.wash([
            ellipse(
              lx,
              ly,
              size * 1.1,
              size * 0.45,
              sheet.glow(lx, ly, size * 1.1, [
                [0, straw, 1],
                [1, straw, 0],
              ]),
            ),
          ])
        : '') +
      ellipse(lx, ly, size * 0.14, size * 0.05, ochre) +
      rect(lx - size * 0.02, ly - size * 0.5, size * 0.04, size * 0.5, ochre) +
      path(
        `M${n(lx - size * 0.3)} ${n(ly - size * 0.42)}c0 ${n(-size * 0.28)} ${n(size * 0.6)} ${n(-size * 0.28)} ${n(size * 0.6)} 0z`,
        on ? mix(bottle, '#3f8a63', 0.6) : bottle,
      )
    );
  };
  const [ax, ay] = cam.at([1.2, 0.35, 9.2]);
  const [bx, by] = cam.at([2.25, 0.42, 4.3]);
  marks.push(
    bust(ax, ay, 110, { coat: slate, skin: fair, hair: mix(rust, umber, 0.3) }),
    desk(9, 6.4),
    lamp(1, 7.6, false),
    lamp(2.5, 7.6, true),
    bust(bx, by, 330, { coat: ochre, skin: dark, hair: night, cut: 'bun' }),
    desk(4.2, 2.5),
    lamp(0.95, 3.5, true),
  );
  const [px, py] = cam.at([2.1, 0.82, 3.2]);
  marks.push(
    path(`M${px} ${py}c-50 -26 -110 -22 -150 -4l-16 58c50 -20 110 -20 150 6z`, paper),
    path(`M${px} ${py}c50 -26 110 -22 160 -4l30 58c-60 -20 -120 -20 -174 6z`, bone),
    line(`${px} ${py} ${px - 15} ${py + 60}`, stone, 3),
    sheet.wash([rect(0, 820, 1600, 180, sheet.fade('bottom', night, 0.85))]),
  );
  return marks;
}
