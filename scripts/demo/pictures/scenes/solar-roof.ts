import {
  bone,
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
import { chimney, roofline, sash } from '../shapes/buildings.ts';
import { panel } from '../shapes/camera.ts';
import { brown, fair } from '../shapes/people.ts';
import { bank, sky, sun } from '../shapes/sky.ts';
import { broadleaf } from '../shapes/trees.ts';
import { circle, ellipse, line, path, poly, rect, stroke, times } from '../svg.ts';

/** Panels going onto a school roof, with the town laid out beyond. */
export function solarRoof(sheet: Sheet): string[] {
  const roof = panel([470, 330], [1760, 246], [1760, 1060], [-120, 1060]);
  const array = panel([560, 392], [1640, 330], [1400, 960], [80, 960]);
  const marks = [
    sky(sheet, mix(dusk, haze, 0.15), mix(paper, straw, 0.35), 560),
    sun(sheet, 250, 190, 76, paper, 480),
    bank(980, 120, 440, 14, paper, 0.85),
    poly('-10 420 260 360 620 400 1610 330 1610 600 -10 600', mix(haze, moss, 0.35)),
    roofline(sheet, -20, 900, 520, 30, 90, mix(dusk, plum, 0.25)),
    poly('376 520 376 360 392 300 408 360 408 520', mix(dusk, plum, 0.3)),
    ...times(6, (index) => {
      const [x, y] = [-80 + index * 130, 540 + (index % 2) * 40];
      return (
        rect(x, y, 130, 300, mix(brick, rust, 0.2 + (index % 3) * 0.2)) +
        poly(
          `${x - 8} ${y + 2} ${x + 65} ${y - 74} ${x + 138} ${y + 2}`,
          mix(rust, plum, 0.25 + (index % 2) * 0.2),
        ) +
        sash(x + 24, y + 40, 30, 50, ink, bone) +
        sash(x + 76, y + 40, 30, 50, ink, bone) +
        chimney(x + 90, y - 86, 30, 50, mix(brick, umber, 0.2), 2)
      );
    }),
    broadleaf(sheet, 60, 860, 330, mix(moss, fern, 0.3), 'right'),
    sheet.wash([rect(-10, 480, 820, 520, sheet.fade('bottomright', plum, 0.8))]),
    roof.patch(0, 0, 1, 1, mix(rust, brick, 0.45)),
  ];
  for (let course = 0; course < 26; course += 1)
    marks.push(
      roof.patch(0, course / 26, 1, course / 26 + 0.008 + course * 0.0003, mix(brick, umber, 0.45)),
    );
  for (let course = 0; course < 26; course += 1)
    for (let tile = 0; tile < 22; tile += 1)
      if (sheet.luck.often(0.5))
        marks.push(
          roof.patch(
            (tile + (course % 2) * 0.5) / 22,
            course / 26 + 0.009,
            (tile + 0.9 + (course % 2) * 0.5) / 22,
            (course + 1) / 26,
            mix(mix(rust, brick, 0.45), sheet.luck.pick([straw, oxblood, umber]), 0.14),
          ),
        );
  marks.push(
    poly('456 338 470 312 1760 228 1760 252', mix(rust, umber, 0.35)),
    line('460 330 1700 246', mix(rust, bone, 0.2), 5),
  );
  for (let row = 0; row < 3; row += 1) {
    for (let column = 0; column < 5; column += 1) {
      if (row === 2 && column === 4) continue;
      const [u1, v1, u2, v2] = [
        column / 5 + 0.006,
        row / 3 + 0.012,
        (column + 1) / 5 - 0.006,
        (row + 1) / 3 - 0.012,
      ];
      marks.push(
        array.patch(u1 + 0.012, v1 + 0.03, u2 + 0.016, v2 + 0.036, night, { 'fill-opacity': 0.5 }),
        array.patch(u1, v1, u2, v2, mix(haze, bone, 0.3)),
        array.patch(u1 + 0.005, v1 + 0.01, u2 - 0.005, v2 - 0.01, mix(ink, dusk, 0.1 + 0.1 * row)),
      );
      marks.push(
        array.patch(
          u1 + 0.005,
          v1 + 0.01,
          u1 + 0.1 - column * 0.008,
          v2 - 0.1 + row * 0.02,
          mix(dusk, haze, 0.35),
          {
            'fill-opacity': 0.4,
          },
        ),
      );
      for (let cell = 1; cell < 4; cell += 1)
        marks.push(
          line(
            [
              array.at(u1 + ((u2 - u1) * cell) / 4, v1 + 0.01),
              array.at(u1 + ((u2 - u1) * cell) / 4, v2 - 0.01),
            ],
            mix(haze, dusk, 0.4),
            2,
          ),
        );
      for (let cell = 1; cell < 6; cell += 1)
        marks.push(
          line(
            [
              array.at(u1 + 0.005, v1 + ((v2 - v1) * cell) / 6),
              array.at(u2 - 0.005, v1 + ((v2 - v1) * cell) / 6),
            ],
            mix(haze, dusk, 0.4),
            2,
          ),
        );
    }
  }
  marks.push(
    sheet.wash([
      poly(
        [array.at(0, 0), array.at(1, 0), array.at(1, 1), array.at(0, 1)],
        sheet.fade('topleft', paper, 0.75, 0.55),
      ),
      poly(
        [roof.at(0, 0), roof.at(1, 0), roof.at(1, 1), roof.at(0, 1)],
        sheet.fade('bottomright', night, 0.85, 0.7),
      ),
    ]),
    // The fitter, kneeling at the gap.
    path('M1216 900c40 30 170 40 290 -30l30 60l-280 60z', night, { 'fill-opacity': 0.5 }),
    path('M1300 900l-20 -90c10 -30 90 -50 120 -20l20 70l100 20v40h-150z', ink),
    path(
      'M1290 810c-14 -100 10 -190 70 -200c60 0 80 60 74 130l-20 90c-40 14 -90 10 -124 -20z',
      ochre,
    ),
    path('M1372 612c52 12 70 64 62 128l-20 90c-14 6 -30 8 -46 6c30 -60 30 -160 4 -224z', night, {
      'fill-opacity': 0.3,
    }),
    poly('1288 730 1430 726 1424 752 1290 758', paper),
    poly('1296 780 1420 776 1414 800 1298 804', paper),
    stroke('M1320 650L1230 720L1166 776', mix(ochre, umber, 0.25), 40, {
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }),
    circle(1158, 784, 20, fair),
    rect(1316, 560, 40, 66, mix(brown, fair, 0.6)),
    ellipse(1330, 556, 42, 50, fair),
    path('M1336 506c50 0 54 90 6 100c14 -24 12 -70 -6 -100z', night, { 'fill-opacity': 0.25 }),
    path('M1278 546c-4 -80 110 -86 112 -4l-126 14z', bone),
    path('M1330 486c40 0 60 20 60 56l-40 4c0 -26 -8 -46 -20 -60z', stone),
    stroke('M1140 800l-50 14', slate, 12),
    stroke('M1420 830C1500 800 1560 700 1620 620', oxblood, 6),
    sheet.wash([rect(0, 900, 1600, 100, sheet.fade('bottom', night, 0.75))]),
  );
  return marks;
}
