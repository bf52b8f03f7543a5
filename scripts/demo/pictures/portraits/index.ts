import { mix, night, paper } from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { group, poly, rect } from '../svg.ts';
import { drawNeck } from './neck.ts';
import { drawFace } from './face.ts';

import { contributors } from './contributors.ts';
import { staff } from './staff.ts';

const sitters = new Map([...Object.entries(staff), ...Object.entries(contributors)]);

/** The authors who have portraits, by slug. */
export const portraitNames: readonly string[] = [...sitters.keys()];

/** Draws one author's head and shoulders. */
export function portrait(name: string, sheet: Sheet): readonly string[] {
  const sitter = sitters.get(name);
  if (sitter === undefined) throw new Error(`No portrait is called “${name}”`);
  const { behind, over } = sitter.hair(sheet);
  const clothes = sitter.clothes(sheet);
  const head = [
    ...drawFace(sheet, sitter.face),
    ...over,
    ...(sitter.extra?.(sheet, sitter.face) ?? []),
  ];
  const tilted = (marks: readonly string[]): string =>
    group(marks, { transform: `rotate(${sitter.tilt ?? 0} 0 200)` });
  const size = sitter.size ?? 1.2;
  const early = sitter.overClothes === true;
  const figure = [
    tilted(behind),
    ...(early ? clothes : []),
    ...drawNeck(sheet, sitter.face),
    ...(early ? [] : clothes),
    tilted(head),
  ];
  const marks = [
    rect(0, 0, 800, 800, sitter.ground[0]),
    poly('800 0 800 800 180 800', sitter.ground[1], { 'fill-opacity': 0.75 }),
    sheet.wash([
      rect(
        0,
        0,
        800,
        800,
        sheet.fade('bottomright', mix(sitter.ground[1], night, 0.55), 0.9, 0.85),
      ),
      rect(0, 0, 800, 800, sheet.fade('topleft', mix(sitter.ground[0], paper, 0.5), 0.65, 0.55)),
    ]),
    group(figure, { transform: `translate(394 ${362 + (1.2 - size) * 260}) scale(${size})` }),
  ];
  return sitter.facing === 'left'
    ? [group(marks, { transform: 'translate(800 0) scale(-1 1)' })]
    : marks;
}
