import {
  bone,
  dusk,
  haze,
  ink,
  mix,
  night,
  ochre,
  oxblood,
  plum,
  rust,
  slate,
  stone,
  straw,
  umber,
} from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { circle, ellipse, group, line, path, poly, rect, times } from '../svg.ts';

/** Coins in piles that get shorter, and the shadow they throw. */
export function coinsChart(sheet: Sheet): string[] {
  const heights = [20, 18, 19, 15, 13, 9, 6, 3];
  const pile = (x: number, base: number, count: number, radius: number): string => {
    const coin = (index: number): string => {
      const shift = ((index * 37 + Math.round(x)) % 9) - 4;
      const metal = mix(
        [ochre, mix(ochre, rust, 0.35), mix(stone, straw, 0.3)][
          (index + Math.round(x / 100)) % 3
        ] ?? ochre,
        umber,
        0.06,
      );
      const y = base - index * 26;
      return (
        path(
          `M${x - radius + shift} ${y - 26}v26c0 ${radius * 0.44} ${radius * 2} ${radius * 0.44} ${radius * 2} 0v-26z`,
          metal,
        ) +
        path(
          `M${x + radius * 0.2 + shift} ${y + radius * 0.32 - 24}v26c${radius * 0.5} ${-radius * 0.06} ${radius * 0.8} ${-radius * 0.2} ${radius * 0.8} ${-radius * 0.33}v-26z`,
          night,
          { 'fill-opacity': 0.38 },
        ) +
        times(9, (edge) =>
          rect(
            x - radius * 0.86 + edge * radius * 0.2 + shift,
            y - 20 + Math.sin((edge / 8) * Math.PI) * radius * 0.3,
            3,
            20,
            umber,
            {
              'fill-opacity': 0.35,
            },
          ),
        ).join('') +
        ellipse(x + shift, y - 26, radius, radius * 0.33, mix(metal, straw, 0.55)) +
        ellipse(x + shift, y - 26, radius * 0.78, radius * 0.25, 'none', {
          stroke: mix(metal, umber, 0.2),
          'stroke-width': 3,
        })
      );
    };
    return times(count, coin).join('');
  };
  const base = 800;
  const at = (index: number): number => 180 + index * 178;
  return [
    rect(0, 0, 1600, 1000, mix(ink, dusk, 0.12)),
    rect(
      0,
      0,
      1600,
      690,
      sheet.across('topleft', [
        [0, mix(slate, dusk, 0.45)],
        [1, mix(ink, night, 0.3)],
      ]),
    ),
    ...times(7, (index) => rect(0, 130 + index * 92, 1600, 2.5, haze, { 'fill-opacity': 0.25 })),
    ...times(9, (index) => rect(90 + index * 178, 60, 2.5, 630, haze, { 'fill-opacity': 0.16 })),
    sheet.wash([
      poly('-10 -10 700 -10 -10 700', sheet.fade('topleft', straw, 0.75, 0.9)),
      rect(800, 0, 800, 700, sheet.fade('right', night, 0.9)),
    ]),
    // The falling line, on the wall behind.
    poly(
      [
        ...heights.map((height, index): readonly [number, number] => [
          at(index) + 60,
          base - height * 26 - 70,
        ]),
        [at(7) + 60, 690],
        [at(0) + 60, 690],
      ],
      oxblood,
      { 'fill-opacity': 0.4 },
    ),
    line(
      heights.map((height, index) => [at(index) + 60, base - height * 26 - 70]),
      bone,
      9,
      { 'stroke-linejoin': 'round' },
    ),
    ...heights.map(
      (height, index) =>
        circle(at(index) + 60, base - height * 26 - 70, 15, bone) +
        circle(at(index) + 60, base - height * 26 - 70, 8, oxblood),
    ),
    poly('-10 690 1610 690 1610 1010 -10 1010', mix(oxblood, plum, 0.35)),
    rect(0, 686, 1600, 8, mix(oxblood, night, 0.4)),
    ...heights.map((height, index) =>
      poly(
        `${at(index) - 60} ${base + 16} ${at(index) + 40} ${base + 22} ${at(index) + 120 + height * 20} ${base + 40 + height * 9} ${at(index) + 20 + height * 20} ${base + 50 + height * 9}`,
        night,
        { 'fill-opacity': 0.55 },
      ),
    ),
    sheet.wash([
      rect(0, 690, 1600, 310, sheet.fade('bottomright', night, 0.95)),
      rect(0, 690, 1000, 310, sheet.fade('topleft', rust, 0.75, 0.8)),
    ]),
    ...heights.map((height, index) => pile(at(index), base, height, 66)),
    sheet.wash(
      heights.map((height, index) =>
        rect(
          at(index) - 61,
          base - height * 26 + 20,
          122,
          height * 26 - 4,
          sheet.fade('bottomright', night, 0.42, 0.8),
        ),
      ),
    ),
    // Small change that has rolled off the end.
    group(
      [
        ellipse(0, 0, 52, 56, mix(ochre, umber, 0.35)),
        ellipse(-10, 0, 52, 56, straw),
        ellipse(-10, 0, 38, 42, 'none', { stroke: ochre, 'stroke-width': 4 }),
      ],
      { transform: 'translate(1452 878) rotate(12)' },
    ),
    ellipse(1500, 934, 90, 12, night, { 'fill-opacity': 0.45 }),
    ellipse(1240, 936, 60, 18, mix(ochre, umber, 0.4)),
    ellipse(1240, 929, 60, 18, straw),
    ellipse(1240, 929, 44, 12, 'none', { stroke: ochre, 'stroke-width': 3 }),
    ellipse(330, 950, 64, 20, umber),
    ellipse(330, 942, 64, 20, mix(stone, straw, 0.4)),
    ellipse(330, 942, 48, 14, 'none', { stroke: mix(stone, straw, 0.1), 'stroke-width': 3 }),
  ];
}
