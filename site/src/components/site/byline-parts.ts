import type { BylineEntry } from '../../model/page.ts';

/**
 * One author of a byline with the words before and the sign after. Spaces belong to the words, so
 * that no formatting of a template can put one before a comma.
 */
export interface BylinePart {
  before: string;
  entry: BylineEntry;
  after: string;
}

/**
 * A byline as it is read: "By A", "By A and B", "By A, B and C". "By" stands once. After a role,
 * which is set off by a comma itself, a comma comes before "and" too.
 */
export function bylineParts(byline: readonly BylineEntry[]): BylinePart[] {
  return byline.map((entry, index) => ({
    before: wordBefore(index, byline.length),
    entry,
    after: needsComma(entry, byline.length - 1 - index) ? ',' : '',
  }));
}

function wordBefore(index: number, count: number): string {
  if (index === 0) return 'By ';
  return index === count - 1 ? ' and ' : ' ';
}

function needsComma(entry: BylineEntry, authorsAfter: number): boolean {
  return authorsAfter > 1 || (authorsAfter === 1 && entry.role !== null);
}
