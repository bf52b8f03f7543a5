import { describe, expect, it } from 'vitest';
import {
  aColumn,
  aContext,
  aFigure,
  aMirror,
  anArticle,
  anAuthor,
  aPicture,
  aSection,
  pageAt,
  published,
  theBasics,
  withdrawn,
} from '../../test/factories.ts';
import type { Mirror } from '../content/index.ts';
import { allAddresses, buildPage } from './index.ts';

const hour = (number: number) => new Date(Date.UTC(2026, 0, 1) + number * 3_600_000).toISOString();
const articles = (length: number) =>
  Array.from({ length }, (_value, number) =>
    anArticle({ slug: `n${number}`, firstPublishedAt: hour(number) }),
  );

/** Every page of this mirror, as text, by address. */
function pagesOf(mirror: Mirror): Map<string, string> {
  const addresses = [...allAddresses(mirror)];
  return new Map(
    addresses.map((address) => [address, JSON.stringify(buildPage(aContext(mirror), address))]),
  );
}

/** The addresses below `base` whose pages differ, are new, or are gone. */
function differing(
  before: Map<string, string>,
  after: Map<string, string>,
  base: string,
): string[] {
  const addresses = new Set([...before.keys(), ...after.keys()]);
  return [...addresses]
    .filter((address) => address.startsWith(base) && before.get(address) !== after.get(address))
    .sort();
}

describe('a list', () => {
  it('shows the newest first, and where the older ones stand', () => {
    const mirror = aMirror([...theBasics(), ...articles(65)]);
    const { cards, pagination } = pageAt(mirror, 'list', '/sections/finance/');
    expect(cards.map((card) => card.href)).toEqual(
      Array.from({ length: 25 }, (_value, index) => `/articles/n${64 - index}/`),
    );
    expect(pagination).toEqual({ newer: null, older: '/sections/finance/page/2/', number: null });
  });

  it('leads from page to page, both ways, to the end', () => {
    const mirror = aMirror([...theBasics(), ...articles(65)]);
    const page = (number: number) =>
      pageAt(mirror, 'list', `/sections/finance/page/${number}/`).pagination;
    expect(page(2)).toEqual({
      newer: '/sections/finance/',
      older: '/sections/finance/page/1/',
      number: 2,
    });
    expect(page(1)).toEqual({ newer: '/sections/finance/page/2/', older: null, number: 1 });
  });

  it('has no other page where one is enough', () => {
    const mirror = aMirror([...theBasics(), ...articles(39)]);
    expect(pageAt(mirror, 'list', '/sections/finance/').pagination.older).toBeNull();
    expect(buildPage(aContext(mirror), '/sections/finance/page/1/')).toBeNull();
  });

  it.each(['0', '01', '3', '-1', '1e1', 'x', '99999999999999999999'])('has no page %s', (page) => {
    const mirror = aMirror([...theBasics(), ...articles(65)]);
    expect(buildPage(aContext(mirror), `/sections/finance/page/${page}/`)).toBeNull();
  });

  it('changes on one page of a section, column or author for a new article', () => {
    const mirror = aMirror([...theBasics(), ...articles(75)]);
    const before = pagesOf(mirror);
    mirror.apply([published(anArticle({ slug: 'new', firstPublishedAt: hour(500) }))]);
    const after = pagesOf(mirror);
    expect(differing(before, after, '/sections/finance/')).toEqual([
      '/sections/finance/',
      '/sections/finance/feed.json',
      '/sections/finance/rss.xml',
    ]);
    expect(differing(before, after, '/authors/ann-cole/')).toEqual([
      '/authors/ann-cole/',
      '/authors/ann-cole/feed.json',
      '/authors/ann-cole/rss.xml',
    ]);
  });

  it('gains one page, and shifts none, when the first page is full', () => {
    const mirror = aMirror([...theBasics(), ...articles(79)]);
    const before = pagesOf(mirror);
    mirror.apply([published(anArticle({ slug: 'new', firstPublishedAt: hour(500) }))]);
    const pages = differing(before, pagesOf(mirror), '/sections/finance/').filter((address) =>
      address.endsWith('/'),
    );
    // The page before the new one now has a newer neighbour.
    expect(pages).toEqual([
      '/sections/finance/',
      '/sections/finance/page/2/',
      '/sections/finance/page/3/',
    ]);
  });

  it('loses the page that it can no longer fill', () => {
    const mirror = aMirror([...theBasics(), ...articles(40)]);
    mirror.apply([withdrawn(anArticle({ slug: 'n39' }))]);
    expect(buildPage(aContext(mirror), '/sections/finance/page/1/')).toBeNull();
  });

  it('moves with its slug, numbered pages too', () => {
    const mirror = aMirror([...theBasics(), ...articles(40)]);
    mirror.apply([published(aSection({ id: 'section-finance', slug: 'money' }))]);
    expect(buildPage(aContext(mirror), '/sections/finance/page/1/')).toBeNull();
    expect(pageAt(mirror, 'list', '/sections/money/page/1/').pagination.newer).toBe(
      '/sections/money/',
    );
  });

  it('says on a numbered page which one it is', () => {
    const mirror = aMirror([...theBasics(), ...articles(40)]);
    expect(pageAt(mirror, 'list', '/sections/finance/page/1/').head).toMatchObject({
      title: 'Finance, page 1 | Precept',
      canonical: 'https://precept.example/sections/finance/page/1/',
      feed: { href: '/sections/finance/rss.xml', text: 'Finance' },
    });
  });

  it('of nothing is a page without articles', () => {
    expect(pageAt(aMirror(theBasics()), 'list', '/sections/finance/').cards).toEqual([]);
  });
});

describe('a recoloured section', () => {
  it('reaches those that show its colour, and no other page', () => {
    const housing = aSection({ slug: 'housing', name: 'Housing', position: 2 });
    const mirror = aMirror([
      ...theBasics(),
      housing,
      anArticle(),
      anArticle({ slug: 'homes', section: 'section-housing', bylines: [], related: [] }),
    ]);
    const before = pagesOf(mirror);
    mirror.apply([published(aSection({ colour: 'teal' }))]);
    expect(differing(before, pagesOf(mirror), '/')).toEqual([
      '/',
      '/404/',
      '/410/',
      '/archive/2026/10/',
      '/articles/rope/',
      '/authors/ann-cole/',
      '/sections/finance/',
    ]);
  });
});

describe('a column’s page', () => {
  it('names its columnists with their portraits', () => {
    const ann = anAuthor({ portrait: aFigure({ media: 'media-ann' }) });
    const column = aColumn({
      authors: ['author-ann-cole', 'author-gone'],
      description: 'Money.',
      closed: true,
    });
    const mirror = aMirror([...theBasics(), ann, column, aPicture({ id: 'media-ann' })]);
    expect(pageAt(mirror, 'list', '/columns/ledger/').subject).toMatchObject({
      kind: 'column',
      name: 'The ledger',
      description: 'Money.',
      closed: true,
      authors: [
        {
          name: 'Ann Cole',
          href: '/authors/ann-cole/',
          portrait: { src: '/media/media-ann-1200.jpg', alt: '' },
        },
      ],
    });
  });
});

describe('an author’s page', () => {
  it('has a biography, links and columns', () => {
    const ann = anAuthor({
      bio: 'Writes **much**.',
      links: [{ label: 'Site', url: 'https://cole.example/' }],
    });
    const mirror = aMirror([...theBasics(), ann, aColumn({ authors: [ann.id] })]);
    expect(pageAt(mirror, 'list', '/authors/ann-cole/').subject).toMatchObject({
      bioHtml: '<p>Writes <strong>much</strong>.</p>\n',
      links: [{ href: 'https://cole.example/', text: 'Site' }],
      columns: [{ href: '/columns/ledger/', text: 'The ledger' }],
    });
  });

  it.each([null, '', ' \n '])('has no biography where none was written (%j)', (bio) => {
    const mirror = aMirror([...theBasics(), anAuthor({ bio })]);
    expect(pageAt(mirror, 'list', '/authors/ann-cole/').subject).toMatchObject({ bioHtml: null });
  });
});

describe('the list of columns', () => {
  it('goes by the alphabet, and names what stood there last', () => {
    const mirror = aMirror([
      ...theBasics(),
      aColumn({ slug: 'z', title: 'éclair' }),
      aColumn({ slug: 'y', title: 'Zebra', closed: true }),
      aColumn({ slug: 'x', title: 'Apple' }),
      anArticle({ column: 'column-x' }),
    ]);
    const { entries } = pageAt(mirror, 'directory', '/columns/');
    expect(entries.map(({ name, closed }) => [name, closed])).toEqual([
      ['Apple', false],
      ['éclair', false],
      ['Zebra', true],
    ]);
    expect(entries[0]?.latest).toMatchObject({
      href: '/articles/rope/',
      text: 'The rope that held',
    });
    expect(entries[1]?.latest).toBeNull();
  });
});
