import { describe, expect, it } from 'vitest';
import {
  aContext,
  aMirror,
  anArticle,
  anAuthor,
  pageAt,
  published,
  theBasics,
} from '../../test/factories.ts';
import { authorName, bylineFor } from './byline.ts';

describe('an author’s name', () => {
  it.each([
    ['Ann Cole', 'Ann Cole'],
    ['By Ann Cole', 'Ann Cole'],
    ['by  by Ann   Cole ', 'Ann Cole'],
    ['By: Ann Cole', 'Ann Cole'],
    ['Byron Smith', 'Byron Smith'],
    ['Bye Bye Ltd', 'Bye Bye Ltd'],
    ['Ann By', 'Ann By'],
    ['By', 'By'],
  ])('%j is shown as %j', (name, shown) => {
    expect(authorName(name)).toBe(shown);
  });
});

describe('a byline', () => {
  const by = (...authors: string[]) =>
    authors.map((author) => ({ author, roleAtPublication: `Role of ${author}` }));

  it('never says “By By”, wherever the name is shown', () => {
    const mirror = aMirror([...theBasics(), anAuthor({ name: 'By Ann Cole' }), anArticle()]);
    const shown = [
      pageAt(mirror, 'article', '/articles/rope/').byline,
      pageAt(mirror, 'list', '/authors/ann-cole/').subject,
      pageAt(mirror, 'list', '/sections/finance/').cards,
      pageAt(mirror, 'list', '/authors/ann-cole/').head.title,
      pageAt(mirror, 'directory', '/authors/').entries,
      pageAt(mirror, 'feed', '/rss.xml').items,
      pageAt(mirror, 'feed', '/authors/ann-cole/rss.xml').title,
      pageAt(mirror, 'article', '/articles/rope/').head.jsonLd,
    ];
    for (const part of shown) {
      expect(JSON.stringify(part)).toContain('Ann Cole');
      expect(JSON.stringify(part)).not.toContain('By Ann');
    }
  });

  it('names each author once, in order, with a link', () => {
    const mirror = aMirror([anAuthor({ slug: 'tom', name: 'Tom Bell' }), anAuthor()]);
    const bylines = by('author-tom', 'author-ann-cole', 'author-tom');
    expect(bylineFor(aContext(mirror), bylines)).toEqual([
      { name: 'Tom Bell', href: '/authors/tom/', role: 'Role of author-tom' },
      { name: 'Ann Cole', href: '/authors/ann-cole/', role: 'Role of author-ann-cole' },
    ]);
  });

  it('gives the role of the day of publication, whatever the author does now', () => {
    const mirror = aMirror([...theBasics(), anArticle()]);
    mirror.apply([published(anAuthor({ role: 'Retired' }))]);
    expect(pageAt(mirror, 'article', '/articles/rope/').byline[0]?.role).toBe('Reporter, Precept');
  });

  it('leaves out an author who is not published', () => {
    expect(bylineFor(aContext(aMirror()), by('author-gone'))).toEqual([]);
  });
});
