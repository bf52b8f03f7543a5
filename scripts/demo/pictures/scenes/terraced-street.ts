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
  umber,
} from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { roofline } from '../shapes/buildings.ts';
import { camera, type Camera } from '../shapes/camera.ts';
import { brown, person } from '../shapes/people.ts';
import { bank, sky } from '../shapes/sky.ts';
import { carBack } from '../shapes/vehicles.ts';
import { circle, line, poly, rect, times } from '../svg.ts';

function terraceHouse(
  cam: Camera,
  side: number,
  z: number,
  wallColour: string,
  door: string,
  dark: boolean,
): string {
  const x = side * 5;
  const face = (z1: number, z2: number, y1: number, y2: number, fill: string, push = 0): string =>
    cam.side(x + push, [y1, y2], [z1, z2], fill);
  const glass = dark ? mix(ink, night, 0.3) : mix(dusk, bone, 0.25);
  const trim = dark ? mix(stone, ink, 0.55) : bone;
  const roof = dark ? mix(slate, night, 0.55) : mix(slate, plum, 0.3);
  const ridge = x + side * 2.7;
  const stack = dark ? mix(plum, night, 0.4) : mix(wallColour, umber, 0.35);
  const pane = (z1: number, z2: number, y1: number, y2: number): string =>
    face(z1 - 0.1, z2 + 0.1, y1 - 0.16, y2 + 0.14, trim) +
    face(z1, z2, y1, y2, glass) +
    face(z1, z2, (y1 + y2) / 2 - 0.04, (y1 + y2) / 2 + 0.04, trim);
  return (
    cam.face(
      [
        [x, 5.7, z],
        [x, 5.7, z + 5],
        [ridge, 8.9, z + 5],
        [ridge, 8.9, z],
      ],
      roof,
    ) +
    cam.front(z + 0.05, [ridge, ridge + side * 1.1], [8.2, 10.3], mix(stack, night, 0.35)) +
    cam.side(ridge, [8.2, 10.3], [z + 0.05, z + 0.85], stack) +
    times(3, (index) =>
      cam.side(
        ridge + side * 0.3,
        [10.3, 10.9],
        [z + 0.1 + index * 0.26, z + 0.28 + index * 0.26],
        rust,
      ),
    ).join('') +
    face(z, z + 5, 0, 5.7, wallColour) +
    face(z, z + 5, 5.5, 5.75, trim) +
    face(z, z + 5, 0, 0.45, mix(wallColour, night, 0.35)) +
    pane(z + 0.7, z + 1.8, 3.5, 5) +
    pane(z + 3.2, z + 4.3, 3.5, 5) +
    pane(z + 0.6, z + 2.5, 0.95, 2.6) +
    face(z + 3.1, z + 4.4, 0, 2.9, trim) +
    face(z + 3.22, z + 4.28, 0, 2.2, door) +
    face(z + 3.22, z + 4.28, 2.3, 2.75, glass) +
    cam.level(0, [x, x - side * 0.5], [z + 3, z + 4.5], trim)
  );
}

/** A brick terrace running away downhill in the first sun, one side still in shade. */
export function terracedStreet(sheet: Sheet): string[] {
  const cam = camera(930, 600, 820, 1.9);
  const doors = [bottle, oxblood, ochre, ink, moss, plum, slate, oxblood, ochre, bottle] as const;
  const marks = [
    sky(sheet, mix(haze, dusk, 0.35), mix(paper, rust, 0.22), 640),
    bank(760, 130, 420, 14, paper, 0.8),
    bank(960, 300, 300, 9, paper, 0.7),
    poly('640 610 760 540 900 566 1040 520 1230 610', mix(dusk, haze, 0.3)),
    roofline(sheet, 760, 1130, 612, 18, 48, mix(dusk, slate, 0.4)),
    poly('948 612 948 520 962 440 976 520 976 612', mix(slate, dusk, 0.4)),
    rect(0, 600, 1600, 400, mix(slate, stone, 0.35)),
  ];
  const houses = times(13, (index) => 2.2 + (12 - index) * 5);
  for (const [row, z] of houses.entries()) {
    marks.push(terraceHouse(cam, 1, z, mix(plum, ink, 0.42), doors[(row + 4) % 10] ?? ink, true));
    const warm = mix(brick, row % 2 === 0 ? rust : oxblood, 0.22);
    marks.push(
      terraceHouse(
        cam,
        -1,
        z,
        mix(warm, haze, Math.min(0.45, z / 130)),
        doors[row % 10] ?? ink,
        false,
      ),
    );
  }
  const left = (z1: number, z2: number, y1: number, y2: number, fill: string): string =>
    cam.side(-5, [y1, y2], [z1, z2], fill);
  marks.push(
    cam.level(0, [-5, -3.2], [1, 70], mix(stone, bone, 0.3)),
    cam.level(0, [5, 3.2], [1, 70], mix(slate, ink, 0.5)),
    cam.level(0, [-3.2, -3.05], [1, 70], bone),
    // The shadow of the far row across the road and up the doors.
    cam.level(0, [3.2, -3.2], [1, 70], mix(ink, plum, 0.3), { 'fill-opacity': 0.72 }),
    left(
      1,
      70,
      0,
      1.5,
      sheet.across('top', [
        [0, plum, 0.25],
        [1, night, 0.55],
      ]),
    ),
    ...times(12, (index) =>
      cam.side(-5, [1.5, 2.6], [3.4 + index * 5, 4.4 + index * 5], mix(plum, night, 0.3), {
        'fill-opacity': 0.35,
      }),
    ),
    sheet.wash([
      poly(
        [cam.at([-5, 5.7, 2]), cam.at([-5, 5.7, 60]), cam.at([-5, 0, 60]), cam.at([-5, 0, 2])],
        sheet.fade('bottomleft', night, 0.75, 0.7),
      ),
      poly(
        [cam.at([5, 0, 2]), cam.at([5, 0, 70]), cam.at([5, 5.7, 70]), cam.at([5, 5.7, 2])],
        sheet.fade('right', night, 0.9, 0.95),
      ),
      rect(0, 660, 1600, 340, sheet.fade('bottom', night, 0.9)),
    ]),
    line(
      times(9, (index) => [0 + index * 150, 236 + Math.sin((index / 8) * Math.PI) * 60]),
      night,
      2,
      { 'stroke-opacity': 0.55 },
    ),
    carBack(1038, 668, 44, mix(ochre, night, 0.35)),
    carBack(1076, 706, 84, mix(oxblood, night, 0.25)),
    carBack(1236, 846, 250, mix(bottle, night, 0.2)),
    person(700, 806, 176, {
      coat: ochre,
      legs: ink,
      pose: 'walk',
      hair: night,
      skin: brown,
      bag: oxblood,
    }),
    person(760, 804, 104, {
      coat: oxblood,
      legs: slate,
      pose: 'walk',
      pack: bottle,
      hair: night,
      skin: brown,
    }),
    person(905, 700, 80, { coat: ink, pose: 'walk', flip: true }),
    rect(352, 812, 64, 92, mix(moss, night, 0.35)),
    poly('344 800 424 800 418 816 350 816', mix(moss, night, 0.1)),
    circle(364, 904, 8, night),
    rect(292, 838, 70, 100, mix(umber, night, 0.3)),
    poly('284 826 370 826 364 842 290 842', mix(umber, night, 0)),
    circle(306, 938, 9, night),
  );
  return marks;
}
