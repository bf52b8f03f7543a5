import {
  bone,
  bottle,
  brick,
  dusk,
  haze,
  ink,
  mix,
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
import { panel } from '../shapes/camera.ts';
import { ellipse, group, line, path, poly, rect, stroke, times } from '../svg.ts';

function inkwell(x: number, y: number): string {
  return (
    ellipse(x + 14, y + 66, 84, 18, night, { 'fill-opacity': 0.45 }) +
    path(`M${x - 60} ${y + 60}v-60l30 -30h60l30 30v60z`, mix(plum, ink, 0.4)) +
    rect(x - 34, y - 54, 68, 28, ochre) +
    poly(`${x - 50} ${y + 50} ${x - 50} ${y + 6} ${x - 26} ${y - 18} ${x - 26} ${y + 50}`, haze, {
      'fill-opacity': 0.25,
    })
  );
}

/** The reserves ledger under a desk lamp, the last column in red. */
export function ledger(sheet: Sheet): string[] {
  const left = panel([180, 330], [800, 270], [800, 850], [60, 930]);
  const right = panel([800, 270], [1420, 330], [1540, 930], [800, 850]);
  const marks = [
    rect(0, 0, 1600, 1000, mix(umber, oxblood, 0.3)),
    ...times(7, (index) =>
      path(
        `M-10 ${index * 160 + 20}C400 ${index * 160 - 20} 900 ${index * 160 + 60} 1610 ${index * 160 + 10}v5C900 ${index * 160 + 66} 400 ${index * 160 - 14} -10 ${index * 160 + 26}z`,
        mix(umber, night, 0.35),
      ),
    ),
    rect(0, 0, 1600, 150, mix(bottle, night, 0.35)),
    rect(0, 146, 1600, 12, mix(umber, night, 0.5)),
    sheet.wash([
      rect(
        0,
        0,
        1600,
        1000,
        sheet.glow(720, 520, 900, [
          [0, mix(ochre, rust, 0.3), 0.7],
          [1, ochre, 0],
        ]),
      ),
      rect(1000, 0, 600, 1000, sheet.fade('right', night, 0.95)),
      rect(0, 780, 1600, 220, sheet.fade('bottom', night, 0.8)),
    ]),
    poly('30 950 150 320 800 280 1460 320 1590 960 800 890', night, { 'fill-opacity': 0.55 }),
    poly('40 944 166 318 800 256 1436 318 1562 944 800 872', oxblood),
    ...times(4, (index) =>
      poly(
        `${52 - index * 2} ${938 - index * 3} 174 ${326 - index * 2} 800 ${266 - index * 2} 1426 ${326 - index * 2} ${1548 + index * 2} ${938 - index * 3} 800 ${864 - index * 3}`,
        index % 2 === 0 ? stone : bone,
      ),
    ),
    left.patch(0, 0, 1, 1, mix(bone, straw, 0.15)),
    right.patch(0, 0, 1, 1, mix(paper, straw, 0.15)),
  ];
  for (const page of [left, right]) {
    for (let row = 0; row < 19; row += 1)
      marks.push(
        line(
          [page.at(0.06, 0.12 + row * 0.045), page.at(0.94, 0.12 + row * 0.045)],
          mix(dusk, bone, 0.25),
          row === 0 ? 5 : 2,
        ),
      );
    for (const column of [0.06, 0.44, 0.57, 0.7, 0.82, 0.94])
      marks.push(line([page.at(column, 0.05), page.at(column, 0.95)], mix(rust, bone, 0.25), 2.5));
    for (let row = 0; row < 17; row += 1) {
      const v = 0.135 + row * 0.045;
      const last = page === right && row > 10;
      marks.push(
        page.patch(
          0.075,
          v,
          0.075 + sheet.luck.between(0.14, 0.33),
          v + 0.016,
          mix(ink, slate, 0.3),
        ),
      );
      [0.45, 0.58, 0.71, 0.83].forEach((u, index) => {
        if (last && index > 2 - (row > 13 ? 1 : 0)) {
          if (row === 11) marks.push(page.patch(u, v, u + 0.1, v + 0.02, oxblood));
          return;
        }
        marks.push(
          page.patch(
            u + sheet.luck.between(0.005, 0.05),
            v,
            u + 0.1,
            v + 0.017,
            index === 3 && page === right ? oxblood : mix(ink, slate, 0.15),
          ),
        );
      });
    }
    marks.push(page.patch(0.075, 0.06, 0.3, 0.09, ink));
  }
  marks.push(
    stroke(
      `M${right.at(0.81, 0.6).join(' ')}c60 -30 130 0 120 40s-120 40 -140 4s30 -56 70 -52`,
      oxblood,
      6,
    ),
    sheet.wash([
      left.patch(0.72, 0, 1, 1, sheet.fade('right', umber, 0.75)),
      right.patch(0, 0, 0.16, 1, sheet.fade('left', umber, 0.6)),
      right.patch(0.3, 0, 1, 1, sheet.fade('bottomright', umber, 0.5, 0.5)),
      left.patch(0, 0, 1, 1, sheet.fade('bottomleft', umber, 0.4, 0.4)),
    ]),
    path('M790 264l20 0l10 640l-20 60l-24 -50z', mix(oxblood, rust, 0.35)),
    path('M804 264h6l10 640l-20 60z', night, { 'fill-opacity': 0.35 }),
    // Spectacles, pen, ruler, lamp.
    group(
      [
        ellipse(-80, 14, 76, 60, night, { 'fill-opacity': 0.25 }),
        ellipse(96, 16, 76, 60, night, { 'fill-opacity': 0.25 }),
        ellipse(-86, 0, 74, 58, haze, { 'fill-opacity': 0.35, stroke: umber, 'stroke-width': 11 }),
        ellipse(86, 0, 74, 58, haze, { 'fill-opacity': 0.35, stroke: umber, 'stroke-width': 11 }),
        stroke('M-14 -8q14 -16 28 0M-158 -16L-220 -150M158 -16L236 -140', umber, 10, {
          'stroke-linecap': 'round',
        }),
        stroke('M-126 -24l40 -20M50 -24l40 -20', paper, 6),
      ],
      { transform: 'translate(330 770) rotate(-16)' },
    ),
    group(
      [
        rect(6, 12, 420, 18, night, { 'fill-opacity': 0.45, rx: 9 }),
        rect(0, -13, 150, 26, ink, { rx: 12 }),
        rect(150, -13, 20, 26, ochre),
        rect(170, -12, 190, 24, mix(ink, night, 0.4)),
        poly('360 -12 420 0 360 12', ochre),
        rect(10, -10, 130, 5, dusk),
      ],
      { transform: 'translate(1470 520) rotate(128)' },
    ),
    group(
      [
        rect(8, 8, 540, 60, night, { 'fill-opacity': 0.4 }),
        rect(0, 0, 540, 58, mix(ochre, straw, 0.3)),
        ...times(27, (index) => rect(10 + index * 20, 0, 3, index % 5 === 0 ? 26 : 14, umber)),
      ],
      { transform: 'translate(1060 196) rotate(4)' },
    ),
    rect(506, 40, 14, 170, mix(ochre, umber, 0.3)),
    ellipse(512, 216, 130, 30, night, { 'fill-opacity': 0.5 }),
    ellipse(512, 206, 118, 26, mix(ochre, umber, 0.2)),
    path('M330 70c0 -90 380 -90 380 0l20 30H310z', mix(bottle, '#2f7a58', 0.4)),
    path('M560 6c90 6 150 30 150 64l20 30H560z', night, { 'fill-opacity': 0.3 }),
    rect(306, 96, 428, 14, ochre),
    ellipse(520, 110, 200, 12, paper),
    sheet.wash([poly('320 112 720 112 1000 700 60 700', sheet.fade('top', straw, 0.7, 0.85))]),
    path('M88 250v-70h110v70c0 30 -110 30 -110 0z', mix(brick, rust, 0.3)),
    ellipse(143, 180, 55, 14, umber),
    stroke('M198 196c44 0 40 56 0 54', mix(brick, rust, 0.3), 13),
    inkwell(1480, 190),
  );
  return marks;
}
