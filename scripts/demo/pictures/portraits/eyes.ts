import { bone, mix, night, umber } from '../palette.ts';
import { ellipse, n, path, stroke } from '../svg.ts';

import type { Face } from './face.ts';

/** One eye, the far one duller. */
export function eye(x: number, y: number, face: Face, far: boolean): string {
  const open = face.eye ?? 1;
  const w = far ? 23 : 25;
  const dark = mix(umber, night, 0.6);
  const white = far ? mix(face.skin, bone, 0.15) : mix(face.skin, bone, 0.62);
  const lid = `M${n(x - w)} ${n(y + 3)}C${n(x - w * 0.5)} ${n(y - 13 * open)} ${n(x + w * 0.45)} ${n(y - 13 * open)} ${n(x + w)} ${n(y + 2)}`;
  return (
    path(
      `${lid}C${n(x + w * 0.4)} ${n(y + 12 * open)} ${n(x - w * 0.5)} ${n(y + 12 * open)} ${n(x - w)} ${n(y + 3)}Z`,
      white,
    ) +
    ellipse(x + 2, y - 0.5, 9, 9.5 * Math.min(1, open + 0.08), dark) +
    ellipse(x - 1, y - 3.5, 2.4, 2.4, bone, { 'fill-opacity': far ? 0.5 : 0.9 }) +
    stroke(lid, dark, 5.2, { 'stroke-linecap': 'round' }) +
    stroke(
      `M${n(x - w * 0.8)} ${n(y - 13 * open)}C${n(x - w * 0.3)} ${n(y - 22 * open)} ${n(x + w * 0.5)} ${n(y - 21 * open)} ${n(x + w * 0.95)} ${n(y - 8 * open)}`,
      mix(face.skin, umber, far ? 0.85 : 0.5),
      2.6,
      { 'stroke-linecap': 'round' },
    ) +
    stroke(
      `M${n(x - w * 0.7)} ${n(y + 14)}Q${n(x)} ${n(y + 21)} ${n(x + w * 0.8)} ${n(y + 12)}`,
      mix(face.skin, umber, far ? 0.75 : 0.35),
      2.2,
      { 'stroke-linecap': 'round' },
    )
  );
}

/** One eyebrow, `way` being the side it is on. */
export function brow(x: number, y: number, face: Face, way: number, far: boolean): string {
  const weight = face.browWeight ?? 9;
  const lift = face.browLift ?? 0;
  const [inner, outer] = [x - way * 27, x + way * 35];
  return path(
    `M${n(inner)} ${n(y + 2)}C${n(x)} ${n(y - 12 - lift)} ${n(x + way * 18)} ${n(y - 13 - lift)} ${n(outer)} ${n(y + 6)}C${n(x + way * 16)} ${n(y - 13 - lift + weight * 0.7)} ${n(x)} ${n(y - 11 - lift + weight)} ${n(inner)} ${n(y + 2 + weight)}Z`,
    far ? mix(face.brow, night, 0.35) : face.brow,
  );
}
