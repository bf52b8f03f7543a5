import {
  bone,
  bottle,
  brick,
  dusk,
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
  slate,
  stone,
  straw,
  umber,
} from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { circle, curve, ellipse, n, path, poly, rect, stroke, times, type Point } from '../svg.ts';

/** Two councils' worth of map, and a pencilled third. */
export function mapBoundaries(sheet: Sheet): string[] {
  const inks = [
    mix(fern, bone, 0.3),
    mix(straw, bone, 0.35),
    mix(moss, bone, 0.4),
    mix(ochre, bone, 0.4),
    mix(fern, straw, 0.5),
    mix(stone, bone, 0.5),
    mix(straw, bone, 0.6),
  ] as const;
  const columns = 11;
  const rows = 8;
  const knots = times((columns + 1) * (rows + 1), (index): Point => {
    const [column, row] = [index % (columns + 1), Math.floor(index / (columns + 1))];
    return [
      column * 170 - 120 + sheet.luck.between(-50, 50) + (row % 2) * 50,
      row * 156 - 100 + sheet.luck.between(-44, 44),
    ];
  });
  const knot = (column: number, row: number): Point =>
    knots[row * (columns + 1) + column] ?? [0, 0];
  const fields = times(columns * rows, (index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const corners = [
      knot(column, row),
      knot(column + 1, row),
      knot(column + 1, row + 1),
      knot(column, row + 1),
    ];
    const fill = sheet.luck.pick(inks);
    const furrow = sheet.luck.often(0.4)
      ? poly(
          corners,
          sheet.hatch(
            mix(fill, umber, 0.4),
            14,
            2.4,
            Math.round(sheet.luck.between(0, 12)) * 15,
            0.8,
          ),
        )
      : '';
    return poly(corners, fill, { stroke: mix(moss, umber, 0.3), 'stroke-width': 3 }) + furrow;
  });
  const river: readonly Point[] = [
    [-40, 250],
    [140, 300],
    [300, 250],
    [430, 330],
    [560, 470],
    [720, 480],
    [840, 390],
    [1000, 420],
    [1110, 560],
    [1260, 600],
    [1400, 540],
    [1660, 640],
  ];
  const border: readonly Point[] = [
    [700, -40],
    [660, 90],
    [760, 180],
    [700, 300],
    [800, 396],
    [780, 520],
    [900, 600],
    [850, 740],
    [960, 830],
    [900, 1050],
  ];
  const proposal: readonly Point[] = [
    [1010, 130],
    [1250, 110],
    [1430, 240],
    [1460, 430],
    [1350, 600],
    [1390, 760],
    [1180, 850],
    [960, 820],
    [850, 700],
    [620, 690],
    [520, 560],
    [600, 400],
    [760, 330],
    [840, 190],
  ];
  const town = (x: number, y: number, size: number, count: number): string =>
    times(count, () => {
      const angle = sheet.luck.between(0, 6.28);
      const reach = Math.sqrt(sheet.luck.between()) * size;
      return rect(
        x + Math.cos(angle) * reach,
        y + Math.sin(angle) * reach * 0.8,
        sheet.luck.between(9, 24),
        sheet.luck.between(8, 20),
        sheet.luck.pick([oxblood, brick, umber, plum]),
        { transform: `rotate(${n(sheet.luck.between(-20, 20))} ${n(x)} ${n(y)})` },
      );
    }).join('');
  const wood = (x: number, y: number, count: number): string =>
    times(count, () => {
      const [tx, ty] = [x + sheet.luck.between(-90, 90), y + sheet.luck.between(-60, 60)];
      return (
        circle(tx + 5, ty + 6, 13, night, { 'fill-opacity': 0.4 }) +
        circle(tx, ty, 13, sheet.luck.pick([bottle, moss]))
      );
    }).join('');
  const pin = (x: number, y: number, colour: string): string =>
    poly(`${x} ${y} ${x + 100} ${y + 34} ${x + 96} ${y + 42}`, night, { 'fill-opacity': 0.45 }) +
    ellipse(x + 104, y + 40, 22, 12, night, { 'fill-opacity': 0.4 }) +
    poly(`${x - 3} ${y - 70} ${x + 5} ${y - 70} ${x + 1} ${y}`, mix(haze, slate, 0.3)) +
    circle(x + 2, y - 92, 32, colour) +
    path(`M${x + 2} ${y - 124}c42 0 42 64 0 64c20 -16 20 -48 0 -64z`, night, {
      'fill-opacity': 0.35,
    }) +
    circle(x - 9, y - 104, 8, bone, { 'fill-opacity': 0.7 });
  const west = path(`${curve(border, 0.8, false)}L-40 1050L-40 -40Z`, mix(dusk, ink, 0.2), {
    'fill-opacity': 0.16,
  });
  return [
    rect(0, 0, 1600, 1000, bone),
    ...fields,
    ...times(5, (index) =>
      stroke(
        curve(
          times(14, (step): Point => [
            1330 + Math.cos(step * 0.45) * (70 + index * 46),
            190 + Math.sin(step * 0.45) * (46 + index * 34),
          ]),
          1,
        ),
        mix(umber, rust, 0.4),
        2.5,
        { 'stroke-opacity': 0.6 },
      ),
    ),
    wood(240, 760, 34),
    wood(1450, 860, 30),
    wood(1010, 170, 16),
    stroke(curve(river, 1, false), mix(slate, bone, 0.2), 44, { 'stroke-linecap': 'round' }),
    stroke(curve(river, 1, false), mix(dusk, ink, 0.1), 36, { 'stroke-linecap': 'round' }),
    stroke(curve(river, 1, false), haze, 4, { 'stroke-dasharray': '40 60' }),
    path('M150 640c60 -50 150 -20 140 30s-120 60 -150 20s-20 -30 10 -50z', mix(dusk, ink, 0.1)),
    ...[
      [
        [-40, 620],
        [300, 560],
        [560, 600],
        [830, 640],
        [1180, 470],
        [1660, 300],
      ],
      [
        [420, -40],
        [470, 200],
        [560, 600],
        [500, 1040],
      ],
      [
        [1180, 470],
        [1120, 260],
        [1200, -40],
      ],
      [
        [830, 640],
        [1000, 800],
        [1240, 1040],
      ],
    ].map((road) => {
      const d = curve(
        road.map(([x = 0, y = 0]): Point => [x, y]),
        1,
        false,
      );
      return stroke(d, umber, 17) + stroke(d, straw, 11);
    }),
    stroke('M-40 90C260 130 420 60 640 170S1060 330 1660 190', ink, 6),
    stroke('M-40 90C260 130 420 60 640 170S1060 330 1660 190', ink, 18, {
      'stroke-dasharray': '3 17',
    }),
    town(560, 600, 110, 60),
    town(1180, 470, 120, 66),
    town(300, 180, 60, 24),
    town(1010, 800, 70, 28),
    town(1400, 420, 46, 16),
    west,
    sheet.wash([rect(0, 0, 1600, 1000, sheet.fade('bottomright', umber, 0.45, 0.7))]),
    // The line there is, and the line someone has drawn.
    stroke(curve(border, 0.8, false), bone, 22, { 'stroke-opacity': 0.75 }),
    stroke(curve(border, 0.8, false), ink, 9, { 'stroke-dasharray': '34 16 6 16' }),
    path(curve(proposal, 0.9), oxblood, { 'fill-opacity': 0.16 }),
    stroke(curve(proposal, 0.9), oxblood, 12, {
      'stroke-dasharray': '54 20',
      'stroke-linecap': 'round',
    }),
    ...[
      [566, 0],
      [1066, 0],
    ].map(([x = 0]) =>
      sheet.wash([
        rect(x - 40, 0, 40, 1000, sheet.fade('right', umber, 0.45)),
        rect(x, 0, 60, 1000, sheet.fade('left', paper, 0.4)),
      ]),
    ),
    sheet.wash([
      rect(0, 470, 1600, 36, sheet.fade('bottom', umber, 0.4)),
      rect(0, 506, 1600, 50, sheet.fade('top', paper, 0.4)),
    ]),
    pin(560, 600, ochre),
    pin(1180, 470, oxblood),
    pin(300, 190, ink),
    pin(1010, 800, moss),
    // The pencil that did it.
    poly('1376 792 1610 982 1610 1010 1560 1010', night, { 'fill-opacity': 0.4 }),
    poly('1386 752 1426 764 1700 980 1660 1032 1400 800', ochre),
    poly('1412 776 1426 764 1700 980 1684 1000', mix(ochre, paper, 0.35)),
    poly('1400 800 1412 788 1676 1012 1660 1032', mix(ochre, umber, 0.5)),
    poly('1386 752 1426 764 1400 800', mix(bone, rust, 0.3)),
    poly('1386 752 1400 756 1391 769', oxblood),
  ];
}
