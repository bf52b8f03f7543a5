import type { Sheet } from '../sheet.ts';
import { type Face } from './face.ts';
import { type Hair } from './hair.ts';

/** How one author is drawn: the ground behind, the face, the hair, the clothes, and how the head is held. */
export interface Sitter {
  readonly ground: readonly [string, string];
  readonly face: Face;
  readonly hair: (sheet: Sheet) => Hair;
  readonly clothes: (sheet: Sheet) => readonly string[];
  readonly extra?: (sheet: Sheet, face: Face) => readonly string[];
  readonly overClothes?: boolean;
  readonly tilt?: number;
  readonly size?: number;
  readonly facing?: 'left';
}
