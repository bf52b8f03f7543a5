/**
 * Everything that is looked at on the reading pages, in one list: the tests go through it, and the
 * accessibility statement is made of it, so neither can say more than the other.
 */
import { contrast, forcedColours, motion } from './appearance.ts';
import type { Check } from './check.ts';
import { keyboard } from './keyboard.ts';
import { links, targets } from './links.ts';
import { marks, outline } from './outline.ts';
import { traces } from './traces.ts';
import { spacing, zoom } from './zoom.ts';

/** What is looked at in a browser, in the order of the statement. */
export const checks: readonly Check[] = [
  keyboard,
  zoom,
  spacing,
  contrast,
  forcedColours,
  motion,
  outline,
  links,
  targets,
  marks,
  traces,
];
