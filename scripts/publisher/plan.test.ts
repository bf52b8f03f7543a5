import fc from 'fast-check';
import { documentTypes } from '@standfirst/shared-types';
import { describe, expect, it } from 'vitest';
import {
  listPageLength,
  Mirror,
  type StoredChange,
  type StoredDocument,
} from '@standfirst/site/content';
import { allAddresses, buildPage } from '@standfirst/site/model';
import {
  aColumn,
  aComment,
  aFigure,
  aFrontPage,
  anArticle,
  anAuthor,
  aPage,
  aPicture,
  aSection,
  aTag,
  published,
  someSettings,
  someViews,
  theBasics,
  withdrawn,
} from '../../site/test/factories.ts';
import { openDatabase, transaction } from './database.ts';
import {
  candidates,
  decide,
  isIdle,
  isOtherCode,
  needsEverything,
  type PlanContext,
  type Step,
} from './plan.ts';
import { rememberDirty } from './pull.ts';
import { commitRelease, type ReleaseChange } from './release.ts';

/** A publisher that plans on its real tables and keeps page objects instead of rendering them. */
class Planner {
  readonly #context: PlanContext;
  /** What stands at each address. */
  readonly pages = new Map<string, string>();
  /** The addresses that were looked at for the last changes. */
  looked: string[] = [];
  /** The addresses whose page was made anew for the last changes. */
  made: string[] = [];

  constructor(documents: readonly StoredDocument[]) {
    const db = openDatabase(':memory:');
    this.#context = {
      db,
      mirror: new Mirror(db),
      siteUrl: 'https://precept.example',
      code: 'code',
    };
    this.follow(documents.map(published));
  }

  get mirror(): Mirror {
    return this.#context.mirror;
  }

  /** Takes changes over and makes the release that shows them. */
  follow(changes: readonly StoredChange[]): void {
    const { db, mirror } = this.#context;
    transaction(db, () => rememberDirty(db, mirror.apply(changes)));
    this.looked = [
      ...candidates(this.#context, { everything: needsEverything(this.#context) }),
    ].sort();
    const steps = this.looked.map((address) => decide(this.#context, address));
    this.made = steps.flatMap((step) => (step.kind === 'render' ? [step.address] : []));
    for (const step of steps) this.#keep(step);
    commitRelease(db, releaseOf(steps));
  }

  /** Every address whose page differs from the one that a full render of the same documents makes. */
  stale(): string[] {
    const documents = documentTypes.flatMap((type) => [...this.mirror.ofType(type)]);
    const fresh = new Mirror(openDatabase(':memory:'));
    fresh.apply(documents.map(published));
    const full = new Map(
      [...allAddresses(fresh)].map((address) => [address, this.#builtFrom(fresh, address)]),
    );
    const addresses = new Set([...full.keys(), ...this.pages.keys()]);
    return [...addresses].filter((address) => full.get(address) !== this.pages.get(address));
  }

  #keep(step: Step): void {
    if (step.kind === 'render') this.pages.set(step.address, JSON.stringify(step.page));
    if (step.kind === 'remove') this.pages.delete(step.address);
  }

  #builtFrom(mirror: Mirror, address: string): string | undefined {
    const { siteUrl } = this.#context;
    // A page that can't be built keeps its last good version: the one that stands here.
    try {
      const page = buildPage({ content: mirror.reader(), siteUrl }, address);
      return page === null ? undefined : JSON.stringify(page);
    } catch {
      return this.pages.get(address);
    }
  }
}

function releaseOf(steps: readonly Step[]): ReleaseChange {
  const entry = { blob: 'aa/bb', mime: 'text/html', styles: '' };
  const of = <K extends Step['kind']>(kind: K) =>
    steps.filter((step): step is Extract<Step, { kind: K }> => step.kind === kind);
  return {
    cursor: 0,
    code: 'code',
    rendered: of('render').map((step) => ({ ...step, ...entry })),
    unchanged: of('unchanged'),
    removed: of('remove').map(({ address }) => address),
    failed: of('fail'),
    rules: [],
    siteAssets: null,
  };
}

const few = fc.constantFrom('1', '2', '3');
const words = fc.constantFrom('One.', 'Two.', 'By Three', '![x](/uploads/media-1.jpg)');
const articleId = fc.integer({ min: 1, max: 9 }).map((number) => `article-${number}`);
const bylines = fc.array(
  few.map((id) => ({ author: `author-${id}`, roleAtPublication: null })),
  { maxLength: 2 },
);
const figure = fc.option(
  few.map((id) => aFigure({ media: `media-${id}` })),
  { freq: 2 },
);
const instant = fc
  .integer({ min: 0, max: 80 })
  .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString());

const article = fc
  .record({
    id: articleId,
    slug: fc.integer({ min: 1, max: 7 }).map((number) => `rope-${number}`),
    title: words,
    standfirst: fc.option(words),
    body: words,
    kind: fc.constantFrom('news', 'opinion'),
    section: few.map((id) => `section-${id}`),
    column: fc.option(few.map((id) => `column-${id}`)),
    bylines,
    leadImage: figure,
    related: fc.array(articleId, { maxLength: 5 }),
    firstPublishedAt: instant,
    commentsOpen: fc.boolean(),
    tags: fc.array(
      few.map((id) => `tag-${id}`),
      { maxLength: 2 },
    ),
  })
  .map(anArticle);

/** Any document of a small magazine in which everything refers to everything. */
const document: fc.Arbitrary<StoredDocument> = fc.oneof(
  { arbitrary: article, weight: 8 },
  fc
    .record({
      id: few.map((id) => `author-${id}`),
      slug: few,
      name: words,
      signOff: fc.option(words),
      bio: fc.option(words),
      portrait: figure,
    })
    .map(anAuthor),
  fc
    .record({
      id: few.map((id) => `column-${id}`),
      slug: few,
      title: words,
      authors: fc.array(
        few.map((id) => `author-${id}`),
        { maxLength: 3 },
      ),
      image: fc.option(few.map((id) => `media-${id}`)),
      closed: fc.boolean(),
    })
    .map(aColumn),
  fc
    .record({
      id: few.map((id) => `section-${id}`),
      slug: few,
      name: words,
      description: fc.option(words),
      position: fc.integer({ min: -2, max: 2 }),
      colour: fc.constantFrom('teal', 'plum'),
    })
    .map(aSection),
  fc.record({ id: few.map((id) => `tag-${id}`), slug: few, name: words }).map(aTag),
  fc
    .record({
      id: few.map((id) => `page-${id}`),
      slug: fc.constantFrom('terms', 'about', 'privacy'),
      title: words,
      body: words,
      inFooter: fc.boolean(),
    })
    .map(aPage),
  fc.record({ lead: fc.uniqueArray(articleId, { maxLength: 7 }) }).map(aFrontPage),
  fc
    .record({
      title: words,
      tagline: fc.option(words),
      logo: fc.option(few.map((id) => `media-${id}`)),
      commentPolicy: fc.constantFrom('off', 'pre-moderated'),
      timeZone: fc.constantFrom('Europe/London', 'Pacific/Auckland'),
    })
    .map(someSettings),
  fc
    .record({
      id: few.map((id) => `comment-${id}`),
      article: articleId,
      parent: fc.option(few.map((id) => `comment-${id}`)),
      body: words,
      submittedAt: instant,
    })
    .map(aComment),
  fc.record({ id: articleId, total: fc.integer({ min: 8, max: 14 }) }).map(someViews),
  fc
    .record({ id: few.map((id) => `media-${id}`), version: few, width: fc.constantFrom(1600, 800) })
    .map(aPicture),
);

const change: fc.Arbitrary<StoredChange> = fc.oneof(
  { arbitrary: document.map(published), weight: 4 },
  { arbitrary: document.map(withdrawn), weight: 1 },
);
const batch = fc.array(change, { minLength: 1, maxLength: 3 });

/** Without these most articles could not be built at first. */
const theSections = ['1', '2', '3'].map((slug) => aSection({ slug }));

/** A long section in the order of publication, so that its lists have numbered pages. */
function aLongSection(length: number): StoredDocument[] {
  return Array.from({ length }, (_value, number) => anInstalment(number));
}

function anInstalment(number: number, parts: Parameters<typeof anArticle>[0] = {}): StoredDocument {
  const firstPublishedAt = new Date(Date.UTC(2026, 0, 1) + number * 3_600_000).toISOString();
  return anArticle({ id: `instalment-${number}`, slug: `n${number}`, firstPublishedAt, ...parts });
}

describe('incremental equals full', () => {
  it('whatever is created, edited, moved, renamed, withdrawn, commented on, read or set', () => {
    fc.assert(
      fc.property(
        fc.array(document, { maxLength: 20 }),
        fc.array(batch, { minLength: 1, maxLength: 4 }),
        (documents, batches) => {
          const planner = new Planner([...theBasics(), ...theSections, ...documents]);
          for (const changes of batches) {
            planner.follow(changes);
            expect(planner.stale()).toEqual([]);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('where lists have numbered pages, whatever enters, leaves or renames them', () => {
    const edge = fc.constantFrom(
      ...[2, 3].flatMap((pages) => [-1, 0, 1].map((more) => pages * listPageLength + more)),
    );
    const edit = fc.oneof(
      fc.integer({ min: -3, max: 64 }).map((number) => published(anInstalment(number))),
      fc.integer({ min: 0, max: 62 }).map((number) => withdrawn(anInstalment(number))),
      fc
        .integer({ min: 0, max: 62 })
        .map((number) => published(anInstalment(number, { section: 'section-1' }))),
      few.map((slug) => published(aSection({ id: 'section-finance', slug }))),
      few.map((slug) => published(aSection({ id: 'section-1', slug }))),
      few.map((slug) => published(anAuthor({ id: 'author-ann-cole', slug }))),
      fc.constant(withdrawn(aSection({ id: 'section-finance' }))),
    );
    fc.assert(
      fc.property(
        edge,
        fc.array(fc.array(edit, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
        (length, batches) => {
          const planner = new Planner([...theBasics(), ...aLongSection(length)]);
          for (const changes of batches) {
            planner.follow(changes);
            expect(planner.stale()).toEqual([]);
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('the plan', () => {
  const long = () => new Planner([...theBasics(), ...aLongSection(100)]);

  it('looks at nothing when nothing changed', () => {
    const planner = long();
    planner.follow([published(anInstalment(7))]);
    expect(planner.looked).toEqual([]);
  });

  it('makes only the pages that show a new article', () => {
    const planner = long();
    planner.follow([published(anInstalment(500))]);
    expect(planner.made).toEqual([
      '/',
      '/404/',
      '/410/',
      '/articles/n500/',
      '/authors/',
      '/authors/ann-cole/',
      '/authors/ann-cole/rss.xml',
      '/rss.xml',
      '/sections/finance/',
      '/sections/finance/rss.xml',
      '/sitemap-2026-01.xml',
    ]);
  });

  it('makes only the article and its feeds anew for a changed body', () => {
    const planner = long();
    planner.follow([published(anInstalment(99, { body: 'New.' }))]);
    expect(planner.made).toEqual([
      '/articles/n99/',
      '/authors/ann-cole/rss.xml',
      '/rss.xml',
      '/sections/finance/rss.xml',
    ]);
  });

  it('looks at few pages of a long list for an edit in the middle of it', () => {
    const planner = long();
    planner.follow([published(anInstalment(50, { title: 'New' }))]);
    expect(planner.looked.length).toBeLessThan(20);
    expect(planner.made).toContain('/sections/finance/page/3/');
    expect(planner.made).not.toContain('/sections/finance/page/2/');
  });

  it('makes no page anew for a reading, a tag or a picture that nothing shows', () => {
    const planner = long();
    planner.follow([
      published(someViews({ id: 'article-none' })),
      published(aTag()),
      published(aPicture()),
    ]);
    expect(planner.made).toEqual([]);
  });

  it('tries a page again that could not be built, until it can', () => {
    const planner = new Planner([anAuthor(), someSettings(), anArticle()]);
    expect(planner.pages.has('/articles/rope/')).toBe(false);
    planner.follow([published(aTag())]);
    expect(planner.looked).toContain('/articles/rope/');
    planner.follow([published(aSection())]);
    expect(planner.made).toContain('/articles/rope/');
  });
});

describe('one address', () => {
  const contextOf = (documents: readonly StoredDocument[], code = 'code'): PlanContext => {
    const db = openDatabase(':memory:');
    const mirror = new Mirror(db);
    mirror.apply(documents.map(published));
    return { db, mirror, siteUrl: 'https://precept.example', code };
  };
  const keyOf = (step: Step) => (step.kind === 'render' ? step.key : step.kind);

  it('has the same key for the same object, and another for other code', () => {
    const documents = [...theBasics(), anArticle()];
    const [one, same, other] = [
      contextOf(documents),
      contextOf(documents),
      contextOf(documents, 'other'),
    ].map((context) => keyOf(decide(context, '/articles/rope/')));
    expect(same).toBe(one);
    expect(other).not.toBe(one);
  });

  it('fails alone, by name, where its content is at fault', () => {
    const step = decide(contextOf([anArticle()]), '/articles/rope/');
    expect(step).toMatchObject({ kind: 'fail', address: '/articles/rope/' });
    expect(step).toMatchObject({
      reason: expect.stringContaining('"The rope that held" names the section') as string,
    });
  });

  it('fails alone, by name, where its text can’t be rendered', () => {
    const article = anArticle({ body: `${'>'.repeat(20_000)} x` });
    const step = decide(contextOf([...theBasics(), article]), '/articles/rope/');
    expect(step).toMatchObject({
      kind: 'fail',
      reason: expect.stringContaining('nested very deeply') as string,
    });
  });

  it('blames no page for a database that fails', () => {
    const context = contextOf([...theBasics(), anArticle()]);
    context.db.exec('DROP TABLE rendered_markdown');
    expect(() => decide(context, '/articles/rope/')).toThrow(/rendered_markdown/);
  });

  it('is to go where nothing stands', () => {
    expect(decide(contextOf([]), '/articles/rope/')).toEqual({
      kind: 'remove',
      address: '/articles/rope/',
    });
  });
});

describe('the first look', () => {
  it('is at everything, and so is the first with other code', () => {
    const db = openDatabase(':memory:');
    const context = {
      db,
      mirror: new Mirror(db),
      siteUrl: 'https://precept.example',
      code: 'code',
    };
    expect([needsEverything(context), isOtherCode(context), isIdle(context)]).toEqual([
      true,
      false,
      false,
    ]);
    commitRelease(db, releaseOf([]));
    expect([needsEverything(context), isOtherCode(context), isIdle(context)]).toEqual([
      false,
      false,
      true,
    ]);
    const newer = { ...context, code: 'newer' };
    expect([needsEverything(newer), isOtherCode(newer), isIdle(newer)]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
