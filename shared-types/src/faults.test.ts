import { describe, expect, it } from 'vitest';
import { changeFeed } from './change-feed.js';
import { commentDocument, publishedDocument, viewsDocument } from './documents.js';
import { faultsOf } from './faults.js';

const article = {
  type: 'article',
  id: 'a1',
  slug: 'rope',
  title: 'The rope that held',
  standfirst: null,
  body: 'It held.',
  kind: 'news',
  section: 's1',
  column: null,
  bylines: [{ author: 'w1', roleAtPublication: null }],
  signOff: null,
  leadImage: { media: 'm1', alt: 'A rope', caption: null, credit: null, decorative: false },
  related: [],
  corrections: [],
  teaser: null,
  firstPublishedAt: '2026-03-29T01:30:00.000Z',
  commentsOpen: true,
  tags: [],
  seo: null,
};

/** What is said of an article with these parts. */
function saidOf(parts: Record<string, unknown>): string | null {
  const given = { ...article, ...parts };
  const { error } = publishedDocument.safeParse(given);
  return error === undefined ? null : faultsOf(error, given);
}

describe('what is said of a document that breaks the contract', () => {
  it('is nothing where it keeps it', () => {
    expect(saidOf({})).toBeNull();
  });

  it.each([
    ['text that is missing', { section: null }, 'section: must be text, but is missing'],
    [
      'text in a group of fields',
      { leadImage: { ...article.leadImage, alt: undefined } },
      'leadImage.alt: must be text, but is missing',
    ],
    [
      'a field in a list',
      { bylines: [{ author: 7, roleAtPublication: null }] },
      'bylines.0.author: must be text, but is 7',
    ],
    [
      'another kind of value',
      { commentsOpen: 'on' },
      'commentsOpen: must be yes or no, but is text',
    ],
    ['a group that is a list', { seo: [] }, 'seo: must be a group of fields, but is a list'],
    ['a list that is none', { tags: {} }, 'tags: must be a list, but is a group of fields'],
    [
      'a word that is not on the list',
      { kind: 'gossip' },
      'kind: must be “news”, “opinion”, “feature” or “analysis”, but is “gossip”',
    ],
    [
      'text that is too long',
      { title: 'x'.repeat(151) },
      'title: must have at most 150 characters',
    ],
    ['text that is empty', { title: '' }, 'title: is empty'],
    [
      'a date that is none',
      { firstPublishedAt: 'yesterday' },
      'firstPublishedAt: must be a date and time, such as 2026-11-21T14:00:00Z, but is “yesterday”',
    ],
    [
      'a slug with blanks, in the contract’s own words',
      { slug: 'a rope' },
      'slug: may hold letters, digits, "-", "_", "." and "~" only',
    ],
  ])('names %s', (_, parts, said) => {
    expect(saidOf(parts)).toBe(said);
  });

  it('names every fault, in the order of the fields', () => {
    expect(saidOf({ title: '', section: null })).toBe(
      'title: is empty; section: must be text, but is missing',
    );
  });

  it('names a type that there is not', () => {
    expect(saidOf({ type: 'advert' })).toBe('type: is of a kind that is not known: “advert”');
  });

  it('speaks of the document where it is none at all', () => {
    const { error } = commentDocument.safeParse(null);
    expect(error && faultsOf(error, null)).toBe(
      'document: must be a group of fields, but is missing',
    );
  });

  it('counts what a number or a list must have at least', () => {
    const { error } = changeFeed.shape.changes.min(1).safeParse([]);
    expect(error && faultsOf(error, [])).toBe('document: is empty');
    const negative = viewsDocument.shape.total.safeParse(-1);
    expect(negative.error && faultsOf(negative.error, -1)).toBe('document: must be at least 0');
  });
});
