import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aContext,
  aMirror,
  anArticle,
  pageAt,
  published,
  theBasics,
} from '../../test/factories.ts';
import type { DocumentOf } from '@standfirst/shared-types';
import { relatedFor, relatedMax } from './related.ts';

const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString();
const elsewhere = { section: 'section-finance', bylines: [] };

/** The slugs of what an article leads on to, in a magazine that holds `others` too. */
function relatedSlugs(
  article: DocumentOf<'article'>,
  others: readonly DocumentOf<'article'>[],
): string[] {
  const mirror = aMirror([...theBasics(), ...others, article]);
  return relatedFor(aContext(mirror), article).map((card) => card.href.split('/')[2] ?? '');
}

describe('related articles', () => {
  const others = ['a', 'b', 'c', 'd', 'e'].map((slug, index) =>
    anArticle({ slug, firstPublishedAt: day(index + 1) }),
  );

  it('are the editor’s choice, in the editor’s order', () => {
    const related = ['article-c', 'article-a', 'article-e', 'article-b'];
    expect(relatedSlugs(anArticle({ related }), others)).toEqual(['c', 'a', 'e', 'b']);
  });

  it('are at most four, however many an editor chose', () => {
    const related = others.map(({ id }) => id);
    expect(relatedSlugs(anArticle({ related }), others)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('go on to the editor’s fifth where an earlier one is not published', () => {
    const related = ['article-gone', 'article-a', 'article-b', 'article-c', 'article-d'];
    expect(relatedSlugs(anArticle({ related }), others)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are filled up after the editor’s choice with what was published nearest before', () => {
    const article = anArticle({ related: ['article-a'], firstPublishedAt: day(10) });
    expect(relatedSlugs(article, others)).toEqual(['a', 'e', 'd', 'c']);
  });

  it('are filled from the column before the section, and the section before the author', () => {
    const article = anArticle({ column: 'column-x', firstPublishedAt: day(10) });
    const bylines = article.bylines;
    expect(
      relatedSlugs(article, [
        anArticle({
          slug: 'author',
          section: 'section-finance',
          bylines,
          firstPublishedAt: day(3),
        }),
        anArticle({ slug: 'section', ...elsewhere, firstPublishedAt: day(2) }),
        anArticle({ slug: 'column', ...elsewhere, column: 'column-x', firstPublishedAt: day(1) }),
      ]),
    ).toEqual(['column', 'author', 'section']);
  });

  it('go on with newer ones where too little is older', () => {
    expect(relatedSlugs(anArticle({ firstPublishedAt: day(2) }), others.slice(2))).toEqual([
      'c',
      'd',
      'e',
    ]);
  });

  it('are none where there is nothing else', () => {
    expect(relatedSlugs(anArticle(), [])).toEqual([]);
  });

  it('of an old article stay as they are when a new one is published', () => {
    const mirror = aMirror([
      ...theBasics(),
      ...Array.from({ length: 12 }, (_value, index) =>
        anArticle({ slug: `n${index}`, firstPublishedAt: day(index + 1) }),
      ),
    ]);
    const before = pageAt(mirror, 'article', '/articles/n11/').related;
    mirror.apply([published(anArticle({ slug: 'new', firstPublishedAt: day(20) }))]);
    expect(pageAt(mirror, 'article', '/articles/n11/').related).toEqual(before);
  });

  it('are never more than four, never the article itself, never unpublished and never twice', () => {
    const id = fc.constantFrom(
      ...Array.from({ length: 9 }, (_value, index) => `article-n${index}`),
    );
    const magazine = fc.array(
      fc.record({ is: fc.boolean(), section: fc.constantFrom('section-finance', 'section-gone') }),
      { minLength: 9, maxLength: 9 },
    );
    fc.assert(
      fc.property(magazine, fc.array(id, { maxLength: 9 }), (states, related) => {
        const there = states.flatMap(({ is, section }, index) =>
          is ? [anArticle({ slug: `n${index}`, section, firstPublishedAt: day(index + 1) })] : [],
        );
        const article = anArticle({
          id: 'article-n4',
          slug: 'n4',
          related,
          firstPublishedAt: day(5),
        });
        const shown = relatedSlugs(
          article,
          there.filter(({ id: other }) => other !== article.id),
        );
        const showable = there
          .filter((each) => each.section !== 'section-gone')
          .map(({ slug }) => slug);
        expect(shown.length).toBeLessThanOrEqual(relatedMax);
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown).not.toContain('n4');
        expect(showable).toEqual(expect.arrayContaining(shown));
        const chosen = [...new Set(related)]
          .map((each) => each.slice('article-'.length))
          .filter((slug) => slug !== 'n4' && showable.includes(slug));
        expect(shown.slice(0, chosen.length)).toEqual(chosen.slice(0, relatedMax));
      }),
      { numRuns: 60 },
    );
  });
});
