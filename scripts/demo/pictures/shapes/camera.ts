import { poly, type Attributes, type Point } from '../svg.ts';

/** A point in the scene, in metres: right, up from the ground, and away. */
export type Place = readonly [number, number, number];

/** From one measure to another. */
export type Span = readonly [number, number];

/** A simple camera: one vanishing point, and an eye at some height. */
export interface Camera {
  /** Where a place falls on the sheet. */
  at(place: Place): Point;
  /** A flat face between places. */
  face(places: readonly Place[], fill: string, extra?: Attributes): string;
  /** An upright rectangle that faces the eye, at a distance. */
  front(away: number, right: Span, up: Span, fill: string, extra?: Attributes): string;
  /** A level rectangle at a height. */
  level(up: number, right: Span, away: Span, fill: string, extra?: Attributes): string;
  /** An upright rectangle seen along, at a distance to the right. */
  side(right: number, up: Span, away: Span, fill: string, extra?: Attributes): string;
  /** How many units of the sheet one metre takes at a distance. */
  scale(distance: number): number;
}

/** A camera that looks straight ahead, its vanishing point at a place on the sheet. */
export function camera(centreX: number, centreY: number, lens: number, eye: number): Camera {
  const at = ([right, up, away]: Place): Point => {
    const depth = Math.max(away, 0.05);
    return [centreX + (lens * right) / depth, centreY - (lens * (up - eye)) / depth];
  };
  const face: Camera['face'] = (places, fill, extra = {}) => poly(places.map(at), fill, extra);
  const corners = ([a, b]: Span, [c, d]: Span): readonly Span[] => [
    [a, c],
    [b, c],
    [b, d],
    [a, d],
  ];
  return {
    at,
    face,
    front: (z, right, up, fill, extra) =>
      face(
        corners(right, up).map(([x, y]): Place => [x, y, z]),
        fill,
        extra,
      ),
    level: (y, right, away, fill, extra) =>
      face(
        corners(right, away).map(([x, z]): Place => [x, y, z]),
        fill,
        extra,
      ),
    side: (x, up, away, fill, extra) =>
      face(
        corners(up, away).map(([y, z]): Place => [x, y, z]),
        fill,
        extra,
      ),
    scale: (distance) => lens / distance,
  };
}

/** A four-cornered face with its own measure: (0, 0) is its first corner, (1, 1) its third. */
export interface Panel {
  /** The point `u` along and `v` down the face. */
  at(u: number, v: number): Point;
  /** A patch of the face. */
  patch(u1: number, v1: number, u2: number, v2: number, fill: string, extra?: Attributes): string;
}

/** A panel from its corners, clockwise from the top left. */
export function panel(a: Point, b: Point, c: Point, d: Point): Panel {
  const at = (u: number, v: number): Point => {
    const along = (axis: 0 | 1): number =>
      (a[axis] * (1 - u) + b[axis] * u) * (1 - v) + (d[axis] * (1 - u) + c[axis] * u) * v;
    return [along(0), along(1)];
  };
  return {
    at,
    patch: (u1, v1, u2, v2, fill, extra = {}) =>
      poly([at(u1, v1), at(u2, v1), at(u2, v2), at(u1, v2)], fill, extra),
  };
}
