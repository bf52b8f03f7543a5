import type { SectionBlock } from '../../model/page.ts';

/** How a section's share of the front page is laid out. */
export type ShareWeight = 'pictured' | 'plain' | 'tight';

/**
 * The layout of the share at `index`, so that neighbours differ: a picture and a list, then words
 * in columns, then a tight list. A share that is too small for that, or has no picture to lead
 * with, goes plain.
 */
export function weightFor(block: SectionBlock, index: number): ShareWeight {
  const wanted = rhythm[index % rhythm.length] ?? 'plain';
  if (block.cards.length < 3) return 'plain';
  const hasPicture = block.cards.some((card) => card.picture !== null);
  return wanted === 'pictured' && !hasPicture ? 'plain' : wanted;
}

const rhythm: readonly ShareWeight[] = ['pictured', 'plain', 'pictured', 'tight'];
