import { describe, expect, it } from 'vitest';
import {
  aMirror,
  anArticle,
  anAuthor,
  pageAt,
  published,
  someViews,
  theBasics,
} from '../../test/factories.ts';
import type { StoredDocument } from '../content/index.ts';

/** What the article "rope" says of its author's other articles. */
function popularOf(documents: readonly StoredDocument[]) {
  const mirror = aMirror([...theBasics(), anArticle(), ...documents]);
  return pageAt(mirror, 'article', '/articles/rope/').popular;
}

/** An article by Ann Cole that was opened so often. */
function read(slug: string, total: number): StoredDocument[] {
  return [anArticle({ slug }), someViews({ id: `article-${slug}`, total })];
}

describe('popular articles by this author', () => {
  it('are the three most read, the most read first', () => {
    const popular = popularOf([
      ...read('a', 20),
      ...read('b', 40),
      ...read('c', 30),
      ...read('d', 10),
    ]);
    expect(popular?.cards.map((card) => card.href)).toEqual([
      '/articles/b/',
      '/articles/c/',
      '/articles/a/',
    ]);
    expect(popular?.author).toBe('Ann Cole');
  });

  it('never name the article itself', () => {
    const popular = popularOf([
      someViews({ total: 999 }),
      ...read('a', 40),
      ...read('b', 30),
      ...read('c', 20),
    ]);
    expect(popular?.cards.map((card) => card.href)).toEqual([
      '/articles/a/',
      '/articles/b/',
      '/articles/c/',
    ]);
  });

  it.each<[string, StoredDocument[]]>([
    ['nothing else was read', [someViews({ total: 999 })]],
    ['nothing was read', [anArticle({ slug: 'a' })]],
    ['too little was read to say', read('a', 9)],
    ['what was read is no longer published', [someViews({ id: 'article-gone', total: 99 })]],
    [
      'what was read has no section any more',
      [anArticle({ slug: 'a', section: 'gone' }), someViews({ id: 'article-a' })],
    ],
  ])('are no block at all where %s', (_why, documents) => {
    expect(popularOf(documents)).toBeNull();
  });

  it('are no block where the author is not published, or there is none', () => {
    const byNobody = [aMirror([...theBasics(), ...read('a', 99), anArticle({ bylines: [] })])];
    expect(byNobody.map((mirror) => pageAt(mirror, 'article', '/articles/rope/').popular)).toEqual([
      null,
    ]);
  });

  it('count large numbers as numbers', () => {
    const popular = popularOf([...read('a', 999_999), ...read('b', 10_000_000), ...read('c', 20)]);
    expect(popular?.cards[0]?.href).toBe('/articles/b/');
  });

  it('follow an article to its new author', () => {
    const mirror = aMirror([
      ...theBasics(),
      anAuthor({ slug: 'tom' }),
      anArticle(),
      ...read('a', 99),
    ]);
    mirror.apply([
      published(
        anArticle({ slug: 'a', bylines: [{ author: 'author-tom', roleAtPublication: null }] }),
      ),
    ]);
    expect(pageAt(mirror, 'article', '/articles/rope/').popular).toBeNull();
  });
});
