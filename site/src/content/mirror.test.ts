import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import {
  aColumn,
  aComment,
  aFrontPage,
  aMirror,
  anArticle,
  anAuthor,
  aPage,
  aPicture,
  aSection,
  aTag,
  published,
  someSettings,
  someViews,
  withdrawn,
} from '../../test/factories.ts';
import { Mirror, scopes } from './index.ts';

describe('the mirror', () => {
  it('gives back what it was given', () => {
    const documents = [anArticle(), anAuthor(), aPicture()];
    const mirror = aMirror(documents);
    expect(documents.map(({ type, id }) => mirror.get(type, id))).toEqual(documents);
  });

  it('knows nothing of what was never published', () => {
    const mirror = aMirror();
    expect([mirror.get('article', 'x'), mirror.idBySlug('article', 'x')]).toEqual([null, null]);
    expect([mirror.months(), mirror.gone(), mirror.held()]).toEqual([[], [], []]);
  });

  it('finds a document by its slug, and no longer by its old one', () => {
    const mirror = aMirror([anArticle({ id: 'a' })]);
    mirror.apply([published(anArticle({ id: 'a', slug: 'cord' }))]);
    expect([mirror.idBySlug('article', 'cord'), mirror.idBySlug('article', 'rope')]).toEqual([
      'a',
      null,
    ]);
  });

  it('finds a slug’s owner when two articles have swapped slugs', () => {
    const mirror = aMirror([
      anArticle({ id: 'a', slug: 'one' }),
      anArticle({ id: 'b', slug: 'two' }),
    ]);
    mirror.apply([
      published(anArticle({ id: 'a', slug: 'two' })),
      published(anArticle({ id: 'b', slug: 'one' })),
    ]);
    expect([mirror.idBySlug('article', 'one'), mirror.idBySlug('article', 'two')]).toEqual([
      'b',
      'a',
    ]);
  });

  it('keeps documents of different types apart that have the same slug', () => {
    const mirror = aMirror([aPage({ slug: 'finance' }), aSection({ slug: 'finance' })]);
    expect(mirror.idBySlug('section', 'finance')).toBe('section-finance');
  });

  it('has one settings document and one front page, whatever their ids', () => {
    const mirror = aMirror([someSettings({ id: 'old', title: 'Old' }), aFrontPage({ id: 'old' })]);
    mirror.apply([published(someSettings({ id: 'new', title: 'New' }))]);
    expect(mirror.get('settings', 'whatever')?.title).toBe('New');
    expect([...mirror.ofType('settings')]).toHaveLength(1);
  });

  it('remembers where it stands in the change log, across a restart', () => {
    const db = new DatabaseSync(':memory:');
    new Mirror(db).advance({ cursor: 7, remaining: 2 });
    expect(new Mirror(db).state()).toEqual({ cursor: 7, remaining: 2 });
  });

  it('begins at the beginning of the change log', () => {
    expect(aMirror().state()).toEqual({ cursor: 0, remaining: 0 });
  });
});

describe('lists', () => {
  const at = (firstPublishedAt: string, slug: string) => anArticle({ slug, firstPublishedAt });
  const listed = (mirror: Mirror, scope: string) =>
    mirror.list(scope, { order: 'ascending' }).map((row) => row.id);

  it('hold articles by first publication, whatever form the instant has', () => {
    const mirror = aMirror([
      at('2026-01-01T00:00:00.500Z', 'second'),
      at('2026-01-01T00:00:01Z', 'third'),
      at('2026-01-01T00:00:00Z', 'first'),
    ]);
    expect(listed(mirror, scopes.articles)).toEqual([
      'article-first',
      'article-second',
      'article-third',
    ]);
  });

  it('hold an article under its section, column, authors, kind and month, each once', () => {
    const article = anArticle({
      column: 'column-ledger',
      bylines: ['ann', 'tom', 'ann'].map((author) => ({ author, roleAtPublication: null })),
    });
    const mirror = aMirror([article]);
    const held = [
      scopes.section('section-finance'),
      scopes.column('column-ledger'),
      scopes.author('ann'),
      scopes.author('tom'),
      scopes.kind('news'),
      scopes.month('2026-10'),
    ];
    expect(held.map((scope) => mirror.length(scope))).toEqual(held.map(() => 1));
  });

  it('let go of an article that was withdrawn', () => {
    const mirror = aMirror([anArticle()]);
    mirror.apply([withdrawn(anArticle())]);
    expect([listed(mirror, scopes.articles), mirror.months()]).toEqual([[], []]);
  });

  it('hold sections by position, negative and large ones too', () => {
    const positions = [100_000_000, -1, 3, -20, 20, 0];
    const mirror = aMirror(
      positions.map((position) => aSection({ slug: `p${position}`, position })),
    );
    expect(listed(mirror, scopes.sections)).toEqual(
      positions.toSorted((a, b) => a - b).map((position) => `section-p${position}`),
    );
  });

  it('hold authors by surname, without regard to accents or case', () => {
    const names = ['Zoe Adams', 'Émile Óbrien', 'ann OBRIEN', 'Plato', 'Tom Zeal'];
    const mirror = aMirror(names.map((name, index) => anAuthor({ slug: `a${index}`, name })));
    const byList = listed(mirror, scopes.authors).map((id) => mirror.get('author', id)?.name);
    expect(byList).toEqual(['Zoe Adams', 'ann OBRIEN', 'Émile Óbrien', 'Plato', 'Tom Zeal']);
  });

  it('hold a column once under an author whom it names twice', () => {
    const mirror = aMirror([aColumn({ authors: ['ann', 'ann'] })]);
    expect(listed(mirror, scopes.columnsBy('ann'))).toEqual(['column-ledger']);
  });

  it('hold an article’s views under its authors, whichever arrives first', () => {
    const article = anArticle();
    const popular = scopes.popular('author-ann-cole');
    const viewsFirst = aMirror([someViews(), article]);
    const articleFirst = aMirror([article, someViews()]);
    expect([listed(viewsFirst, popular), listed(articleFirst, popular)]).toEqual([
      [article.id],
      [article.id],
    ]);
    articleFirst.apply([
      published(anArticle({ bylines: [{ author: 'tom', roleAtPublication: null }] })),
    ]);
    expect([listed(articleFirst, popular), listed(articleFirst, scopes.popular('tom'))]).toEqual([
      [],
      [article.id],
    ]);
    articleFirst.apply([withdrawn(article)]);
    expect(listed(articleFirst, scopes.popular('tom'))).toEqual([]);
  });

  it('keep an article when views of it are withdrawn that never came, or anything else of its id', () => {
    const mirror = aMirror([anArticle()]);
    mirror.apply([withdrawn(someViews()), withdrawn(aTag({ id: 'article-rope' }))]);
    expect(listed(mirror, scopes.articles)).toEqual(['article-rope']);
  });

  it('hold comments by the time they were sent', () => {
    const mirror = aMirror([
      aComment({ id: 'late', submittedAt: '2026-10-15T08:00:00.200Z' }),
      aComment({ id: 'early', submittedAt: '2026-10-15T08:00:00Z' }),
    ]);
    expect(listed(mirror, scopes.comments('article-rope'))).toEqual(['early', 'late']);
  });
});

describe('what is gone', () => {
  it('leaves its last address', () => {
    const mirror = aMirror([anArticle({ id: 'a' })]);
    mirror.apply([published(anArticle({ id: 'a', slug: 'cord' }))]);
    mirror.apply([withdrawn(anArticle({ id: 'a', slug: 'cord' }))]);
    expect(mirror.gone()).toEqual(['/articles/cord/']);
  });

  it('leaves its last address where the move there arrives with the end', () => {
    const mirror = aMirror([anArticle({ id: 'a' })]);
    mirror.apply([withdrawn(anArticle({ id: 'a', slug: 'cord' }))]);
    expect(mirror.gone()).toEqual(['/articles/cord/']);
  });

  it('leaves the address that the change log knows where the mirror knows none', () => {
    const mirror = aMirror();
    mirror.apply([withdrawn(aPage({ slug: 'terms' }))]);
    expect(mirror.gone()).toEqual(['/terms/']);
  });

  it('leaves nothing where it was never published', () => {
    const mirror = aMirror();
    mirror.apply([{ type: 'article', id: 'a', document: null, slug: null }]);
    expect(mirror.gone()).toEqual([]);
  });

  it('leaves nothing where it had no page', () => {
    const mirror = aMirror([aTag()]);
    mirror.apply([withdrawn(aTag())]);
    expect(mirror.gone()).toEqual([]);
  });

  it('is gone no more when it is published again', () => {
    const mirror = aMirror([anArticle()]);
    mirror.apply([withdrawn(anArticle())]);
    mirror.apply([published(anArticle())]);
    expect(mirror.gone()).toEqual([]);
  });
});

describe('what is held', () => {
  it('keeps its last good state and says why', () => {
    const mirror = aMirror([anArticle()]);
    mirror.hold('article', 'article-rope', 'title: too long');
    expect(mirror.held()).toEqual([
      { type: 'article', id: 'article-rope', reason: 'title: too long' },
    ]);
    expect(mirror.get('article', 'article-rope')).toEqual(anArticle());
  });

  it.each([
    ['a good state', published(someSettings())],
    ['a tombstone', withdrawn(someSettings())],
  ])('is held no more after %s', (_what, change) => {
    const mirror = aMirror();
    mirror.hold('settings', 'settings', 'timeZone: unknown');
    mirror.apply([change]);
    expect(mirror.held()).toEqual([]);
  });
});

describe('the HTML of a text', () => {
  const article = anArticle({ body: 'One *word*.' });

  it('is rendered as it is read', () => {
    expect(aMirror([article]).html('article', article.id)).toContain('One <em>word</em>.');
  });

  it('is taken as it is where another thread has rendered it', () => {
    const mirror = aMirror();
    mirror.apply([{ ...published(article), html: '<p>Rendered elsewhere.</p>' }]);
    expect(mirror.html('article', article.id)).toBe('<p>Rendered elsewhere.</p>');
  });

  it('is there for what other code had rendered, and can be kept', () => {
    const mirror = aMirror();
    mirror.apply([{ ...published(article), html: '<p>Old code.</p>' }]);
    mirror.renew();
    expect(mirror.html('article', article.id)).toContain('One <em>word</em>.');
    const [waiting] = mirror.withoutHtml({ after: 0, limit: 10 });
    expect(waiting?.document).toEqual(article);
    mirror.keepHtml(waiting?.key ?? 0, '<p>Kept.</p>');
    expect(mirror.html('article', article.id)).toBe('<p>Kept.</p>');
    expect(mirror.withoutHtml({ after: 0, limit: 10 })).toEqual([]);
  });

  it('is none where the document has none', () => {
    const mirror = aMirror([anAuthor({ bio: null })]);
    expect(mirror.html('author', anAuthor().id)).toBeNull();
    expect(mirror.html('article', 'nobody')).toBeNull();
  });
});

describe('other code', () => {
  it('finds every list and slug as if it had made them itself', () => {
    const db = new DatabaseSync(':memory:');
    const mirror = new Mirror(db);
    mirror.apply(
      [
        anArticle(),
        anAuthor(),
        aSection(),
        aColumn({ authors: ['author-ann-cole'] }),
        someViews(),
        aComment(),
        aPicture(),
      ].map(published),
    );
    const rows = () => db.prepare('SELECT * FROM listing ORDER BY scope, sort').all();
    const slugs = () => db.prepare('SELECT * FROM documents ORDER BY type, id').all();
    const before = { rows: rows(), slugs: slugs() };
    db.exec(
      "UPDATE listing SET sort = 'z' || sort; DELETE FROM listing WHERE scope = 'articles'; UPDATE documents SET slug = 'x' || slug",
    );
    mirror.renew();
    expect({ rows: rows(), slugs: slugs() }).toEqual(before);
  });
});
