import { bone, ink, mix, night, ochre, paper, straw } from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { circle, path, poly, rect, stroke, times } from '../svg.ts';
import { modelled, shaded } from './modelling.ts';

const shoulders =
  'M-330 470C-326 350 -270 292 -170 268C-120 254 -92 240 -74 218L0 300L74 218C92 240 120 254 170 268C270 292 326 350 330 470Z';
const round =
  'M-330 470C-326 350 -270 292 -170 266C-128 254 -100 236 -86 212C-60 262 60 262 86 212C100 236 128 254 170 266C270 292 326 350 330 470Z';

/** A jacket open over something, with lapels. */
export function jacket(sheet: Sheet, colour: string, under: string, tie?: string): string[] {
  const lapel = (side: number): string =>
    `M${side * 74} 214L${side * 128} 240L${side * 150} 330L${side * 96} 352L${side * 120} 378L${side * 8} 472L0 440C${side * 40} 380 ${side * 70} 300 ${side * 74} 214Z`;
  return [
    path('M-100 230L0 470L100 230L74 206L0 300L-74 206Z', under),
    poly('0 300 100 236 60 340 10 470', night, { 'fill-opacity': 0.22 }),
    ...(tie === undefined
      ? []
      : [
          poly('-24 296 24 296 16 332 -16 332', mix(tie, night, 0.15)),
          poly('-16 332 16 332 34 472 -34 472', tie),
          poly('2 332 16 332 34 472 6 472', night, { 'fill-opacity': 0.3 }),
        ]),
    poly('-78 204 0 300 -50 342 -96 232', mix(under, bone, 0.2)),
    poly('78 204 0 300 50 342 96 232', mix(under, night, 0.2)),
    modelled(
      sheet,
      'M-330 470C-326 350 -270 292 -170 268C-128 256 -104 240 -84 224C-70 320 -30 400 0 470Z',
      colour,
    ),
    modelled(
      sheet,
      'M330 470C326 350 270 292 170 268C128 256 104 240 84 224C70 320 30 400 0 470Z',
      mix(colour, night, 0.25),
    ),
    path(lapel(-1), mix(colour, bone, 0.1)),
    path(lapel(1), mix(colour, night, 0.38)),
    stroke('M-150 330L-96 352M-128 240L-150 330', mix(colour, night, 0.5), 3),
    stroke('M150 330L96 352', night, 3),
  ];
}

/** A round-necked jumper, ribbed at the neck, perhaps over a collar. */
export function jumper(sheet: Sheet, colour: string, collar?: string): string[] {
  return [
    modelled(sheet, round, colour),
    shaded(sheet, round, 40, 90, 0.25),
    stroke('M-88 214C-60 268 60 268 88 214', mix(colour, night, 0.35), 26),
    stroke('M-88 214C-60 268 60 268 88 214', mix(colour, bone, 0.12), 18),
    ...times(9, (index) =>
      stroke(
        `M${-64 + index * 16} ${240 + Math.sin((index / 8) * Math.PI) * 14}l0 18`,
        mix(colour, night, 0.3),
        2,
      ),
    ),
    ...(collar === undefined
      ? []
      : [
          poly('-84 196 -6 276 -64 312 -112 236', collar),
          poly('84 196 6 276 64 312 112 236', mix(collar, night, 0.25)),
        ]),
  ];
}

/** A shirt open at the neck. */
export function shirt(sheet: Sheet, colour: string): string[] {
  return [
    modelled(sheet, shoulders, colour),
    shaded(sheet, shoulders, 20, 60, 0.22),
    stroke('M2 330V470', mix(colour, night, 0.35), 4),
    ...times(2, (index) => circle(12, 376 + index * 62, 5, mix(colour, night, 0.45))),
    poly('-80 196 -2 332 -62 330 -126 238', mix(colour, bone, 0.25)),
    poly('80 196 2 332 62 330 126 238', mix(colour, night, 0.25)),
    stroke('M-80 196L-2 332L-62 330', mix(colour, night, 0.4), 3),
  ];
}

/** A buttoned coat with a scarf wound at the neck. */
export function scarfed(sheet: Sheet, coat: string, scarf: string): string[] {
  const wrap =
    'M-124 214C-100 262 100 262 124 206C142 250 138 296 100 316C40 344 -60 340 -110 312C-142 290 -144 250 -124 214Z';
  return [
    modelled(sheet, shoulders, coat),
    shaded(sheet, shoulders, 60, 60, 0.25),
    modelled(sheet, 'M10 300L96 312L116 472H18Z', mix(scarf, night, 0.1)),
    modelled(sheet, wrap, scarf),
    ...times(3, (index) =>
      stroke(
        `M${-118 + index * 10} ${246 + index * 22}C-60 ${284 + index * 20} 60 ${286 + index * 20} ${124 - index * 12} ${240 + index * 24}`,
        mix(scarf, night, 0.32),
        4,
      ),
    ),
    ...times(5, (index) => stroke(`M${24 + index * 20} 440v40`, mix(scarf, night, 0.4), 5)),
  ];
}

/** A high-visibility coat with reflective bands. */
export function hiVis(sheet: Sheet, under: string): string[] {
  const band = mix(paper, ink, 0.12);
  return [
    modelled(sheet, shoulders, mix(ochre, straw, 0.25)),
    sheet.within(path(shoulders, '#000'), [
      rect(-340, 392, 680, 40, band),
      poly('-196 250 -150 250 -128 480 -178 480', band),
      poly('150 250 196 250 178 480 128 480', band),
    ]),
    shaded(sheet, shoulders, 50, 60, 0.3),
    path('M-92 208C-110 250 -60 320 0 346C60 320 110 250 92 208L0 300Z', under),
    poly('0 300 96 214 80 280 0 346', night, { 'fill-opacity': 0.35 }),
    stroke('M0 346V470', mix(ochre, night, 0.5), 6),
  ];
}

/** A collarless jacket with a string of beads. */
export function beaded(sheet: Sheet, colour: string, bead: string): string[] {
  return [
    modelled(sheet, shoulders, colour),
    shaded(sheet, shoulders, 50, 60, 0.28),
    stroke('M-80 214L0 336L80 214', mix(colour, night, 0.4), 12),
    stroke('M0 336V470', mix(colour, night, 0.4), 6),
    ...times(15, (index) => {
      const angle = Math.PI * (0.04 + (index / 14) * 0.92);
      return (
        circle(
          -Math.cos(angle) * 92,
          206 + Math.sin(angle) * 74,
          10,
          index > 8 ? mix(bead, night, 0.3) : bead,
        ) + circle(-Math.cos(angle) * 92 - 3, 203 + Math.sin(angle) * 74, 3, paper)
      );
    }),
  ];
}
