import { describe, expect, it } from 'vitest';
import {
  aFrontPage,
  aMirror,
  anArticle,
  aSection,
  pageAt,
  someSettings,
  theBasics,
} from '../../test/factories.ts';
import type { StoredDocument } from '../content/index.ts';
import type { FrontPage } from './page.ts';

const hour = (number: number) => new Date(Date.UTC(2026, 0, 1) + number * 3_600_000).toISOString();

function frontOf(documents: readonly StoredDocument[]): FrontPage {
  return pageAt(aMirror([...theBasics(), ...documents]), 'front', '/');
}

/** Every address that the front page shows an article of, in order. */
function shownOn({ lead, picks, opinion, sections }: FrontPage): string[] {
  const cards = [
    ...(lead === null ? [] : [lead]),
    ...picks,
    ...opinion,
    ...sections.flatMap((block) => block.cards),
  ];
  return cards.map((card) => card.href.split('/')[2] ?? '');
}

describe('the front page', () => {
  const many = Array.from({ length: 12 }, (_value, number) =>
    anArticle({
      slug: `n${number}`,
      firstPublishedAt: hour(number),
      kind: number % 3 === 0 ? 'opinion' : 'news',
    }),
  );

  it('leads with the editors’ choice, in their order', () => {
    const front = frontOf([
      ...many,
      aFrontPage({ lead: ['article-n3', 'article-n1', 'article-n7'] }),
    ]);
    expect(front.lead?.href).toBe('/articles/n3/');
    expect(front.picks.map((card) => card.href)).toEqual(['/articles/n1/', '/articles/n7/']);
  });

  it('leads with the newest where the editors chose none', () => {
    expect(frontOf(many).lead?.href).toBe('/articles/n11/');
    expect(frontOf([...many, aFrontPage({ lead: ['article-gone'] })]).lead?.href).toBe(
      '/articles/n11/',
    );
  });

  it('goes on to the next choice where the first is not published, or has no section', () => {
    const lost = anArticle({ slug: 'lost', section: 'section-gone' });
    const front = frontOf([
      ...many,
      lost,
      aFrontPage({ lead: ['article-gone', 'article-lost', 'article-n2'] }),
    ]);
    expect([front.lead?.href, front.picks]).toEqual(['/articles/n2/', []]);
  });

  it('shows no article twice', () => {
    const front = frontOf([
      ...many,
      aFrontPage({ lead: ['article-n3', 'article-n9', 'article-n3'] }),
    ]);
    expect(new Set(shownOn(front)).size).toBe(shownOn(front).length);
  });

  it('shows the newest opinion in its strip, and the latest by section in their order', () => {
    const sections = [
      aSection({ slug: 'housing', name: 'Housing', position: 0 }),
      aSection({ slug: 'empty', position: 5 }),
    ];
    const homes = anArticle({ slug: 'homes', section: 'section-housing' });
    const front = frontOf([...many, ...sections, homes, aFrontPage({ lead: ['article-n11'] })]);
    expect(front.opinion.map((card) => card.href)).toEqual([
      '/articles/n9/',
      '/articles/n6/',
      '/articles/n3/',
      '/articles/n0/',
    ]);
    expect(front.sections.map(({ section }) => section.name)).toEqual(['Housing', 'Finance']);
    expect(front.sections[1]?.cards.map((card) => card.href)).toEqual(
      ['n10', 'n8', 'n7', 'n5', 'n4'].map((slug) => `/articles/${slug}/`),
    );
  });

  it('of an empty magazine has nothing on it', () => {
    const front = pageAt(aMirror(), 'front', '/');
    expect([front.lead, shownOn(front), front.sections]).toEqual([null, [], []]);
    expect(front.head.title).toBe('Standfirst');
  });

  it('has the magazine’s own title, with its tagline', () => {
    expect(frontOf([someSettings({ tagline: 'For officers' })]).head.title).toBe(
      'Precept: For officers',
    );
  });
});
