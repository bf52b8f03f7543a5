import { describe, expect, it } from 'vitest';
import { aColumn, aContext, aMirror, anArticle, theBasics } from '../../test/factories.ts';
import { articleSort, highest } from '../content/listings.ts';
import { columnPlace } from './column-place.ts';

const inColumn = (slug: string, day: number, column = 'column-ledger') =>
  anArticle({ slug, title: `On ${slug}`, column, firstPublishedAt: `2026-10-${day}T09:00:00Z` });
const rope = inColumn('rope', 14);

/** The ledger, with "rope" and these. */
function ledger(...others: ReturnType<typeof anArticle>[]) {
  return aMirror([...theBasics(), aColumn(), aColumn({ slug: 'patch' }), rope, ...others]);
}

describe('an article in a column', () => {
  it('names what was published there just before it and just after', () => {
    const mirror = ledger(
      ...[inColumn('far', 12), inColumn('near', 13), inColumn('soon', 15), inColumn('late', 16)],
    );
    expect(columnPlace(aContext(mirror), rope)).toMatchObject({
      earlier: { href: '/articles/near/', text: 'On near' },
      later: { href: '/articles/soon/', text: 'On soon' },
    });
  });

  it('names nothing of another column, and nothing at either end', () => {
    const mirror = ledger(
      inColumn('other', 13, 'column-patch'),
      inColumn('third', 15, 'column-patch'),
    );
    expect(columnPlace(aContext(mirror), rope)).toMatchObject({ earlier: null, later: null });
  });

  it('names no article that lost its section, and so its page', () => {
    const lost = anArticle({ ...inColumn('near', 13), section: 'section-gone' });
    expect(columnPlace(aContext(ledger(lost)), rope)?.earlier).toBeNull();
  });

  it('is made again when a piece comes or goes between it and its neighbours, not for others', () => {
    const far = inColumn('far', 12);
    const context = aContext(ledger(far, inColumn('oldest', 11)));
    columnPlace(context, rope);
    const scope = 'column:column-ledger';
    expect(context.content.reads.ranges).toEqual([
      { scope, low: articleSort(far), high: articleSort(rope) },
      { scope, low: articleSort(rope), high: highest },
    ]);
  });
});
