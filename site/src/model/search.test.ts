import { expect, it } from 'vitest';
import {
  aColumn,
  aContext,
  aMirror,
  anArticle,
  anAuthor,
  pageAt,
  theBasics,
} from '../../test/factories.ts';
import { searchRecord } from './search.ts';

const recordOf = (parts: Parameters<typeof anArticle>[0]) =>
  searchRecord(aContext(aMirror([...theBasics(), anArticle(parts)])), parts?.slug ?? 'rope');

it('gives the index the words of an article and nothing of its markup', () => {
  const body = '## The vote\n\nIt was *close* [again](https://example.org) &amp; late.';
  expect(recordOf({ title: 'The rope  that held', body })?.content).toBe(
    'The rope that held. It was bought for another bridge. The vote It was close again & late.',
  );
});

it('names for a result what a reader chooses by: section, authors, day', () => {
  expect(recordOf({ firstPublishedAt: '2026-12-31T23:30:00.000Z' })?.meta).toEqual({
    title: 'The rope that held',
    byline: 'Ann Cole',
    section: 'Finance',
    date: '31 December 2026',
    iso: '2026-12-31T23:30:00.000Z',
  });
});

it('narrows by the year in the magazine’s own time zone', () => {
  expect(recordOf({ firstPublishedAt: '2026-06-30T23:30:00.000Z', kind: 'feature' })).toMatchObject(
    {
      meta: { date: '1 July 2026' },
      filters: { section: ['Finance'], kind: ['Features'], author: ['Ann Cole'], year: ['2026'] },
      sort: { date: '2026-06-30T23:30:00.000Z' },
    },
  );
});

it('has no record of what is not published', () => {
  expect(searchRecord(aContext(aMirror(theBasics())), 'rope')).toBeNull();
});

it.each(['/search/', '/search/results/'])(
  'leads from %s into the archives by column and month',
  (address) => {
    const mirror = aMirror([...theBasics(), anAuthor(), aColumn(), anArticle()]);
    expect(pageAt(mirror, 'search', address)).toMatchObject({
      columns: [{ href: '/columns/ledger/', text: 'The ledger' }],
      years: [{ text: '2026', months: [{ href: '/archive/2026/10/', text: 'October' }] }],
    });
  },
);
