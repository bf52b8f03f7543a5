import {
  bone,
  bottle,
  dusk,
  fern,
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
import { windows } from '../shapes/buildings.ts';
import { panel } from '../shapes/camera.ts';
import { brown, dark, fair, person } from '../shapes/people.ts';
import { circle, group, line, path, poly, rect, times } from '../svg.ts';

/** An office at night with most people gone: a grid of rooms, and who is in them. */
export function officeNight(sheet: Sheet): string[] {
  const [columns, rows] = [5, 4];
  const [w, h] = [296, 222];
  const room = (column: number, row: number): string => {
    const [x, y] = [72 + column * (w + 6), 34 + row * (h + 16)];
    const lit = new Set(['1,1', '3,1', '0,2', '3,2', '2,0', '4,3', '1,3']).has(`${column},${row}`);
    const clip = rect(x, y, w - 16, h, '#000');
    if (!lit)
      return (
        rect(x, y, w - 16, h, mix(ink, night, 0.35 + ((column + row) % 3) * 0.12)) +
        poly(`${x} ${y} ${x + w * 0.5} ${y} ${x} ${y + h * 0.8}`, dusk, { 'fill-opacity': 0.13 }) +
        rect(x + 40, y + h - 60, 120, 8, night) +
        rect(x + 70, y + h - 108, 60, 42, night) +
        rect(x + 200, y + h - 120, 40, 120, night, { 'fill-opacity': 0.8 }) +
        ((column * 3 + row) % 4 === 1
          ? times(9, (slat) => rect(x, y + slat * 11, w - 16, 7, mix(slate, ink, 0.35))).join('')
          : '') +
        ((column + row * 2) % 5 === 3
          ? rect(x + 222, y + 34, 34, 14, fern) +
            circle(
              x + 239,
              y + 41,
              60,
              sheet.glow(x + 239, y + 41, 60, [
                [0, fern, 0.4],
                [1, fern, 0],
              ]),
            )
          : '') +
        ((column * 2 + row) % 3 === 0
          ? rect(x + 74, y + h - 103, 52, 32, mix(dusk, ink, 0.35))
          : '') +
        rect(x + (w - 16) * 0.5 - 3, y, 6, h, mix(ink, slate, 0.35))
      );
    const wall =
      [mix(straw, ochre, 0.35), mix(straw, paper, 0.2), mix(ochre, rust, 0.25)][
        (column + row * 2) % 3
      ] ?? straw;
    const kit = [
      rect(x, y, w - 16, h, wall),
      rect(x, y, w - 16, 12, mix(wall, paper, 0.6)),
      rect(x + 50, y + 12, 180, 7, paper),
      poly(
        `${x + w * 0.6} ${y} ${x + w} ${y} ${x + w} ${y + h} ${x + w * 0.6} ${y + h}`,
        mix(wall, rust, 0.2),
      ),
      rect(x, y + h - 26, w, 30, mix(umber, wall, 0.3)),
    ];
    const desk = (dx: number): string =>
      rect(x + dx, y + h - 84, 150, 10, umber) +
      rect(x + dx + 8, y + h - 74, 8, 74, umber) +
      rect(x + dx + 134, y + h - 74, 8, 74, umber) +
      rect(x + dx + 80, y + h - 138, 64, 44, ink) +
      rect(x + dx + 108, y + h - 94, 10, 12, ink);
    const seated = (dx: number, coat: string, skin: string, hair: string): string =>
      group(
        [
          path(
            `M${x + dx - 26} ${y + h - 30}v-70c0 -26 14 -34 34 -34s30 10 32 30l4 30h40v12h-54l-4 40z`,
            coat,
          ) +
            circle(x + dx + 8, y + h - 152, 20, skin) +
            path(
              `M${x + dx - 13} ${y + h - 150}c-4 -34 44 -34 42 -8c-14 -6 -24 -4 -28 4l-6 12c-4 2 -8 -2 -8 -8z`,
              hair,
            ) +
            rect(x + dx - 34, y + h - 96, 9, 70, night) +
            rect(x + dx - 34, y + h - 40, 60, 9, night),
        ],
        {
          transform: `translate(${x + dx} ${y + h - 26}) scale(0.84) translate(${-(x + dx)} ${-(y + h - 30)})`,
        },
      );
    const key = `${column},${row}`;
    if (key === '1,1')
      kit.push(
        seated(70, oxblood, brown, night),
        desk(88),
        ...times(5, (index) =>
          rect(x + 100, y + h - 94 - index * 9, 44, 7, index % 2 === 0 ? paper : stone),
        ),
      );
    if (key === '3,1')
      kit.push(
        person(x + 84, y + h - 4, 168, {
          coat: bottle,
          legs: ink,
          pose: 'reach',
          skin: dark,
          hair: night,
        }),
        line(`${x + 122} ${y + h - 110} ${x + 190} ${y + h - 8}`, umber, 6),
        rect(x + 176, y + h - 22, 44, 14, slate),
        rect(x + 216, y + h - 74, 44, 70, dusk),
      );
    if (key === '0,2')
      kit.push(
        ...times(
          4,
          (shelf) =>
            rect(x + 20, y + 40 + shelf * 44, 180, 6, umber) +
            times(9, (book) =>
              rect(
                x + 24 + book * 19,
                y + 12 + shelf * 44 + (book % 3) * 5,
                14,
                28 - (book % 3) * 5,
                [oxblood, ink, moss, rust][(book + shelf) % 4] ?? ink,
              ),
            ).join(''),
        ),
      );
    if (key === '3,2')
      kit.push(
        rect(x + 30, y + 40, 180, 80, paper),
        line(
          `${x + 44} ${y + 56} ${x + 90} ${y + 76} ${x + 130} ${y + 70} ${x + 190} ${y + 106}`,
          oxblood,
          5,
        ),
        rect(x + 20, y + h - 70, 220, 12, umber),
        person(x + 236, y + h - 2, 172, { coat: ink, legs: slate, pose: 'reach', flip: true }),
        seated(70, moss, fair, umber),
      );
    if (key === '2,0')
      kit.push(
        desk(30),
        path(
          `M${x + 210} ${y + h - 26}v-46h40v46zM${x + 228} ${y + h - 70}c-30 -40 -26 -60 -10 -80c10 20 14 50 12 80c4 -30 20 -50 34 -54c-2 26 -16 44 -32 54z`,
          bottle,
        ),
      );
    if (key === '4,3')
      kit.push(
        rect(x + 60, y + 40, 120, h, umber),
        rect(x + 76, y + 60, 88, h, mix(straw, paper, 0.4)),
        person(x + 130, y + h, 160, {
          coat: plum,
          legs: ink,
          long: true,
          bag: ochre,
          pose: 'walk',
          hair: rust,
        }),
      );
    if (key === '1,3')
      kit.push(seated(80, ochre, fair, bone), desk(96), circle(x + 150, y + h - 170, 3, paper));
    return (
      sheet.within(clip, kit) +
      sheet.wash([rect(x, y, w - 16, h, sheet.fade('bottomright', umber, 0.6, 0.7))]) +
      rect(x + (w - 16) * 0.5 - 3, y, 6, h, mix(ink, slate, 0.35))
    );
  };
  const face = panel([0, 0], [1600, 0], [1600, 1000], [0, 1000]);
  return [
    face.patch(0, 0, 1, 1, mix(slate, ink, 0.45)),
    rect(0, 0, 60, 1000, mix(night, ink, 0.3)),
    windows(sheet, [0, 40, 54, 900], 1, 12, 0.2, { on: [ochre], off: night }, 0.4),
    rect(54, 0, 10, 1000, night),
    ...times(
      rows + 1,
      (row) =>
        rect(60, 18 + row * (h + 16), 1560, 16, mix(slate, dusk, 0.25)) +
        rect(60, 30 + row * (h + 16), 1560, 5, night),
    ),
    ...times(columns + 1, (column) =>
      rect(56 + column * (w + 6), 0, 10, 1000, mix(slate, dusk, 0.2)),
    ),
    sheet.wash([
      rect(0, 0, 1600, 1000, sheet.fade('bottomleft', night, 0.9)),
      rect(0, 0, 1600, 1000, sheet.fade('topright', dusk, 0.4, 0.4)),
    ]),
    ...times(columns * rows, (index) => room(index % columns, Math.floor(index / columns))),
    rect(0, 978, 1600, 30, night),
  ];
}
