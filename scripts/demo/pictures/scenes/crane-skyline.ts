import {
  bone,
  brick,
  ink,
  mix,
  night,
  ochre,
  oxblood,
  paper,
  plum,
  rust,
  straw,
} from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { roofline } from '../shapes/buildings.ts';
import { brown, person } from '../shapes/people.ts';
import { bank, sky } from '../shapes/sky.ts';
import { circle, line, n, poly, rect, stroke, times } from '../svg.ts';

function lattice(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  width: number,
  colour: string,
  weight: number,
): string {
  const long = Math.hypot(x2 - x1, y2 - y1);
  const [ax, ay] = [(x2 - x1) / long, (y2 - y1) / long];
  const [px, py] = [-ay * width, ax * width];
  const bays = Math.round(long / (width * 2));
  const zig = times(bays + 1, (index) => {
    const [cx, cy] = [x1 + ax * (long / bays) * index, y1 + ay * (long / bays) * index];
    const side = index % 2 === 0 ? 0.5 : -0.5;
    return `${index === 0 ? 'M' : 'L'}${n(cx + px * side)} ${n(cy + py * side)}`;
  }).join('');
  return stroke(
    `${zig}M${n(x1 + px / 2)} ${n(y1 + py / 2)}L${n(x2 + px / 2)} ${n(y2 + py / 2)}M${n(x1 - px / 2)} ${n(y1 - py / 2)}L${n(x2 - px / 2)} ${n(y2 - py / 2)}`,
    colour,
    weight,
  );
}

function towerCrane(
  x: number,
  base: number,
  top: number,
  reach: number,
  colour: string,
  size: number,
  load = 0,
): string {
  const way = Math.sign(reach);
  const back = x - way * Math.abs(reach) * 0.32;
  const hook = x + reach * 0.7;
  return (
    lattice(x, base, x, top, size * 2.4, colour, size * 0.34) +
    lattice(back, top, x + reach, top - size, size * 1.5, colour, size * 0.3) +
    poly(`${x - size * 1.3} ${top} ${x + size * 1.3} ${top} ${x} ${top - size * 9}`, 'none', {
      stroke: colour,
      'stroke-width': size * 0.45,
    }) +
    line(
      `${back} ${top} ${x} ${top - size * 9} ${x + reach * 0.8} ${top - size}`,
      colour,
      size * 0.2,
    ) +
    rect(Math.min(back, back + way * size * 5), top, size * 5, size * 4.4, colour) +
    rect(x + (way > 0 ? size * 1.2 : -size * 4), top + size * 0.4, size * 2.8, size * 3.4, colour) +
    (load > 0
      ? line(`${hook} ${top} ${hook} ${top + load}`, colour, size * 0.22) +
        poly(
          `${hook - size * 5} ${top + load + size * 2.4} ${hook} ${top + load} ${hook + size * 5} ${top + load + size * 2.4}`,
          'none',
          {
            stroke: colour,
            'stroke-width': size * 0.2,
          },
        ) +
        rect(hook - size * 5.4, top + load + size * 2.4, size * 10.8, size * 1.2, colour)
      : '')
  );
}

function frame(
  x: number,
  base: number,
  width: number,
  floors: number,
  rise: number,
  bays: number,
  colour: string,
  ragged: number,
): string {
  return (
    times(floors, (floor) =>
      rect(
        x - 6,
        base - (floor + 1) * rise,
        width * (floor >= floors - ragged ? 0.62 : 1) + 12,
        rise * 0.14,
        colour,
      ),
    ).join('') +
    times(bays + 1, (bay) =>
      rect(
        x + (width / bays) * bay - 5,
        base - floors * rise - (bay % 2) * 26,
        10,
        (bay / bays > 0.62 ? floors - ragged : floors) * rise + (bay % 2) * 26,
        colour,
        bay / bays > 0.62 ? { transform: `translate(0 ${n(ragged * rise)})` } : {},
      ),
    ).join('')
  );
}

/** Tower cranes and half-made frames against a very large sun. */
export function craneSkyline(sheet: Sheet): string[] {
  const near = mix(plum, night, 0.6);
  return [
    sky(sheet, mix(rust, oxblood, 0.35), mix(straw, ochre, 0.35), 840),
    sheet.wash([
      circle(
        620,
        560,
        560,
        sheet.glow(620, 560, 560, [
          [0.35, straw, 0.9],
          [1, straw, 0],
        ]),
      ),
    ]),
    circle(620, 560, 258, mix(straw, paper, 0.45)),
    sheet.wash([circle(620, 560, 258, sheet.fade('bottom', rust, 0.95, 0.75))]),
    bank(880, 250, 560, 13, mix(straw, paper, 0.4), 0.6),
    bank(40, 150, 420, 12, mix(rust, straw, 0.4), 0.6),
    bank(380, 640, 620, 11, mix(rust, ochre, 0.3), 0.95),
    roofline(sheet, -20, 1640, 860, 90, 250, mix(rust, brick, 0.4)),
    towerCrane(1130, 860, 330, -240, mix(brick, plum, 0.45), 7),
    towerCrane(250, 860, 400, -180, mix(brick, plum, 0.4), 6),
    sheet.wash([rect(0, 600, 1600, 260, sheet.fade('bottom', straw, 0.8))]),
    roofline(sheet, -20, 1640, 880, 40, 150, mix(oxblood, plum, 0.45)),
    frame(340, 900, 360, 6, 62, 5, mix(plum, oxblood, 0.25), 2),
    towerCrane(760, 920, 190, 560, near, 11, 210),
    frame(980, 930, 420, 8, 58, 6, near, 3),
    times(9, (index) =>
      rect(
        986 + (index % 3) * 76,
        930 - 58 * (1 + Math.floor(index / 3) * 2) - 50,
        60,
        50,
        mix(ochre, near, 0.55),
      ),
    ).join(''),
    person(1090, 466, 78, {
      coat: near,
      legs: near,
      skin: near,
      hair: near,
      hat: 'hard',
      hatColour: near,
      pose: 'reach',
      flip: true,
    }),
    person(1180, 466, 74, {
      coat: near,
      legs: near,
      skin: near,
      hair: near,
      hat: 'hard',
      hatColour: near,
    }),
    rect(-10, 896, 1620, 110, night),
    sheet.wash([rect(0, 780, 1600, 220, sheet.fade('bottom', night, 1))]),
    // A parapet in front, with someone reading the drawings.
    poly('-10 1000 -10 844 330 858 330 1000', mix(night, plum, 0.2)),
    rect(-10, 836, 350, 16, mix(night, plum, 0.45)),
    person(196, 1000, 340, {
      coat: ochre,
      legs: night,
      bands: bone,
      hat: 'hard',
      hatColour: bone,
      pose: 'wait',
      skin: brown,
    }),
    poly('206 788 290 760 300 806 216 832', bone),
    line('222 806 286 786', ink, 2),
    line('226 818 270 804', ink, 2),
  ];
}
