import { mix, night, oxblood, paper, umber } from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { circle, path, rect, stroke } from '../svg.ts';
import { type Face } from './face.ts';

/** A pair of glasses, drawn over a face. */
export const glasses =
  (shape: 'round' | 'square' | 'half', colour: string) =>
  (_: Sheet, face: Face): string[] => {
    const t = (face.turn ?? 0.25) * 26;
    const arms = stroke(
      `M${-86 + t} -18L-118 -24M${92 + t} -18L120 -24M${-12 + t} -16Q${2 + t} -26 ${16 + t} -16`,
      colour,
      6,
    );
    const lens = (x: number): string => {
      if (shape === 'round')
        return (
          circle(x, -10, 38, paper, { 'fill-opacity': 0.14 }) +
          circle(x, -10, 38, 'none', { stroke: colour, 'stroke-width': 6 })
        );
      const box = rect(x - 40, -38, 80, 56, paper, { 'fill-opacity': 0.14, rx: 14 });
      return shape === 'square'
        ? box + rect(x - 40, -38, 80, 56, 'none', { rx: 14, stroke: colour, 'stroke-width': 8 })
        : box + stroke(`M${x - 40} 0V-24q0 -14 14 -14h52q14 0 14 14V0`, colour, 7);
    };
    return [
      arms,
      lens(-50 + t),
      lens(56 + t),
      stroke(`M${-70 + t} -20l16 -14`, paper, 4, { 'stroke-opacity': 0.7 }),
    ];
  };

/** A mouth drawn again over a beard. */
export function mouth(face: Face, y: number): string[] {
  const t = (face.turn ?? 0.25) * 26;
  return [
    path(
      `M${-30 + t} ${y + 1}C${-10 + t} ${y + 5} ${14 + t} ${y + 5} ${32 + t} ${y}C${18 + t} ${y + 16} ${-16 + t} ${y + 16} ${-30 + t} ${y + 1}Z`,
      mix(mix(face.skin, oxblood, 0.5), umber, 0.2),
    ),
    stroke(`M${-34 + t} ${y}Q${t} ${y + 6} ${36 + t} ${y - 1}`, mix(umber, night, 0.5), 4, {
      'stroke-linecap': 'round',
    }),
  ];
}
