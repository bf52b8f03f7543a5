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
import { listPageLength, scopes, type Dirty, type StoredDocument } from './index.ts';

/** What turning `before` into `after` touches. */
function touched(before: StoredDocument, after: StoredDocument): Dirty {
  return aMirror([before]).apply([published(after)]);
}

/** The facets, slugs and counts that turning `before` into `after` touches, without their ids. */
function tagsOf(before: StoredDocument, after: StoredDocument): string[] {
  return [...touched(before, after).tags].map((tag) => tag.replace(`:${after.id}`, '')).sort();
}

/** The lists that something entered or left. */
function scopesOf({ places }: Dirty): string[] {
  return [...new Set(places.map((place) => place.scope))].sort();
}

describe('a change', () => {
  it.each<[string, StoredDocument]>([
    ['an article', anArticle()],
    ['an author', anAuthor()],
    ['a column', aColumn()],
    ['a section', aSection()],
    ['a tag', aTag()],
    ['a page', aPage()],
    ['the front page', aFrontPage()],
    ['the settings', someSettings()],
    ['a comment', aComment()],
    ['views', someViews()],
    ['a redirect', aRedirect()],
    ['a picture', aPicture()],
  ])('that changes nothing of %s touches nothing', (_what, document) => {
    expect(touched(document, structuredClone(document)).empty).toBe(true);
  });

  it.each<[string, StoredDocument, StoredDocument, string[]]>([
    [
      'a body reaches the article and not its cards',
      anArticle(),
      anArticle({ body: 'New.' }),
      ['article.whole'],
    ],
    [
      'a body that is the teaser reaches the cards',
      anArticle({ standfirst: null }),
      anArticle({ standfirst: null, body: 'New.' }),
      ['article.card', 'article.whole'],
    ],
    [
      'a correction reaches the article and the list of corrections, not its cards',
      anArticle(),
      anArticle({ corrections: [{ date: '2026-10-15', text: 'x', kind: 'update' }] }),
      ['article.corrections', 'article.whole'],
    ],
    [
      'a headline reaches all three',
      anArticle(),
      anArticle({ title: 'New' }),
      ['article.card', 'article.corrections', 'article.whole'],
    ],
    [
      'a standfirst that the teaser stands before reaches no card',
      anArticle({ teaser: 'T' }),
      anArticle({ teaser: 'T', standfirst: 'New.' }),
      ['article.whole'],
    ],
    [
      'a picture’s place reaches both',
      anArticle(),
      anArticle({ leadImage: aFigure() }),
      ['article.card', 'article.whole'],
    ],
    [
      'a biography reaches the author’s page and no byline',
      anAuthor(),
      anAuthor({ bio: 'New.' }),
      ['author.whole'],
    ],
    [
      'an author’s name reaches the bylines',
      anAuthor(),
      anAuthor({ name: 'Ann Bell' }),
      ['author.label', 'author.whole'],
    ],
    [
      'an author’s sign-off reaches no byline',
      anAuthor(),
      anAuthor({ signOff: 'New.' }),
      ['author.whole'],
    ],
    [
      'a section’s colour reaches what shows it and not every frame',
      aSection(),
      aSection({ colour: 'teal' }),
      ['section.label', 'section.whole'],
    ],
    [
      'a section’s name reaches every frame',
      aSection(),
      aSection({ name: 'Money' }),
      ['frame', 'section.label', 'section.whole'],
    ],
    [
      'a section’s description reaches its own page',
      aSection(),
      aSection({ description: 'New.' }),
      ['section.whole'],
    ],
    [
      'a section’s position reaches every frame',
      aSection(),
      aSection({ position: 9 }),
      ['frame', 'section.whole'],
    ],
    [
      'a column’s description reaches no article',
      aColumn(),
      aColumn({ description: 'New.' }),
      ['column.whole'],
    ],
    [
      'a column’s title reaches its articles',
      aColumn(),
      aColumn({ title: 'New' }),
      ['column.label', 'column.whole'],
    ],
    ['a page’s body reaches that page', aPage(), aPage({ body: 'New.' }), ['page.whole']],
    [
      'a page’s place in the footer reaches every frame',
      aPage(),
      aPage({ inFooter: false }),
      ['frame', 'page.whole'],
    ],
    ['a tag’s name reaches its articles', aTag(), aTag({ name: 'Money' }), ['tag.name']],
    [
      'an editor’s pick reaches the front page',
      aFrontPage(),
      aFrontPage({ lead: ['a'] }),
      ['front-page.lead'],
    ],
    [
      'a comment policy reaches no frame',
      someSettings(),
      someSettings({ commentPolicy: 'off' }),
      ['settings.comments'],
    ],
    ['a tagline reaches every frame', someSettings(), someSettings({ tagline: 'New' }), ['frame']],
    [
      'a count of views reaches who counts',
      someViews(),
      someViews({ total: 101 }),
      ['views.total'],
    ],
    ['another file reaches who shows it', aPicture(), aPicture({ version: '2' }), ['media.files']],
  ])('of %s', (_what, before, after, tags) => {
    const single = (tag: string) => tag.replace(':single', '');
    expect(tagsOf(before, after).map(single)).toEqual(tags);
  });

  it('of a slug touches who asked for the old one and who asked for the new one', () => {
    const { tags } = touched(anArticle({ id: 'a' }), anArticle({ id: 'a', slug: 'cord' }));
    expect([...tags]).toEqual(expect.arrayContaining(['slug:article:rope', 'slug:article:cord']));
  });

  it('of a file’s address touches who asked for either', () => {
    const { tags } = touched(aPicture(), aPicture({ url: '/uploads/new.jpg' }));
    expect([...tags]).toEqual(
      expect.arrayContaining([
        'slug:media:/uploads/media-bridge.jpg',
        'slug:media:/uploads/new.jpg',
      ]),
    );
  });

  it('of nothing that was ever published touches what its address answers and no page', () => {
    const { tags } = aMirror().apply([withdrawn(anArticle({ slug: 'draft' }))]);
    expect([...tags]).toEqual(['rule:/articles/draft/']);
  });
});

describe('an article', () => {
  it('that is published touches the lists it enters and no other', () => {
    const dirty = aMirror().apply([published(anArticle({ column: 'column-ledger' }))]);
    expect(scopesOf(dirty)).toEqual(
      [
        'articles',
        scopes.author('author-ann-cole'),
        scopes.column('column-ledger'),
        scopes.kind('news'),
        scopes.month('2026-10'),
        scopes.section('section-finance'),
      ].sort(),
    );
  });

  it('that moves to another section touches both and keeps its other places', () => {
    const dirty = touched(anArticle(), anArticle({ section: 'section-housing' }));
    expect(scopesOf(dirty)).toEqual(['section:section-finance', 'section:section-housing']);
  });

  it('that is the first of its month touches the list of months, and the second doesn’t', () => {
    const mirror = aMirror();
    expect(mirror.apply([published(anArticle({ slug: 'one' }))]).tags).toContain('months');
    expect(mirror.apply([published(anArticle({ slug: 'two' }))]).tags).not.toContain('months');
    expect(mirror.apply([withdrawn(anArticle({ slug: 'two' }))]).tags).not.toContain('months');
    expect(mirror.apply([withdrawn(anArticle({ slug: 'one' }))]).tags).toContain('months');
  });

  it('touches the count of numbered pages only where it makes or ends one', () => {
    const many = (length: number) =>
      Array.from({ length }, (_value, index) =>
        anArticle({ slug: `a${String(index).padStart(3, '0')}` }),
      );
    const mirror = aMirror(many(2 * listPageLength - 2));
    const numbered = (dirty: Dirty) =>
      [...dirty.tags].filter((tag) => tag.startsWith('numbered:section:'));
    expect(numbered(mirror.apply([published(anArticle({ slug: 'z1' }))]))).toEqual([]);
    expect(numbered(mirror.apply([published(anArticle({ slug: 'z2' }))]))).toEqual([
      'numbered:section:section-finance:1',
    ]);
    expect(numbered(mirror.apply([withdrawn(anArticle({ slug: 'a001' }))]))).toEqual([
      'numbered:section:section-finance:1',
    ]);
  });
});

describe('several changes at once', () => {
  it('touch what each of them touches', () => {
    const mirror = aMirror([anArticle(), anAuthor()]);
    const { tags } = mirror.apply([
      published(anArticle({ body: 'New.' })),
      published(anAuthor({ bio: 'New.' })),
    ]);
    expect([...tags].sort()).toEqual([
      'article.whole:article-rope',
      'author.whole:author-ann-cole',
    ]);
  });
});
