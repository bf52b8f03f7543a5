import { stroke } from '../svg.ts';

/** Hair, or what covers it: what goes behind the head, and what goes over it. */
export interface Hair {
  readonly behind: readonly string[];
  readonly over: readonly string[];
}

/** A few strands drawn over hair or cloth. */
export const strands = (lines: string, colour: string, weight = 4): string =>
  stroke(lines, colour, weight, { 'stroke-linecap': 'round', 'stroke-opacity': 0.75 });
