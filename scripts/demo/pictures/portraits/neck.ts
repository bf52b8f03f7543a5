import { mix, night, plum, umber } from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { path } from '../svg.ts';

import type { Face } from './face.ts';

/** The neck, with the chin's shadow on it. */
export function drawNeck(sheet: Sheet, face: Face, width = 58): string[] {
  const shade = face.shade ?? mix(face.skin, mix(plum, umber, 0.55), 0.42);
  const d = `M${-width} 90C${-width + 6} 170 ${-width - 2} 210 ${-width - 26} 260L0 330L${width + 26} 260C${width + 2} 210 ${width - 6} 170 ${width} 90Z`;
  return [
    path(d, mix(face.skin, shade, 0.35)),
    sheet.within(path(d, '#000'), [
      path(`M-90 100H120V330H24C30 270 -30 236 -${width} 206Z`, mix(shade, night, 0.22)),
      sheet.wash([path(d, sheet.fade('right', night, 0.8, 0.7))]),
    ]),
  ];
}
