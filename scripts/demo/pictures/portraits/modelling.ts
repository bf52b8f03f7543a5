import { bone, mix, night } from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { path, rect } from '../svg.ts';

/** A flat shape turned into a form: light washed in from the left, shade from the right. */
export function modelled(sheet: Sheet, outline: string, colour: string, strength = 1): string {
  return sheet.within(path(outline, '#000'), [
    path(outline, colour),
    sheet.wash([
      path(outline, sheet.fade('topleft', mix(colour, bone, 0.5), 0.75 * strength, 0.5)),
      path(outline, sheet.fade('right', mix(colour, night, 0.72), 1 * strength, 0.72)),
    ]),
  ]);
}

/** A hard-edged shade over the right of a shape, from `x` on. */
export function shaded(sheet: Sheet, outline: string, x: number, lean = 0, solid = 0.3): string {
  return sheet.within(path(outline, '#000'), [
    path(`M${x} -420L${x + lean} 480H700V-420Z`, night, { 'fill-opacity': solid }),
  ]);
}

/** A plain wash over a box, for stubble or a flush. */
export function wash(
  sheet: Sheet,
  outline: string,
  x: number,
  y: number,
  radius: number,
  colour: string,
  solid: number,
): string {
  return sheet.within(path(outline, '#000'), [
    sheet.wash([
      rect(
        x - radius,
        y - radius,
        radius * 2,
        radius * 2,
        sheet.glow(x, y, radius, [
          [0, colour, solid],
          [1, colour, 0],
        ]),
      ),
    ]),
  ]);
}
