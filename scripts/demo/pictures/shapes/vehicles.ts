import { bone, haze, ink, mix, night, ochre, slate, straw } from '../palette.ts';
import { circle, line, path, place, poly, rect, stroke, times } from '../svg.ts';

/** A road wheel. */
export function wheel(x: number, y: number, radius: number, hub: string = slate): string {
  return (
    circle(x, y, radius, night) +
    circle(x, y, radius * 0.55, hub) +
    circle(x, y, radius * 0.2, night)
  );
}

/** The front of a double-decker, standing at (x, y), `width` wide. */
export function busFront(
  x: number,
  y: number,
  width: number,
  colour: string,
  lamps: boolean,
): string {
  const glass = mix(ink, night, 0.3);
  const marks = [
    rect(-42, -8, 16, 12, night),
    rect(26, -8, 16, 12, night),
    path('M-50 -8V-166c0 -12 6 -18 18 -18h64c12 0 18 6 18 18V-8z', colour),
    path('M18 -184h14c12 0 18 6 18 18V-8h-32z', night, { 'fill-opacity': 0.24 }),
    rect(-43, -170, 86, 48, glass, { rx: 8 }),
    rect(-43, -92, 86, 54, glass, { rx: 6 }),
    poly('-43 -122 -43 -160 -8 -170 10 -170', haze, { 'fill-opacity': 0.3 }),
    poly('-43 -38 -43 -80 -10 -92 14 -92', haze, { 'fill-opacity': 0.3 }),
    rect(-34, -117, 68, 19, night),
    rect(-28, -112, 40, 9, ochre),
    rect(-50, -38, 100, 3, bone, { 'fill-opacity': 0.6 }),
    rect(-50, -14, 100, 8, mix(colour, night, 0.5)),
    rect(-10, -28, 20, 9, bone),
    circle(-37, -25, 7, lamps ? straw : haze),
    circle(37, -25, 7, lamps ? straw : haze),
    line('-50 -78 -62 -82 -62 -64', night, 3),
    line('50 -78 62 -82 62 -64', night, 3),
    stroke('M-6 -40l-22 -34M8 -40l-14 -40', night, 2),
  ];
  return place(marks, x, y, width / 100);
}

/** The side of a single-decker facing left, its tyres on y, `length` long. */
export function busSide(
  x: number,
  y: number,
  length: number,
  colour: string,
  glass: string,
): string {
  const marks = [
    path('M0 -14V-60c0 -12 4 -20 14 -20H240c6 0 8 4 8 10V-14z', colour),
    rect(0, -30, 248, 5, bone, { 'fill-opacity': 0.75 }),
    path('M3 -34V-62c0 -6 4 -12 10 -12h12v40z', glass),
    ...times(6, (index) => rect(54 + index * 31, -72, 27, 30, glass)),
    rect(28, -72, 22, 56, mix(glass, night, 0.25)),
    rect(38.5, -72, 1.5, 56, colour),
    rect(0, -18, 248, 6, mix(colour, night, 0.45)),
    wheel(58, -12, 13),
    wheel(196, -12, 13),
    circle(4, -24, 4, straw),
    rect(14, -86, 120, 7, mix(colour, night, 0.3)),
  ];
  return place(marks, x, y, length / 248);
}

/** The side of a parked car facing left, its tyres on y. */
export function carSide(
  x: number,
  y: number,
  length: number,
  colour: string,
  glass: string = mix(ink, haze, 0.25),
): string {
  const marks = [
    path(
      'M2 -12c0 -12 6 -16 22 -18c10 -14 22 -20 40 -20h20c16 0 24 10 32 20c16 2 22 6 22 18z',
      colour,
    ),
    path('M34 -31c6 -9 14 -14 26 -14v14zM64 -45h16c12 0 18 6 24 14h-40z', glass),
    rect(2, -14, 136, 6, mix(colour, night, 0.45)),
    path('M2 -12c0 -4 1 -7 3 -9h130c2 3 3 6 3 9z', night, { 'fill-opacity': 0.22 }),
    wheel(30, -10, 11),
    wheel(110, -10, 11),
    rect(2, -24, 6, 5, straw),
  ];
  return place(marks, x, y, length / 140);
}

/** The back of a parked car, its tyres on y, `width` wide. */
export function carBack(
  x: number,
  y: number,
  width: number,
  colour: string,
  lamps: string = '#8f2a2a',
): string {
  const marks = [
    rect(-44, -16, 16, 16, night, { rx: 3 }),
    rect(28, -16, 16, 16, night, { rx: 3 }),
    path(
      'M-50 -10V-40c0 -6 4 -10 10 -12l8 -22c2 -5 6 -6 10 -6h44c4 0 8 1 10 6l8 22c6 2 10 6 10 12v30z',
      colour,
    ),
    path('M-33 -53l7 -18c1 -3 3 -4 6 -4h40c3 0 5 1 6 4l7 18z', mix(ink, haze, 0.2)),
    path('M12 -80h10c4 0 8 1 10 6l8 22c6 2 10 6 10 12v30h-30z', night, { 'fill-opacity': 0.25 }),
    rect(-48, -44, 14, 9, lamps),
    rect(34, -44, 14, 9, lamps),
    rect(-14, -34, 28, 8, straw),
    rect(-50, -16, 100, 6, mix(colour, night, 0.5)),
  ];
  return place(marks, x, y, width / 100);
}

/** A bicycle facing right, its tyres on y, `length` long. */
export function bicycle(x: number, y: number, length: number, colour: string): string {
  const marks = [
    circle(16, -16, 15, 'none', { stroke: colour, 'stroke-width': 2.6 }),
    circle(74, -16, 15, 'none', { stroke: colour, 'stroke-width': 2.6 }),
    stroke('M16 -16L32 -44H62L44 -16ZM32 -44L44 -16M74 -16L60 -50H70M28 -49H38', colour, 2.8),
  ];
  return place(marks, x, y, length / 90);
}

/** A lorry cab facing right, its tyres on y: 90 wide and 120 tall before scaling. */
export function cab(colour: string, glass: string): string[] {
  return [
    path('M0 -18V-118h52c12 0 18 6 21 18l10 40c5 3 7 6 7 12v30z', colour),
    path('M34 -108h18c6 0 9 3 11 10l9 34h-38z', glass),
    rect(4, -108, 24, 44, glass),
    path('M0 -18V-44h90v26z', night, { 'fill-opacity': 0.2 }),
    rect(-2, -24, 94, 9, mix(colour, night, 0.55)),
    rect(6, -58, 12, 3, night),
    rect(83, -44, 7, 9, straw),
    wheel(44, -17, 18),
  ];
}
