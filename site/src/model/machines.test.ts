import { describe, expect, it } from 'vitest';
import {
  aColumn,
  aContext,
  aFigure,
  aMirror,
  anArticle,
  aPage,
  aPicture,
  aTag,
  pageAt,
  published,
  someSettings,
  theBasics,
} from '../../test/factories.ts';
import { buildPage } from './index.ts';
import { monthParts } from './machines.ts';

describe('a feed', () => {
  const full = anArticle({
    title: 'The rope , that held',
    body: 'See [this](/articles/other/) and note.[^1]\n\n![A bridge](/uploads/media-bridge.jpg)\n\n[^1]: Here.',
    leadImage: aFigure(),
    tags: ['tag-budgets'],
  });
  const mirror = aMirror([...theBasics(), aTag(), aPicture(), full]);

  it('has the whole text, with absolute addresses', () => {
    const [item] = pageAt(mirror, 'feed', '/rss.xml').items;
    expect(item?.html).toContain('<a href="https://precept.example/articles/other/">');
    expect(item?.html).toContain('src="https://precept.example/media/media-bridge-1200.jpg"');
    expect(item?.html).toContain('href="https://precept.example/articles/rope/#footnote-1"');
    expect(item?.html).not.toMatch(/(?:href|src)="(?!https:)/);
  });

  it('names author, section, tags and picture', () => {
    expect(pageAt(mirror, 'feed', '/rss.xml').items[0]).toMatchObject({
      title: 'The rope, that held',
      href: 'https://precept.example/articles/rope/',
      published: '2026-10-14T09:00:00.000Z',
      authors: [{ text: 'Ann Cole', href: 'https://precept.example/authors/ann-cole/' }],
      categories: ['Finance', 'Budgets'],
      summary: 'It was bought for another bridge.',
      enclosure: {
        url: 'https://precept.example/media/media-bridge-1200.jpg',
        bytes: 120_000,
        mime: 'image/jpeg',
      },
    });
  });

  it('keeps an article’s guid when its slug changes', () => {
    const own = aMirror([...theBasics(), anArticle({ id: 'a' })]);
    const guid = () => pageAt(own, 'feed', '/rss.xml').items[0]?.guid;
    const before = guid();
    own.apply([published(anArticle({ id: 'a', slug: 'cord' }))]);
    expect([before, guid()]).toEqual(['urn:standfirst:a', 'urn:standfirst:a']);
  });

  it('holds the thirty newest, and is as old as the newest', () => {
    const many = Array.from({ length: 35 }, (_value, index) =>
      anArticle({
        slug: `n${index}`,
        firstPublishedAt: new Date(Date.UTC(2026, 0, index + 1)).toISOString(),
      }),
    );
    const { items, updated } = pageAt(aMirror([...theBasics(), ...many]), 'feed', '/rss.xml');
    expect([items.length, items[0]?.href]).toEqual([30, 'https://precept.example/articles/n34/']);
    expect(updated).toBe('2026-02-04T00:00:00.000Z');
  });

  it.each([
    ['/sections/finance/rss.xml', 'Precept: Finance'],
    ['/columns/ledger/rss.xml', 'Precept: The ledger'],
    ['/authors/ann-cole/rss.xml', 'Precept: Ann Cole'],
  ])('stands at %s', (address, title) => {
    const own = aMirror([...theBasics(), aColumn(), anArticle({ column: 'column-ledger' })]);
    const feed = pageAt(own, 'feed', address);
    expect(feed).toMatchObject({ title, self: `https://precept.example${address}` });
    expect(feed.items).toHaveLength(1);
  });

  it.each(['/', '/sections/finance/', '/columns/ledger/', '/authors/ann-cole/'])(
    'of %s comes as JSON too, with the same in it',
    (base) => {
      const own = aMirror([...theBasics(), aColumn(), anArticle({ column: 'column-ledger' })]);
      const [rss, json] = ['rss.xml', 'feed.json'].map((name) =>
        pageAt(own, 'feed', `${base}${name}`),
      );
      expect(json).toEqual({
        ...rss,
        format: 'json',
        address: `${base}feed.json`,
        self: `https://precept.example${base}feed.json`,
      });
    },
  );

  it('of nothing is empty, and no age is made up for it', () => {
    expect(pageAt(aMirror(), 'feed', '/rss.xml')).toMatchObject({
      items: [],
      updated: null,
      description: 'Standfirst',
    });
  });

  it('stands under no slug that there isn’t', () => {
    expect(buildPage(aContext(aMirror()), '/sections/finance/rss.xml')).toBeNull();
  });
});

describe('the site maps', () => {
  const mirror = aMirror([
    ...theBasics(),
    aColumn(),
    aPage(),
    anArticle({ slug: 'old', firstPublishedAt: '2026-01-31T23:59:59Z' }),
    anArticle({
      corrections: [
        { date: '2026-11-02', text: 'x', kind: 'update' },
        { date: '2026-10-20', text: 'y', kind: 'update' },
      ],
    }),
  ]);

  it('are one for each month and one for what is no article', () => {
    expect(pageAt(mirror, 'sitemap', '/sitemap-index.xml').entries.map(({ href }) => href)).toEqual(
      [
        'https://precept.example/sitemap-pages.xml',
        'https://precept.example/sitemap-news.xml',
        'https://precept.example/sitemap-2026-01.xml',
        'https://precept.example/sitemap-2026-10.xml',
      ],
    );
  });

  it('say when readers were last told of a change', () => {
    expect(pageAt(mirror, 'sitemap', '/sitemap-2026-10.xml').entries).toEqual([
      { href: 'https://precept.example/articles/rope/', lastModified: '2026-11-02', images: [] },
    ]);
    expect(pageAt(mirror, 'sitemap', '/sitemap-2026-01.xml').entries[0]?.lastModified).toBe(
      '2026-01-31',
    );
  });

  it('name every page that is no article', () => {
    expect(
      pageAt(mirror, 'sitemap', '/sitemap-pages.xml').entries.map(
        ({ href }) => new URL(href).pathname,
      ),
    ).toEqual([
      ...[
        '/',
        '/columns/',
        '/authors/',
        '/archive/',
        '/corrections/',
        '/sections/finance/',
        '/columns/ledger/',
        '/authors/ann-cole/',
        '/about/',
      ],
    ]);
  });

  it('have no month in which nothing was published', () => {
    expect(buildPage(aContext(mirror), '/sitemap-2026-02.xml')).toBeNull();
  });

  it('are two for a month that one cannot hold', () => {
    expect(monthParts('2026-10', 50_000)).toEqual(['2026-10']);
    expect(monthParts('2026-10', 50_001)).toEqual(['2026-10', '2026-10-2']);
    expect(buildPage(aContext(mirror), '/sitemap-2026-10-2.xml')).toBeNull();
  });

  it('of news holds two days, counted back from the newest article', () => {
    const at = (slug: string, iso: string) => anArticle({ slug, firstPublishedAt: iso });
    const own = aMirror([
      ...theBasics(),
      at('new', '2026-10-14T09:00:00Z'),
      at('just', '2026-10-12T09:00:00Z'),
      at('old', '2026-10-12T08:59:59Z'),
    ]);
    expect(pageAt(own, 'sitemap', '/sitemap-news.xml').entries).toMatchObject([
      {
        href: 'https://precept.example/articles/new/',
        news: { published: '2026-10-14T09:00:00Z', publication: 'Precept' },
      },
      { href: 'https://precept.example/articles/just/' },
    ]);
  });

  it('name the picture of an article', () => {
    const own = aMirror([...theBasics(), aPicture(), anArticle({ leadImage: aFigure() })]);
    expect(pageAt(own, 'sitemap', '/sitemap-2026-10.xml').entries[0]?.images).toEqual([
      'https://precept.example/media/media-bridge-1200.jpg',
    ]);
  });

  it('are named to crawlers', () => {
    expect(pageAt(mirror, 'robots', '/robots.txt').sitemap).toBe(
      'https://precept.example/sitemap-index.xml',
    );
  });
});

describe('the frame of every page', () => {
  it('has the sections in their order, and the pages for the footer by the alphabet', () => {
    const mirror = aMirror([
      ...theBasics(),
      someSettings({
        contactEmail: 'desk@precept.example',
        logo: 'media-bridge',
        publisher: 'The Society',
      }),
      aPicture(),
      aPage({ slug: 'terms', title: 'Terms' }),
      aPage({ slug: 'about', title: 'about us' }),
      aPage({ slug: 'hidden', title: 'Hidden', inFooter: false }),
    ]);
    expect(pageAt(mirror, 'error', '/404/').site).toMatchObject({
      title: 'Precept',
      publisher: 'The Society',
      contactEmail: 'desk@precept.example',
      logo: { src: '/media/media-bridge-1200.jpg', alt: 'Precept' },
      sections: [{ href: '/sections/finance/', text: 'Finance' }],
      footer: [
        { href: '/about/', text: 'about us' },
        { href: '/terms/', text: 'Terms' },
      ],
    });
  });
});
