import {
  dusk,
  haze,
  ink,
  mix,
  moss,
  night,
  ochre,
  oxblood,
  paper,
  slate,
  straw,
} from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { camera } from '../shapes/camera.ts';
import { brown, person } from '../shapes/people.ts';
import { line, path, poly, rect, times } from '../svg.ts';

/** A server room's cold aisle, someone at the far end with a torch. */
export function serverRoom(sheet: Sheet): string[] {
  const cam = camera(880, 470, 820, 1.75);
  const far = 16;
  const near = 1.1;
  const marks = [
    rect(0, 0, 1600, 1000, night),
    cam.front(far, [-1.6, 1.6], [0, 3.3], mix(dusk, ink, 0.3)),
    cam.level(0, [-1.6, 1.6], [far, 0.7], mix(slate, ink, 0.45)),
    ...times(13, (index) =>
      cam.level(0, [-1.6, 1.6], [15.6 - index * 1.2, 15.56 - index * 1.2], night),
    ),
    ...[-0.53, 0.53].map((x) => cam.level(0, [x - 0.01, x + 0.01], [far, 0.8], night)),
    cam.level(3.3, [-1.6, 1.6], [far, 0.7], mix(ink, slate, 0.3)),
    ...times(6, (index) =>
      cam.level(
        3.28,
        [-0.35, 0.35],
        [14.6 - index * 2.4, 13.2 - index * 2.4],
        mix(haze, paper, 0.5),
      ),
    ),
    sheet.wash([
      poly(
        [
          cam.at([-0.5, 0, 15]),
          cam.at([0.5, 0, 15]),
          cam.at([0.8, 0, 1.2]),
          cam.at([-0.8, 0, 1.2]),
        ],
        sheet.fade('top', haze, 0.9),
      ),
      rect(
        640,
        260,
        480,
        460,
        sheet.glow(880, 480, 240, [
          [0, mix(haze, paper, 0.4), 0.95],
          [1, haze, 0],
        ]),
      ),
    ]),
  ];
  for (const side of [-1, 1]) {
    const x = side * 1.6;
    for (let rack = 0; rack < 14; rack += 1) {
      const z1 = far - rack * 1.08;
      const z2 = Math.max(near - 0.3, z1 - 1.02);
      const shade = side < 0 ? 0.1 : 0.45;
      marks.push(
        cam.side(x, [0, 2.6], [z1 + 0.06, z2], night),
        cam.side(x, [0.06, 2.54], [z1, z2 + 0.04], mix(mix(slate, ink, 0.5), night, shade)),
      );
      for (let unit = 0; unit < 16; unit += 1) {
        const y = 0.16 + unit * 0.146;
        const lit = sheet.luck.between();
        marks.push(
          cam.side(
            x,
            [y, y + 0.118],
            [z1 - 0.06, z2 + 0.1],
            lit > 0.86 ? mix(slate, dusk, 0.4) : mix(ink, night, 0.35 + shade * 0.6),
          ),
        );
        for (let lamp = 0; lamp < 5; lamp += 1) {
          if (!sheet.luck.often(0.55)) continue;
          const z = z1 - 0.14 - lamp * 0.11;
          marks.push(
            cam.side(
              x,
              [y + 0.035, y + 0.08],
              [z, z - 0.05],
              sheet.luck.pick([dusk, dusk, haze, haze, straw, mix(moss, straw, 0.5), ochre]),
            ),
          );
        }
        if (lit > 0.5)
          marks.push(
            cam.side(
              x,
              [y + 0.03, y + 0.09],
              [z2 + 0.42, z2 + 0.16],
              sheet.hatch(mix(slate, haze, 0.2), 6, 2, 90, 0.7),
            ),
          );
      }
    }
    marks.push(
      ...times(7, (index) => {
        const z = 15 - index * 2.1;
        return line(
          [cam.at([x * 0.92, 2.9, z]), cam.at([x * 0.92, 2.9, z - 2.1])],
          index % 2 === 0 ? ochre : oxblood,
          cam.scale(z) * 0.045,
        );
      }),
      ...times(4, (index) =>
        line(
          [cam.at([x * (0.84 - index * 0.05), 3, far]), cam.at([x * (0.84 - index * 0.05), 3, 1])],
          [dusk, oxblood, ochre, moss][index] ?? dusk,
          5,
        ),
      ),
    );
  }
  const [px, py] = cam.at([0.1, 0, 7.4]);
  marks.push(
    sheet.wash([
      rect(0, 0, 520, 1000, sheet.fade('left', night, 0.95)),
      rect(1180, 0, 420, 1000, sheet.fade('right', night, 0.95)),
      rect(0, 780, 1600, 220, sheet.fade('bottom', night, 0.9)),
    ]),
    path(`M${px - 20} ${py}l-60 190h150l-60 -190z`, night, { 'fill-opacity': 0.5 }),
    person(px, py, cam.scale(7.4) * 1.72, {
      coat: ochre,
      legs: ink,
      pose: 'reach',
      skin: brown,
      hair: night,
      flip: true,
    }),
    sheet.wash([
      poly(
        `${px - 44} ${py - 128} ${px - 44} ${py - 114} ${px - 200} ${py - 60} ${px - 214} ${py - 230}`,
        sheet.fade('right', straw, 1),
      ),
    ]),
  );
  return marks;
}
