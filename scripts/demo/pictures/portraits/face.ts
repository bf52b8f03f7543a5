import { bone, mix, night, oxblood, plum, umber } from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { curve, ellipse, n, path, stroke, type Point } from '../svg.ts';

import { brow, eye } from './eyes.ts';

/** The build of a face. Lengths are in units of the portrait, from the middle of the face. */
export interface Face {
  readonly skin: string;
  readonly shade?: string;
  readonly brow: string;
  readonly browWeight?: number;
  readonly browLift?: number;
  readonly width?: number;
  readonly jaw?: number;
  readonly chin?: number;
  readonly long?: number;
  readonly nose?: number;
  readonly noseWidth?: number;
  readonly mouth?: number;
  readonly lip?: string;
  readonly eye?: number;
  readonly turn?: number;
  readonly age?: number;
  readonly flush?: number;
  readonly ears?: boolean;
}

/** The outline of a face. */
export function outline(face: Face): string {
  const w = face.width ?? 116;
  const j = face.jaw ?? 88;
  const c = face.chin ?? 40;
  const foot = 188 + (face.long ?? 0);
  const half: readonly Point[] = [
    [64, -182],
    [w - 6, -112],
    [w + 2, -20],
    [w - 5, 56],
    [j, 124],
    [c, foot - 13],
  ];
  return curve(
    [[0, -196], ...half, [0, foot], ...half.map(([x, y]): Point => [-x, y]).reverse()],
    0.95,
  );
}

/** A face in two planes, one lit and one in shade, with the features kept quiet. */
export function drawFace(sheet: Sheet, face: Face): string[] {
  const w = face.width ?? 116;
  const t = (face.turn ?? 0.25) * 26;
  const shade = face.shade ?? mix(face.skin, mix(plum, umber, 0.55), 0.42);
  const deep = mix(shade, night, 0.35);
  const d = outline(face);
  const nose = 58 + (face.nose ?? 0);
  const nw = 27 + (face.noseWidth ?? 0);
  const m = 40 + (face.mouth ?? 0);
  const my = nose + 52;
  const lip = face.lip ?? mix(mix(face.skin, oxblood, 0.42), umber, 0.15);
  const age = face.age ?? 0;
  const foot = 188 + (face.long ?? 0);
  const ear = (side: number): string => {
    const x = side * (w - 1);
    const fill = side > 0 ? shade : face.skin;
    return (
      ellipse(x, 2, 20, 39, fill, { transform: `rotate(${side * -8} ${n(x)} 2)` }) +
      stroke(
        `M${n(x + side * 7)} -20C${n(x + side * 14)} 2 ${n(x + side * 4)} 14 ${n(x + side * 3)} 24`,
        side > 0 ? deep : mix(face.skin, shade, 0.8),
        4,
      )
    );
  };
  return [
    ...(face.ears === false ? [] : [ear(-1), ear(1)]),
    path(d, face.skin),
    sheet.within(path(d, '#000'), [
      path(
        `M${n(36 + t)} -200C${n(58 + t)} -150 ${n(52 + t)} -90 ${n(40 + t)} -48L${n(13 + t)} -34C${n(9 + t)} 0 ${n(20 + t)} ${n(nose - 24)} ${n(25 + t)} ${n(nose - 4)}L${n(12 + t)} ${n(nose + 14)}L${n(9 + t)} ${n(my - 14)}L${n(15 + t)} ${n(my - 6)}L${n(7 + t)} ${n(my + 8)}L${n(14 + t)} ${n(my + 22)}C${n(28 + t)} ${n(my + 40)} ${n(24 + t)} ${n(foot - 20)} ${n(4 + t)} ${n(foot + 6)}H300V-200Z`,
        shade,
      ),
      // A patch of light comes back under the far eye.
      path(
        `M${n(48 + t)} 22C${n(66 + t)} 12 ${n(82 + t)} 16 ${n(88 + t)} 26C${n(84 + t)} 60 ${n(66 + t)} 74 ${n(54 + t)} 66C${n(46 + t)} 52 ${n(42 + t)} 34 ${n(48 + t)} 22Z`,
        mix(face.skin, shade, 0.45),
      ),
      path(
        `M${n(-86 + t)} -34C${n(-64 + t)} -48 ${n(-36 + t)} -46 ${n(-18 + t)} -34L${n(-8 + t)} -14C${n(-30 + t)} -26 ${n(-62 + t)} -26 ${n(-84 + t)} -12Z`,
        mix(face.skin, shade, 0.42),
      ),
      sheet.wash([
        path(d, sheet.fade('right', deep, 1, 0.42)),
        path(d, sheet.fade('topleft', mix(face.skin, bone, 0.5), 0.6, 0.4)),
      ]),
    ]),
    sheet.within(path(d, '#000'), [
      ellipse(
        -60 + t,
        52,
        60,
        52,
        sheet.glow(-60 + t, 52, 58, [
          [0, mix(face.skin, oxblood, 0.6), (face.flush ?? 0.55) * 0.55],
          [1, face.skin, 0],
        ]),
      ),
      ellipse(
        4 + t,
        52,
        30,
        26,
        sheet.glow(4 + t, 52, 28, [
          [0, mix(face.skin, oxblood, 0.6), (face.flush ?? 0.55) * 0.3],
          [1, face.skin, 0],
        ]),
      ),
    ]),
    eye(-50 + t, -14, face, false),
    eye(55 + t, -14, face, true),
    brow(-52 + t, -50, face, -1, false),
    brow(58 + t, -50, face, 1, true),
    // The nose's wing, its underside, and the mouth.
    path(
      `M${n(-nw + t)} ${n(nose - 2)}C${n(-nw + 2 + t)} ${n(nose - 18)} ${n(-nw + 14 + t)} ${n(nose - 18)} ${n(-nw + 16 + t)} ${n(nose - 8)}C${n(-10 + t)} ${n(nose + 8)} ${n(14 + t)} ${n(nose + 8)} ${n(25 + t)} ${n(nose - 5)}L${n(nw + 3 + t)} ${n(nose)}C${n(16 + t)} ${n(nose + 14)} ${n(4 + t)} ${n(nose + 18)} ${n(-4 + t)} ${n(nose + 15)}C${n(-14 + t)} ${n(nose + 16)} ${n(-nw + t)} ${n(nose + 12)} ${n(-nw + t)} ${n(nose - 2)}Z`,
      mix(shade, umber, 0.15),
    ),
    path(
      `M${n(-m + t)} ${n(my)}C${n(-m * 0.5 + t)} ${n(my - 9)} ${n(-10 + t)} ${n(my - 14)} ${n(0 + t)} ${n(my - 9)}C${n(10 + t)} ${n(my - 14)} ${n(m * 0.5 + t)} ${n(my - 9)} ${n(m - 2 + t)} ${n(my)}C${n(m * 0.3 + t)} ${n(my + 4)} ${n(-m * 0.4 + t)} ${n(my + 5)} ${n(-m + t)} ${n(my)}Z`,
      mix(lip, umber, 0.3),
    ),
    path(
      `M${n(-m * 0.84 + t)} ${n(my + 3)}C${n(-m * 0.4 + t)} ${n(my + 6)} ${n(m * 0.3 + t)} ${n(my + 5)} ${n(m * 0.82 + t)} ${n(my + 2)}C${n(m * 0.5 + t)} ${n(my + 19)} ${n(-m * 0.5 + t)} ${n(my + 20)} ${n(-m * 0.84 + t)} ${n(my + 3)}Z`,
      lip,
    ),
    stroke(
      `M${n(-m - 3 + t)} ${n(my)}C${n(-m * 0.4 + t)} ${n(my + 5)} ${n(m * 0.3 + t)} ${n(my + 4)} ${n(m + 1 + t)} ${n(my - 1)}`,
      mix(umber, night, 0.5),
      3.4,
      { 'stroke-linecap': 'round' },
    ),
    stroke(
      `M${n(-20 + t)} ${n(my + 29)}Q${n(2 + t)} ${n(my + 35)} ${n(20 + t)} ${n(my + 28)}`,
      mix(shade, umber, 0.2),
      4,
      {
        'stroke-linecap': 'round',
      },
    ),
    ...(age > 0
      ? [
          stroke(
            `M${n(-nw - 8 + t)} ${n(nose - 4)}C${n(-m - 14 + t)} ${n(nose + 22)} ${n(-m - 14 + t)} ${n(my - 4)} ${n(-m - 10 + t)} ${n(my + 12)}`,
            mix(face.skin, shade, 0.85),
            3 + age,
            { 'stroke-linecap': 'round' },
          ),
        ]
      : []),
    ...(age > 1
      ? [
          stroke(
            `M${n(-78 + t)} -104Q${n(-20 + t)} -116 ${n(30 + t)} -106M${n(-66 + t)} -128Q${n(-16 + t)} -138 ${n(26 + t)} -130`,
            mix(face.skin, shade, 0.6),
            3.4,
            { 'stroke-linecap': 'round' },
          ),
          stroke(
            `M${n(-80 + t)} 6l-18 -6M${n(-80 + t)} 12l-18 6M${n(-72 + t)} 22Q${n(-50 + t)} 32 ${n(-30 + t)} 20`,
            mix(face.skin, shade, 0.7),
            3,
          ),
        ]
      : []),
  ];
}
