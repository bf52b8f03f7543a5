import type { SectionBlock } from '../../model/page.ts';

/** How a section's share of the front page is laid out. */
export type ShareWeight = 'pictured' | 'plain' | 'tight';

/**
 * The layout of the share at `index`, so that neighbours differ: a picture and a list, then words
 * in columns, then a tight list. A share without a picture to lead with goes plain.
 */
export function weightFor(block: SectionBlock, index: number): ShareWeight {
  const wanted = rhythm[index % rhythm.length] ?? 'plain';
  const hasPicture = block.cards.some((card) => card.picture !== null);
  return wanted === 'pictured' && !hasPicture ? 'plain' : wanted;
}

const rhythm: readonly ShareWeight[] = ['pictured', 'plain', 'pictured', 'tight'];
