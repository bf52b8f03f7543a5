import { describe, expect, it } from 'vitest';
import {
  aMirror,
  anArticle,
  aSection,
  pageAt,
  published,
  someViews,
  theBasics,
} from '../../test/factories.ts';
import type { Mirror, StoredDocument } from '../content/index.ts';

const letters = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Articles that were read so much, as `{ a: 20 }`. */
function read(totals: Record<string, number>, section = 'section-finance'): StoredDocument[] {
  return Object.entries(totals).flatMap(([slug, total]) => [
    anArticle({ slug, section }),
    someViews({ id: `article-${slug}`, total }),
  ]);
}

/** What a page says was read most, by slug. */
function mostReadOf(mirror: Mirror, address: '/' | `/sections/${string}/`): string[] {
  const page = address === '/' ? pageAt(mirror, 'front', '/') : pageAt(mirror, 'list', address);
  return (page.mostRead ?? []).map(({ href }) => href.split('/')[2] ?? '');
}

describe('most read', () => {
  it('is the five that were read most, the most read first', () => {
    const mirror = aMirror([
      ...theBasics(),
      ...read({ a: 20, b: 60, c: 50, d: 9_000, e: 40, f: 30 }),
    ]);
    expect(mostReadOf(mirror, '/')).toEqual(['d', 'b', 'c', 'e', 'f']);
  });

  it('names what stands elsewhere on the front page too', () => {
    const mirror = aMirror([...theBasics(), ...read({ a: 50, b: 40, c: 30, d: 20, e: 10 })]);
    const { lead, sections } = pageAt(mirror, 'front', '/');
    expect([
      lead?.href,
      ...sections.flatMap(({ cards }) => cards.map(({ href }) => href)),
    ]).toContain('/articles/a/');
    expect(mostReadOf(mirror, '/')).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it.each<[string, Record<string, number>]>([
    ['fewer than five were read', { a: 50, b: 40, c: 30, d: 20 }],
    ['one of five was hardly read', { a: 50, b: 40, c: 30, d: 20, e: 9 }],
    ['nothing was read', {}],
  ])('is not there where %s', (_why, totals) => {
    const mirror = aMirror([
      ...theBasics(),
      ...letters.map((slug) => anArticle({ slug })),
      ...read(totals),
    ]);
    expect(mostReadOf(mirror, '/')).toEqual([]);
  });

  it('of a section is of its own articles, on its first page alone', () => {
    const mirror = aMirror([
      ...theBasics(),
      aSection({ slug: 'land', name: 'Land' }),
      ...read({ a: 50, b: 40, c: 30, d: 20, e: 10 }),
      ...read({ z: 999 }, 'section-land'),
      ...Array.from({ length: 40 }, (_one, n) => anArticle({ slug: `old-${n}` })),
    ]);
    expect(mostReadOf(mirror, '/sections/finance/')).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(mostReadOf(mirror, '/sections/land/')).toEqual([]);
    expect(pageAt(mirror, 'list', '/sections/finance/page/1/').mostRead).toBeUndefined();
  });

  it('forgets what is no longer published, and what nobody reads any more', () => {
    const mirror = aMirror([...theBasics(), ...read({ a: 60, b: 50, c: 40, d: 30, e: 20, f: 10 })]);
    mirror.apply([{ type: 'article', id: 'article-a', document: null, slug: 'a' }]);
    expect(mostReadOf(mirror, '/')).toEqual(['b', 'c', 'd', 'e', 'f']);
    mirror.apply([published(someViews({ id: 'article-b', total: 0 }))]);
    expect(mostReadOf(mirror, '/')).toEqual([]);
  });

  it('follows an article to its new section', () => {
    const mirror = aMirror([
      ...theBasics(),
      aSection({ slug: 'land', name: 'Land' }),
      ...read({ a: 50, b: 40, c: 30, d: 20, e: 10 }),
    ]);
    mirror.apply(
      letters.slice(0, 5).map((slug) => published(anArticle({ slug, section: 'section-land' }))),
    );
    expect(mostReadOf(mirror, '/sections/land/')).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(mostReadOf(mirror, '/sections/finance/')).toEqual([]);
  });
});

describe('an article’s page', () => {
  it('names the beacon by which it is counted, and nothing of what was counted', () => {
    const mirror = aMirror([...theBasics(), anArticle(), someViews({ total: 4_711 })]);
    const page = pageAt(mirror, 'article', '/articles/rope/');
    expect(page.beacon).toBe('/api/views/article-rope');
    expect(JSON.stringify(page)).not.toContain('4711');
  });
});
