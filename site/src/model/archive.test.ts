import { describe, expect, it } from 'vitest';
import {
  aMirror,
  anArticle,
  aContext,
  pageAt,
  published,
  theBasics,
} from '../../test/factories.ts';
import { allAddresses, buildPage } from './routes.ts';

const inMonth = (slug: string, iso: string) => anArticle({ slug, firstPublishedAt: iso });

describe('the archive', () => {
  const mirror = aMirror([
    ...theBasics(),
    inMonth('a', '2024-12-31T10:00:00Z'),
    inMonth('b', '2026-02-03T10:00:00Z'),
    inMonth('c', '2026-10-03T10:00:00Z'),
    inMonth('d', '2026-10-04T10:00:00Z'),
  ]);

  it('leads to each year and month in which something was published, newest first', () => {
    expect(pageAt(mirror, 'archive', '/archive/').years).toEqual([
      {
        href: '/archive/2026/',
        text: '2026',
        months: [
          { href: '/archive/2026/10/', text: 'October' },
          { href: '/archive/2026/02/', text: 'February' },
        ],
      },
      {
        href: '/archive/2024/',
        text: '2024',
        months: [{ href: '/archive/2024/12/', text: 'December' }],
      },
    ]);
  });

  it('has a page for a year, and none for a year of nothing', () => {
    expect(pageAt(mirror, 'archive', '/archive/2026/')).toMatchObject({
      year: '2026',
      years: [{ text: '2026' }],
      head: { title: 'Archive: 2026 | Precept' },
    });
    expect(buildPage(aContext(mirror), '/archive/2025/')).toBeNull();
  });

  it('has a page for a month, with the months beside it', () => {
    const page = pageAt(mirror, 'list', '/archive/2026/02/');
    expect(page.cards.map(({ href }) => href)).toEqual(['/articles/b/']);
    expect(page.subject).toEqual({
      kind: 'month',
      name: 'February 2026',
      year: { href: '/archive/2026/', text: '2026' },
      earlier: { href: '/archive/2024/12/', text: 'December 2024' },
      later: { href: '/archive/2026/10/', text: 'October 2026' },
    });
    expect(buildPage(aContext(mirror), '/archive/2026/03/')).toBeNull();
  });

  it('numbers the pages of a long month from the oldest', () => {
    const many = Array.from({ length: 45 }, (_value, index) =>
      inMonth(`n${index}`, new Date(Date.UTC(2026, 0, 1, index)).toISOString()),
    );
    const own = aMirror([...theBasics(), ...many]);
    expect(pageAt(own, 'list', '/archive/2026/01/').cards).toHaveLength(25);
    expect(pageAt(own, 'list', '/archive/2026/01/page/1/')).toMatchObject({
      pagination: { newer: '/archive/2026/01/', older: null, number: 1 },
    });
    expect([...allAddresses(own)]).toContain('/archive/2026/01/page/1/');
  });

  it('of an empty magazine is a page that says so', () => {
    expect(pageAt(aMirror(), 'archive', '/archive/').years).toEqual([]);
  });

  it('learns of a new month', () => {
    const own = aMirror([...theBasics(), inMonth('a', '2026-02-03T10:00:00Z')]);
    own.apply([published(inMonth('b', '2026-03-03T10:00:00Z'))]);
    expect(pageAt(own, 'list', '/archive/2026/02/').subject).toMatchObject({
      later: { href: '/archive/2026/03/' },
    });
  });
});
