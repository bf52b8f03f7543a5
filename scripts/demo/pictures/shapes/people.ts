import { ink, mix, night, umber } from '../palette.ts';
import { circle, ellipse, line, path, place, poly, rect, stroke, type Point } from '../svg.ts';

/** How someone is dressed and stands. Everyone faces right unless flipped. */
export interface Look {
  readonly coat: string;
  readonly legs?: string;
  readonly skin?: string;
  readonly hair?: string;
  readonly pose?: 'stand' | 'walk' | 'reach' | 'wait';
  readonly long?: boolean;
  readonly skirt?: boolean;
  readonly hat?: 'cap' | 'hard' | 'brim' | 'wool';
  readonly hatColour?: string;
  readonly bag?: string;
  readonly pack?: string;
  readonly bands?: string;
  readonly flip?: boolean;
}

const skins = { fair: '#d9a583', brown: '#8a5a3f', dark: '#55372b' };

/** Skin tones for small figures. */
export const fair = skins.fair;
/** Skin tones for small figures. */
export const brown = skins.brown;
/** Skin tones for small figures. */
export const dark = skins.dark;

function limbs(look: Look, colour: string): string {
  const shoe = night;
  const hip = -46;
  const stride: readonly (readonly [number, number, number])[] =
    look.pose === 'walk'
      ? [
          [-4, -13, -2],
          [4, 13, 0],
        ]
      : [
          [-4, -5, 0],
          [4, 5, 0],
        ];
  return stride
    .map(
      ([at, foot, lift], index) =>
        poly(
          `${at - 4.6} ${hip} ${at + 4.6} ${hip} ${(at + foot) / 2 + 4} ${hip / 2} ${foot + 2.4} ${lift - 2} ${foot - 2.6} ${lift - 2} ${(at + foot) / 2 - 3.6} ${hip / 2}`,
          index === 0 ? mix(colour, night, 0.35) : colour,
        ) + path(`M${foot - 3.4} ${lift - 3.5}h5.5l4.5 2.2v1.8h-10z`, shoe),
    )
    .join('');
}

function arm(look: Look, colour: string, skin: string, near: boolean): string {
  const swing: Record<string, readonly Point[]> = {
    stand: [
      [0, -79],
      [-2, -62],
      [1, -47],
    ],
    walk: near
      ? [
          [0, -79],
          [-7, -63],
          [-4, -48],
        ]
      : [
          [2, -79],
          [7, -64],
          [13, -52],
        ],
    reach: [
      [2, -79],
      [10, -66],
      [21, -66],
    ],
    wait: near
      ? [
          [-1, -79],
          [-4, -63],
          [7, -58],
        ]
      : [
          [2, -79],
          [7, -64],
          [3, -50],
        ],
  };
  const joints = swing[look.pose ?? 'stand'] ?? [];
  const hand = joints[joints.length - 1] ?? [0, 0];
  return (
    circle(hand[0], hand[1] + 1, 2.5, skin) +
    line(joints, near ? mix(colour, night, 0.16) : mix(colour, night, 0.4), 6, {
      'stroke-linejoin': 'round',
    })
  );
}

function head(look: Look, skin: string): string {
  const hair = look.hair ?? umber;
  const hat = look.hatColour ?? ink;
  let top = path(
    'M-6.2 -90c-1 -7 3 -11 7.500 -10.500c5 .4 6.500 4 5.500 6.500c-4 -1.500 -6 0 -6.500 3l-1.500 4.500c-2.500 .5 -4.500 -1 -5 -3.500z',
    hair,
  );
  if (look.hat === 'cap')
    top = path('M-5.800 -93c0 -10 11.500 -10 12.500 -3l4.500 1.200l-.5 1.600z', hat);
  if (look.hat === 'hard') top = path('M-6.500 -94c0 -11 14 -11 14 -1.500l2.500 1.500z', hat);
  if (look.hat === 'brim')
    top = poly('-5 -95 -4 -101 5.5 -101 6.5 -95', hat) + rect(-9.5, -96, 20, 1.8, hat);
  if (look.hat === 'wool')
    top =
      path('M-6.300 -91.500c-.5 -13 13.500 -13 13.300 -2.500z', hat) + circle(0, -102, 2.2, hat);
  return (
    poly('-2.6 -88 3.4 -88 3.6 -80 -3.4 -80', mix(skin, night, 0.3)) +
    ellipse(1, -92, 5.4, 7, skin) +
    path('M1 -99c-8 0 -8 14 0 14c-2.500 -4 -2.500 -10 0 -14z', night, { 'fill-opacity': 0.22 }) +
    top
  );
}

/** A standing or walking person, `height` tall, their feet at (x, y). */
export function person(x: number, y: number, height: number, look: Look): string {
  const skin = look.skin ?? fair;
  const coat = look.coat;
  const hem = look.long === true ? -26 : -42;
  const flare = look.skirt === true || look.long === true ? 3 : 0;
  const marks = [arm(look, coat, skin, false), limbs(look, look.legs ?? ink)];
  if (look.skirt === true) marks.push(poly('-8 -50 9 -50 13 -22 -12 -22', look.legs ?? ink));
  marks.push(
    path(
      `M-9.500 -77c0 -4.500 5 -6 9.500 -6s9.500 1.500 9.500 6l${1 + flare} ${hem + 77}h${-(21 + flare * 2)}z`,
      coat,
    ),
  );
  marks.push(
    path(`M-9.500 -77c0 -4.500 5 -6 9.500 -6c-4 4 -5 20 -4 ${hem + 83}h${-(6.5 + flare)}z`, night, {
      'fill-opacity': 0.22,
    }),
  );
  if (look.bands !== undefined)
    marks.push(rect(-10, -58, 20.5, 3.2, look.bands), rect(-10, -50, 20.8, 3.2, look.bands));
  if (look.pack !== undefined)
    marks.push(path('M-8 -80c-9 0 -10 6 -10 12v9c0 3 9 3 10 0z', look.pack));
  marks.push(head(look, skin), arm(look, coat, skin, true));
  if (look.bag !== undefined)
    marks.push(stroke('M-6 -48l4 -6l5 6', look.bag, 1.4), rect(-9, -49, 15, 17, look.bag));
  return place(marks, x, y, height / 100, look.flip === true);
}

/** The shadow someone standing at (x, y) throws along the ground to (x + dx, y + dy). */
export function thrown(
  x: number,
  y: number,
  width: number,
  dx: number,
  dy: number,
  colour: string,
  solid = 0.5,
): string {
  const w = width / 2;
  return path(
    `M${x - w * 0.6} ${y}L${x + dx * 0.75 - w} ${y + dy * 0.75}L${x + dx * 0.86 - w * 0.4} ${y + dy * 0.82}L${x + dx - w * 0.4} ${y + dy}L${x + dx + w * 0.4} ${y + dy}L${x + dx * 0.86 + w * 0.4} ${y + dy * 0.82}L${x + dx * 0.75 + w} ${y + dy * 0.75}L${x + w * 0.6} ${y}Z`,
    colour,
    { 'fill-opacity': solid },
  );
}
