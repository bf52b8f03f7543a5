import { describe, expect, it } from 'vitest';
import { Mirror, type StoredChange, type StoredDocument } from '@standfirst/site/content';
import {
  anArticle,
  anAuthor,
  aPicture,
  aSection,
  aTag,
  published,
  someSettings,
  someViews,
  theBasics,
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
import { PageIndex } from './page-index.ts';
import { rememberDirty } from './dirty.ts';
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
    const index = new PageIndex(db);
    const outdated = steps.flatMap((step) => ('reads' in step ? index.learn(step) : []));
    commitRelease(db, { ...releaseOf(steps), outdated });
  }

  #keep(step: Step): void {
    if (step.kind === 'render') this.pages.set(step.address, JSON.stringify(step.page));
    if (step.kind === 'remove') this.pages.delete(step.address);
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
    outdated: [],
    removed: of('remove').map(({ address }) => address),
    failed: of('fail'),
    rules: [],
    siteAssets: null,
  };
}

/** A long section in the order of publication, so that its lists have numbered pages. */
function aLongSection(length: number): StoredDocument[] {
  return Array.from({ length }, (_value, number) => anInstalment(number));
}

function anInstalment(number: number, parts: Parameters<typeof anArticle>[0] = {}): StoredDocument {
  const firstPublishedAt = new Date(Date.UTC(2026, 0, 1) + number * 3_600_000).toISOString();
  return anArticle({ id: `instalment-${number}`, slug: `n${number}`, firstPublishedAt, ...parts });
}

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
      '/archive/2026/01/',
      '/articles/n500/',
      '/authors/',
      '/authors/ann-cole/',
      '/authors/ann-cole/feed.json',
      '/authors/ann-cole/rss.xml',
      '/feed.json',
      '/rss.xml',
      '/sections/finance/',
      '/sections/finance/feed.json',
      '/sections/finance/rss.xml',
      '/sitemap-2026-01.xml',
      '/sitemap-news.xml',
    ]);
  });

  it('makes only the article and its feeds anew for a changed body', () => {
    const planner = long();
    planner.follow([published(anInstalment(99, { body: 'New.' }))]);
    expect(planner.made).toEqual([
      '/articles/n99/',
      '/authors/ann-cole/feed.json',
      '/authors/ann-cole/rss.xml',
      '/feed.json',
      '/rss.xml',
      '/sections/finance/feed.json',
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
    context.db.exec('DROP TABLE documents');
    expect(() => decide(context, '/articles/rope/')).toThrow(/documents/);
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
