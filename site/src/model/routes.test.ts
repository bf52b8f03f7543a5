import { describe, expect, it } from 'vitest';
import {
  aColumn,
  aContext,
  aMirror,
  anArticle,
  anAuthor,
  aPage,
  aSection,
  someSettings,
  theBasics,
} from '../../test/factories.ts';
import { allAddresses, buildPage, fixedAddresses } from './index.ts';

const hour = (number: number) => new Date(Date.UTC(2026, 0, 1) + number * 3_600_000).toISOString();

describe('the addresses of the site', () => {
  const mirror = aMirror([
    ...theBasics(),
    aColumn(),
    aPage(),
    ...Array.from({ length: 41 }, (_value, number) =>
      anArticle({ slug: `n${number}`, firstPublishedAt: hour(number) }),
    ),
  ]);
  const addresses = [...allAddresses(mirror)];

  it('are each given once', () => {
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('each have a page that knows its address', () => {
    const wrong = addresses.filter(
      (address) => buildPage(aContext(mirror), address)?.address !== address,
    );
    expect(wrong).toEqual([]);
  });

  it('hold every page, feed and map that there is', () => {
    expect(addresses).toEqual(
      expect.arrayContaining([
        ...['/', '/404/', '/410/', '/columns/', '/authors/', '/rss.xml', '/robots.txt'],
        ...[
          '/sitemap-index.xml',
          '/sitemap-pages.xml',
          '/sitemap-2026-01.xml',
          '/about/',
          '/articles/n40/',
        ],
        ...['/sections/finance/', '/sections/finance/rss.xml', '/sections/finance/page/1/'],
        ...['/authors/ann-cole/', '/authors/ann-cole/rss.xml', '/authors/ann-cole/page/1/'],
        ...['/columns/ledger/', '/columns/ledger/rss.xml'],
      ]),
    );
    expect(addresses).not.toContain('/columns/ledger/page/1/');
  });

  it('of an empty magazine are the ones that are always there', () => {
    expect([...allAddresses(aMirror())]).toEqual(fixedAddresses);
  });

  it.each([
    '/nothing/',
    '/articles/',
    '/articles/nothing/',
    '/articles/n1',
    '/articles/n1/x/',
    '/sections/nothing/',
    '/sections/',
    '/columns/ledger/page/',
    '/sitemap-2026-13.xml',
    '/sitemap-nothing.xml',
    '/toString/',
    '/__proto__/',
    'constructor',
    '',
  ])('do not hold %j', (address) => {
    expect(buildPage(aContext(mirror), address)).toBeNull();
  });

  it('belong to the fixed page where a standing page has taken its slug', () => {
    const own = aMirror([aPage({ slug: 'authors' })]);
    expect(buildPage(aContext(own), '/authors/')?.template).toBe('directory');
  });
});

describe('a page', () => {
  const documents = [
    ...theBasics(),
    anArticle(),
    aSection({ slug: 'housing', position: 2 }),
    anAuthor({ slug: 'tom' }),
    aPage(),
    aColumn(),
  ];
  const all = (mirror: ReturnType<typeof aMirror>) =>
    [...allAddresses(mirror)]
      .sort()
      .map((address) => JSON.stringify(buildPage(aContext(mirror), address)));

  it('is the same whatever order the documents came in', () => {
    expect(all(aMirror(documents.toReversed()))).toEqual(all(aMirror(documents)));
  });

  it('is the same whatever the magazine was before', () => {
    const mirror = aMirror([
      anArticle({ title: 'Old', slug: 'older' }),
      someSettings({ title: 'Old' }),
    ]);
    mirror.apply([{ type: 'article', id: 'article-older', slug: 'older', document: null }]);
    mirror.apply(
      documents.map((document) => ({ type: document.type, id: document.id, slug: null, document })),
    );
    expect(all(mirror)).toEqual(all(aMirror(documents)));
  });
});
