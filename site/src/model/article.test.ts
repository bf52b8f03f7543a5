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
  aTag,
  pageAt,
  published,
  someSettings,
  theBasics,
} from '../../test/factories.ts';
import { ContentError, type StoredDocument } from '../content/index.ts';
import { buildPage } from './index.ts';
import type { ArticlePage } from './page.ts';

/** The page of this article, in a magazine that holds `others` too. */
function pageOf(
  article: Parameters<typeof anArticle>[0],
  others: readonly StoredDocument[] = [],
): ArticlePage {
  return pageAt(
    aMirror([...theBasics(), ...others, anArticle(article)]),
    'article',
    '/articles/rope/',
  );
}

describe('an article page', () => {
  it('has its section as a kicker, with address and colour', () => {
    expect(pageOf({}).kicker).toEqual({
      name: 'Finance',
      href: '/sections/finance/',
      colour: 'oxblood',
    });
  });

  it('always has a date, as a machine and a reader know it', () => {
    expect(pageOf({}).published).toEqual({
      iso: '2026-10-14T09:00:00.000Z',
      text: '14 October 2026',
    });
  });

  it('dates an article by the clock in London', () => {
    expect(pageOf({ firstPublishedAt: '2026-06-30T23:30:00Z' }).published.text).toBe('1 July 2026');
  });

  it('dates an article by the magazine’s own time zone', () => {
    const settings = someSettings({ timeZone: 'Pacific/Auckland' });
    expect(pageOf({ firstPublishedAt: '2026-06-30T13:30:00Z' }, [settings]).published.text).toBe(
      '1 July 2026',
    );
  });

  it('tidies its headline', () => {
    expect(pageOf({ title: ' The rope , again  and again .' }).headline).toBe(
      'The rope, again and again.',
    );
  });

  it('has no page under a slug that it no longer has', () => {
    const mirror = aMirror([...theBasics(), anArticle({ id: 'a' })]);
    mirror.apply([published(anArticle({ id: 'a', slug: 'cord' }))]);
    expect(buildPage(aContext(mirror), '/articles/rope/')).toBeNull();
    expect(pageAt(mirror, 'article', '/articles/cord/').address).toBe('/articles/cord/');
  });

  it('can’t be built without its section, and says what to do', () => {
    const mirror = aMirror([anAuthor(), someSettings(), anArticle()]);
    expect(() => buildPage(aContext(mirror), '/articles/rope/')).toThrow(ContentError);
    expect(() => buildPage(aContext(mirror), '/articles/rope/')).toThrow(
      'The article "The rope that held" names the section section-finance, which is not published. Choose another in the CMS, or publish it.',
    );
  });

  it('names its tags, without those that are gone', () => {
    expect(pageOf({ tags: ['tag-budgets', 'tag-gone'] }, [aTag()]).tags).toEqual(['Budgets']);
  });

  it('dates its corrections, in order, by the calendar', () => {
    const corrections = [
      { date: '2026-03-29', text: 'It was longer .', kind: 'correction' as const },
      { date: '2026-12-31', text: 'Much.', kind: 'clarification' as const },
    ];
    expect(pageOf({ corrections }).corrections).toEqual([
      {
        kind: 'correction',
        date: { iso: '2026-03-29', text: '29 March 2026' },
        text: 'It was longer.',
      },
      {
        kind: 'clarification',
        date: { iso: '2026-12-31', text: '31 December 2026' },
        text: 'Much.',
      },
    ]);
  });
});

describe('the standfirst', () => {
  const standfirstOf = (standfirst: string | null, body: string) =>
    pageOf({ standfirst, body }).standfirst;

  it('stands where the body begins otherwise', () => {
    expect(standfirstOf('It held .', 'The council met.')).toBe('It held.');
  });

  it.each([
    ['word for word', 'It held.', 'It held.\n\nMore.'],
    ['with other stops and case', '“It held”', 'IT HELD.\n\nMore.'],
    ['with markup', 'It held.', '*It* [held](https://example.org/).\n\nMore.'],
    ['with a note', 'It held.', 'It held.[^1]\n\n[^1]: Twice.'],
  ])('is not repeated as the first paragraph %s', (_how, standfirst, body) => {
    expect(standfirstOf(standfirst, body)).toBeNull();
  });

  it('stands where the same words come later', () => {
    expect(standfirstOf('It held.', '## Before\n\nIt held.')).toBe('It held.');
  });

  it.each([null, '', '   '])('is none where there is none (%j)', (standfirst) => {
    expect(standfirstOf(standfirst, 'The council met.')).toBeNull();
  });
});

describe('the sign-off', () => {
  it.each([
    ['Ann Cole is a reporter', 'Ann Cole is a reporter.'],
    ['Ann Cole is a reporter.', 'Ann Cole is a reporter.'],
    ['Ann Cole is a reporter . ', 'Ann Cole is a reporter.'],
    ['Ann Cole is a reporter..', 'Ann Cole is a reporter.'],
    ['Who is Ann Cole?', 'Who is Ann Cole?'],
    ['Ann wrote “Ropes.”', 'Ann wrote “Ropes.”'],
    ['Ann wrote “Ropes”', 'Ann wrote “Ropes”.'],
  ])('%j ends as a sentence does', (signOff, shown) => {
    expect(pageOf({ signOff }).signOff).toBe(shown);
  });

  it('is the columnist’s own in a column', () => {
    const ann = anAuthor({ signOff: 'Ann Cole is a columnist' });
    expect(pageOf({ column: 'column-ledger' }, [aColumn(), ann]).signOff).toBe(
      'Ann Cole is a columnist.',
    );
  });

  it('is none outside a column, and none where two wrote', () => {
    const ann = anAuthor({ signOff: 'Ann Cole is a columnist' });
    const two = ['author-ann-cole', 'author-tom'].map((author) => ({
      author,
      roleAtPublication: null,
    }));
    expect(pageOf({}, [ann]).signOff).toBeNull();
    expect(pageOf({ column: 'column-ledger', bylines: two }, [aColumn(), ann]).signOff).toBeNull();
  });
});

describe('a column, or opinion', () => {
  const ann = anAuthor({ portrait: aFigure({ media: 'media-ann', alt: 'Ann' }) });
  const portrait = aPicture({ id: 'media-ann' });

  it('has the columnist’s portrait, without words, for the name stands beside it', () => {
    const page = pageOf({ column: 'column-ledger' }, [aColumn(), ann, portrait]);
    expect(page.column).toMatchObject({ href: '/columns/ledger/', text: 'The ledger' });
    expect(page.portrait).toMatchObject({ src: '/media/media-ann-1200.jpg', alt: '' });
  });

  it('has no column where it is gone', () => {
    expect(pageOf({ column: 'column-gone' }).column).toBeNull();
  });

  it('has its author’s portrait in opinion outside any column, and news has none', () => {
    const portraitOf = (kind: 'opinion' | 'news') => pageOf({ kind }, [ann, portrait]).portrait;
    expect(portraitOf('opinion')).toMatchObject({ src: '/media/media-ann-1200.jpg' });
    expect(portraitOf('news')).toBeNull();
  });

  it('has no portrait where two wrote', () => {
    const bylines = ['author-ann-cole', 'author-tom-bell'].map((author) => ({
      author,
      roleAtPublication: null,
    }));
    expect(pageOf({ kind: 'opinion', bylines }, [ann, portrait]).portrait).toBeNull();
  });
});

describe('pictures', () => {
  it('of the lead have caption, credit and alternative text', () => {
    const leadImage = aFigure({ caption: 'It held .', credit: 'Tom Bell' });
    const { lead } = pageOf({ leadImage }, [aPicture()]);
    expect(lead).toEqual({
      picture: {
        src: '/media/media-bridge-1200.jpg',
        sources: [
          {
            mime: 'image/webp',
            srcset: '/media/media-bridge-480.webp 480w, /media/media-bridge-1600.webp 1600w',
          },
        ],
        width: 1600,
        height: 900,
        alt: 'A rope bridge',
      },
      caption: 'It held.',
      credit: 'Tom Bell',
    });
  });

  it('that are decorative have no alternative text', () => {
    const leadImage = aFigure({ decorative: true });
    expect(pageOf({ leadImage }, [aPicture()]).lead?.picture.alt).toBe('');
  });

  it('that were deleted from the library are left out', () => {
    expect(pageOf({ leadImage: aFigure() }).lead).toBeNull();
  });

  it('that are no pictures are left out', () => {
    const leadImage = aFigure();
    expect(pageOf({ leadImage }, [aPicture({ width: null, height: null })]).lead).toBeNull();
  });

  it.each(['/uploads/media-bridge.jpg', 'http://127.0.0.1:1337/uploads/media-bridge.jpg'])(
    'in the body are found by the address that the panel writes: %s',
    (url) => {
      const page = pageOf({ body: `![A bridge](${url})` }, [aPicture()]);
      expect(page.bodyHtml).toContain('<img src="/media/media-bridge-1200.jpg" alt="A bridge"');
    },
  );
});

describe('the head of an article page', () => {
  it('has title, description, canonical address and the lead image', () => {
    const { head } = pageOf({ leadImage: aFigure() }, [aPicture()]);
    expect(head).toMatchObject({
      title: 'The rope that held | Precept',
      description: 'It was bought for another bridge.',
      canonical: 'https://precept.example/articles/rope/',
      type: 'article',
      image: {
        url: 'https://precept.example/media/media-bridge-1200.jpg',
        alt: 'A rope bridge',
        width: 1200,
        height: 675,
      },
    });
  });

  it('has the editor’s own wording for search engines where there is one', () => {
    const { head } = pageOf({ seo: { title: 'Rope', description: 'Held .' } });
    expect(head).toMatchObject({ title: 'Rope | Precept', description: 'Held.' });
  });

  it.each([
    ['news', 'NewsArticle'],
    ['opinion', 'OpinionNewsArticle'],
    ['feature', 'NewsArticle'],
    ['analysis', 'AnalysisNewsArticle'],
  ] as const)('describes %s as a schema.org %s', (kind, type) => {
    expect(pageOf({ kind }).head.jsonLd?.['@type']).toBe(type);
  });

  it('describes author, section, corrections and publisher to machines', () => {
    const corrections = [{ date: '2026-10-15', text: 'Longer.', kind: 'correction' as const }];
    expect(
      pageOf({ corrections }, [someSettings({ publisher: 'The Society' })]).head.jsonLd,
    ).toMatchObject({
      headline: 'The rope that held',
      datePublished: '2026-10-14T09:00:00.000Z',
      author: [
        {
          '@type': 'Person',
          name: 'Ann Cole',
          url: 'https://precept.example/authors/ann-cole/',
          jobTitle: 'Reporter, Precept',
        },
      ],
      articleSection: 'Finance',
      isPartOf: { '@type': 'CollectionPage', name: 'Finance' },
      mainEntityOfPage: {
        '@type': 'WebPage',
        '@id': 'https://precept.example/articles/rope/',
        breadcrumb: {
          itemListElement: [
            { position: 1, name: 'Finance', item: 'https://precept.example/sections/finance/' },
            { position: 2, name: 'The rope that held' },
          ],
        },
      },
      dateModified: '2026-10-15',
      publisher: {
        '@type': 'NewsMediaOrganization',
        '@id': 'https://precept.example/#publisher',
        name: 'The Society',
      },
      correction: [{ '@type': 'CorrectionComment', text: 'Longer.', datePublished: '2026-10-15' }],
      commentCount: 0,
    });
  });
});

describe('an article’s description for machines', () => {
  it('says nothing of a change where readers were told of none', () => {
    expect(pageOf({}).head.jsonLd).not.toHaveProperty('dateModified');
  });

  it('names the column that it is part of', () => {
    const mirror = aMirror([...theBasics(), aColumn(), anArticle({ column: 'column-ledger' })]);
    expect(pageAt(mirror, 'article', '/articles/rope/').head.jsonLd?.['isPartOf']).toMatchObject([
      { '@type': 'CreativeWorkSeries', name: 'The ledger' },
      { '@type': 'CollectionPage', name: 'Finance' },
    ]);
  });
});

describe('an article whose section is gone', () => {
  const lost = anArticle({ slug: 'lost', section: 'section-gone' });
  const mirror = aMirror([...theBasics(), anArticle(), lost]);

  it.each(['/', '/authors/ann-cole/', '/articles/rope/', '/rss.xml', '/404/'])(
    'does not take %s with it',
    (address) => {
      expect(buildPage(aContext(mirror), address)).not.toBeNull();
    },
  );

  it('is left out of lists, for it has no kicker', () => {
    const { cards } = pageAt(mirror, 'list', '/authors/ann-cole/');
    expect(cards.map((card) => card.href)).toEqual(['/articles/rope/']);
  });

  it('is back as soon as its section is', () => {
    mirror.apply([published(aSection({ id: 'section-gone', slug: 'back' }))]);
    expect(pageAt(mirror, 'list', '/authors/ann-cole/').cards).toHaveLength(2);
  });
});
