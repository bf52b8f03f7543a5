import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aColumn,
  aComment,
  aFigure,
  aFrontPage,
  aMirror,
  anArticle,
  anAuthor,
  aPage,
  aPicture,
  aRedirect,
  aSection,
  aTag,
  published,
  someSettings,
  someViews,
  withdrawn,
} from '../../test/factories.ts';
import { facets, type FacetName } from './facets.ts';
import {
  type ContentReader,
  listPageLength,
  scopes,
  type Dirty,
  type Mirror,
  type Reads,
  type StoredChange,
  type StoredDocument,
} from './index.ts';

/** Whether a change that touched `dirty` concerns a page that read `reads`. */
function concerns(dirty: Dirty, reads: Reads): boolean {
  return (
    [...dirty.tags].some((tag) => reads.tags.has(tag)) ||
    dirty.places.some(({ scope, sort }) =>
      reads.ranges.some(
        (range) => range.scope === scope && range.low <= sort && sort <= range.high,
      ),
    )
  );
}

const few = fc.constantFrom('1', '2', '3');
const text = fc.constantFrom('one', 'two', 'three');
const figure = fc.option(
  few.map((id) => aFigure({ media: `media-${id}` })),
  { freq: 2 },
);
const instant = fc
  .integer({ min: 0, max: 90 })
  .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString());

/** Any document of a small magazine in which everything refers to everything. */
const document: fc.Arbitrary<StoredDocument> = fc.oneof(
  {
    arbitrary: fc
      .record({
        id: fc.integer({ min: 1, max: 8 }).map((number) => `article-${number}`),
        slug: few.map((slug) => `rope-${slug}`),
        title: text,
        body: text,
        kind: fc.constantFrom('news', 'opinion'),
        section: few.map((id) => `section-${id}`),
        column: fc.option(few.map((id) => `column-${id}`)),
        bylines: fc.array(
          few.map((id) => ({ author: `author-${id}`, roleAtPublication: null })),
          { maxLength: 2 },
        ),
        leadImage: figure,
        firstPublishedAt: instant,
      })
      .map(anArticle),
    weight: 6,
  },
  fc
    .record({
      id: few.map((id) => `author-${id}`),
      slug: few,
      name: text,
      bio: text,
      portrait: figure,
    })
    .map(anAuthor),
  fc
    .record({
      id: few.map((id) => `column-${id}`),
      slug: few,
      title: text,
      authors: fc.array(
        few.map((id) => `author-${id}`),
        { maxLength: 3 },
      ),
    })
    .map(aColumn),
  fc
    .record({
      id: few.map((id) => `section-${id}`),
      slug: few,
      name: text,
      position: fc.integer({ min: -2, max: 2 }),
      colour: fc.constantFrom('teal', 'plum'),
    })
    .map(aSection),
  fc.record({ id: few.map((id) => `tag-${id}`), slug: few, name: text }).map(aTag),
  fc
    .record({
      id: few.map((id) => `page-${id}`),
      slug: few,
      title: text,
      body: text,
      inFooter: fc.boolean(),
    })
    .map(aPage),
  fc.record({ lead: fc.uniqueArray(few.map((id) => `article-${id}`)) }).map(aFrontPage),
  fc
    .record({ title: text, tagline: text, commentPolicy: fc.constantFrom('off', 'pre-moderated') })
    .map(someSettings),
  fc
    .record({
      id: few.map((id) => `comment-${id}`),
      article: few.map((id) => `article-${id}`),
      body: text,
      submittedAt: instant,
    })
    .map(aComment),
  fc
    .record({ id: few.map((id) => `article-${id}`), total: fc.integer({ min: 0, max: 3 }) })
    .map(someViews),
  fc
    .record({
      id: few.map((id) => `redirect-${id}`),
      from: few.map((slug) => `/articles/${slug}/`),
    })
    .map(aRedirect),
  fc
    .record({
      id: few.map((id) => `media-${id}`),
      url: few.map((name) => `/uploads/${name}`),
      version: few,
    })
    .map(aPicture),
);

const change: fc.Arbitrary<StoredChange> = fc.oneof(
  { arbitrary: document.map(published), weight: 3 },
  { arbitrary: document.map(withdrawn), weight: 1 },
);

const ids = ['1', '2', '3'];
const allScopes = [
  scopes.articles,
  scopes.corrected,
  scopes.sections,
  scopes.columns,
  scopes.authors,
  scopes.pages,
  scopes.redirects,
  scopes.mostRead,
  scopes.kind('news'),
  scopes.kind('opinion'),
  scopes.month('2026-01'),
  scopes.month('2026-03'),
  ...ids.flatMap((id) => [
    scopes.section(`section-${id}`),
    scopes.column(`column-${id}`),
    scopes.author(`author-${id}`),
    scopes.comments(`article-${id}`),
    scopes.popular(`author-${id}`),
    scopes.mostReadIn(`section-${id}`),
    scopes.columnsBy(`author-${id}`),
  ]),
];

/** Every question that a page can ask. */
const questions: readonly { name: string; ask: (reader: ContentReader) => unknown }[] = [
  ...(Object.keys(facets) as FacetName[]).flatMap((facet) => {
    const type = facet.slice(0, facet.indexOf('.'));
    const named = type === 'views' ? 'article' : type;
    const asked =
      type === 'settings' || type === 'front-page' ? ['single'] : ids.map((id) => `${named}-${id}`);
    return asked.map((id) => ({
      name: `get ${facet} ${id}`,
      ask: (reader: ContentReader) => reader.get(facet, id),
    }));
  }),
  ...(['article', 'author', 'column', 'section', 'tag', 'page'] as const).flatMap((type) =>
    ids.map((id) => {
      const slug = type === 'article' ? `rope-${id}` : id;
      return {
        name: `idBySlug ${type} ${slug}`,
        ask: (reader: ContentReader) => reader.idBySlug(type, slug),
      };
    }),
  ),
  ...ids.map((name) => ({
    name: `mediaIdByUrl ${name}`,
    ask: (reader: ContentReader) => reader.mediaIdByUrl(`/uploads/${name}`),
  })),
  ...allScopes.flatMap((scope) => {
    const sort = '2026-02-01T00:00:00.000Z';
    return [
      { name: `all ${scope}`, ask: (reader: ContentReader) => reader.all(scope) },
      { name: `count ${scope}`, ask: (reader: ContentReader) => reader.count(scope) },
      { name: `newest ${scope}`, ask: (reader: ContentReader) => reader.newest(scope, 2) },
      { name: `newest none ${scope}`, ask: (reader: ContentReader) => reader.newest(scope, 0) },
      {
        name: `before ${scope}`,
        ask: (reader: ContentReader) => reader.before(scope, { sort, limit: 2 }),
      },
      {
        name: `after ${scope}`,
        ask: (reader: ContentReader) => reader.after(scope, { sort, limit: 2 }),
      },
      { name: `firstPage ${scope}`, ask: (reader: ContentReader) => reader.firstPage(scope) },
      ...[1, 2].map((page) => ({
        name: `numberedPage ${page} ${scope}`,
        ask: (reader: ContentReader) => reader.numberedPage(scope, page),
      })),
    ];
  }),
  { name: 'months', ask: (reader: ContentReader) => reader.months() },
];

/** What each question answers, and what it wrote down. */
function askAll(mirror: Mirror): { answer: string; reads: Reads }[] {
  return questions.map(({ ask }) => {
    const reader = mirror.reader();
    return { answer: JSON.stringify(ask(reader)), reads: reader.reads };
  });
}

/** The questions whose answers the changes altered without touching what they had written down. */
function missedBy(mirror: Mirror, changes: readonly StoredChange[]): string[] {
  const before = askAll(mirror);
  const dirty = mirror.apply(changes);
  return askAll(mirror).flatMap(({ answer }, index) => {
    const asked = before[index];
    if (asked === undefined || answer === asked.answer || concerns(dirty, asked.reads)) return [];
    return [`${questions[index]?.name}: ${asked.answer} became ${answer}`];
  });
}

describe('a reader', () => {
  it(
    'writes down, for every question and facet, what alters the answer',
    { timeout: 30_000 },
    () => {
      fc.assert(
        fc.property(
          fc.array(document, { maxLength: 25 }),
          fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), {
            minLength: 1,
            maxLength: 3,
          }),
          (documents, batches) => {
            const mirror = aMirror(documents);
            for (const changes of batches) expect(missedBy(mirror, changes)).toEqual([]);
          },
        ),
        { numRuns: 150 },
      );
    },
  );

  it('writes down what alters the numbered pages of a long list', { timeout: 30_000 }, () => {
    const article = (number: number) =>
      anArticle({
        id: `article-${number}`,
        slug: `a${number}`,
        section: 'section-1',
        firstPublishedAt: new Date(Date.UTC(2026, 0, 1) + number * 3_600_000).toISOString(),
      });
    fc.assert(
      fc.property(
        fc.constantFrom(
          ...[-2, -1, 0, 1].flatMap((more) => [2, 3].map((pages) => pages * listPageLength + more)),
        ),
        fc.array(fc.tuple(fc.integer({ min: -2, max: 62 }), fc.boolean()), {
          minLength: 1,
          maxLength: 4,
        }),
        (length, edits) => {
          const mirror = aMirror(Array.from({ length }, (_value, number) => article(number)));
          for (const [number, isThere] of edits) {
            const edit = isThere ? published(article(number)) : withdrawn(article(number));
            expect(missedBy(mirror, [edit])).toEqual([]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('answers the newest first, and what stands nearest before and after a place', () => {
    const mirror = aMirror(
      [1, 2, 3, 4, 5].map((day) =>
        anArticle({ slug: `d${day}`, firstPublishedAt: `2026-01-0${day}T00:00:00Z` }),
      ),
    );
    const sort = '2026-01-03T00:00:00.000Z article-d3';
    const reader = mirror.reader();
    expect(reader.newest(scopes.articles, 2)).toEqual(['article-d5', 'article-d4']);
    expect(reader.before(scopes.articles, { sort, limit: 9 })).toEqual([
      'article-d2',
      'article-d1',
    ]);
    expect(reader.after(scopes.articles, { sort, limit: 1 })).toEqual(['article-d4']);
  });

  it('is not concerned by what is published after the stretch that it read', () => {
    const mirror = aMirror(
      [1, 2, 3].map((day) =>
        anArticle({ slug: `d${day}`, firstPublishedAt: `2026-01-0${day}T00:00:00Z` }),
      ),
    );
    const reader = mirror.reader();
    reader.before(scopes.articles, { sort: '2026-01-03T00:00:00.000Z article-d3', limit: 2 });
    const dirty = mirror.apply([
      published(anArticle({ slug: 'new', firstPublishedAt: '2026-01-04T00:00:00Z' })),
    ]);
    expect(concerns(dirty, reader.reads)).toBe(false);
  });

  it('hands out nothing but the facet', () => {
    const reader = aMirror([anAuthor({ bio: 'Secret.' })]).reader();
    expect(reader.get('author.label', 'author-ann-cole')).toEqual({
      slug: 'ann-cole',
      name: 'Ann Cole',
      role: 'Chief reporter, Precept',
      portrait: null,
    });
  });

  it('writes nothing down that another reader was asked', () => {
    const mirror = aMirror([anArticle()]);
    mirror.reader().get('article.card', 'article-rope');
    expect(mirror.reader().reads).toEqual({ tags: new Set(), ranges: [] });
  });
});

describe('numbered pages', () => {
  const mirrorOf = (length: number) =>
    aMirror(
      Array.from({ length }, (_value, number) =>
        anArticle({
          slug: `n${number}`,
          firstPublishedAt: new Date(Date.UTC(2026, 0, 1) + number * 3_600_000).toISOString(),
        }),
      ),
    );

  it.each([
    [0, 0, 0],
    [1, 0, 1],
    [39, 0, 39],
    [40, 1, 20],
    [59, 1, 39],
    [60, 2, 20],
    [100, 4, 20],
  ])('of %d articles are %d, and the first page holds %d', (length, numbered, first) => {
    const { ids: shown, numbered: pages } = mirrorOf(length).reader().firstPage(scopes.articles);
    expect([pages, shown.length]).toEqual([numbered, first]);
  });

  it('count from the oldest, so a new article shifts none of them', () => {
    const mirror = mirrorOf(75);
    const pages = () => [1, 2].map((page) => mirror.reader().numberedPage(scopes.articles, page));
    const before = pages();
    mirror.apply([published(anArticle({ slug: 'new', firstPublishedAt: '2026-06-01T00:00:00Z' }))]);
    expect(pages()).toEqual(before);
    expect(before[0]).toEqual(
      Array.from({ length: 20 }, (_value, index) => `article-n${19 - index}`),
    );
  });

  it('and the first page together hold every article once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 130 }), (length) => {
        const reader = mirrorOf(length).reader();
        const { ids: first, numbered } = reader.firstPage(scopes.articles);
        const rest = Array.from(
          { length: numbered },
          (_value, index) => reader.numberedPage(scopes.articles, numbered - index) ?? [],
        );
        expect([...first, ...rest.flat()]).toEqual(
          Array.from({ length }, (_value, index) => `article-n${length - 1 - index}`),
        );
      }),
      { numRuns: 15 },
    );
  });

  it.each([0, -1, 3, 1e20])('are none of number %d', (page) => {
    expect(mirrorOf(60).reader().numberedPage(scopes.articles, page)).toBeNull();
  });
});
