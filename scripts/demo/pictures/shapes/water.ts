import type { Sheet } from '../sheet.ts';
import { rect, times } from '../svg.ts';

/** Short flat strokes on water between x1 and x2, longer the nearer they are. */
export function ripples(
  sheet: Sheet,
  x1: number,
  x2: number,
  y1: number,
  y2: number,
  colour: string,
  count: number,
  solid = 0.7,
): string {
  return times(count, () => {
    const y = sheet.luck.between(y1, y2);
    const near = (y - y1) / (y2 - y1);
    const wide = sheet.luck.between(20, 70) * (0.5 + near * 2);
    return rect(sheet.luck.between(x1, x2 - wide), y, wide, 1.6 + near * 3, colour, {
      'fill-opacity': solid,
      rx: 2,
    });
  }).join('');
}
