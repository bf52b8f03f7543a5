import { describe, expect, it } from 'vitest';
import {
  documentTypes,
  publishedDocument,
  slug,
  type DocumentOf,
  type DocumentType,
} from './documents.js';

/** One document of each type that the contract accepts. */
const accepted: { [T in DocumentType]: DocumentOf<T> } = {
  article: {
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
    related: ['a2'],
    corrections: [{ date: '2026-03-29', text: 'It was longer.', kind: 'correction' }],
    teaser: null,
    firstPublishedAt: '2026-03-29T01:30:00.000Z',
    commentsOpen: true,
    tags: [],
    seo: null,
  },
  author: {
    type: 'author',
    id: 'w1',
    slug: 'ann-cole',
    name: 'Ann Cole',
    role: null,
    signOff: null,
    bio: null,
    portrait: null,
    links: [{ label: 'Her site', url: 'https://cole.example/' }],
  },
  column: {
    type: 'column',
    id: 'c1',
    slug: 'ledger',
    title: 'Ledger',
    description: null,
    authors: ['w1'],
    image: null,
    closed: false,
  },
  section: {
    type: 'section',
    id: 's1',
    slug: 'finance',
    name: 'Finance',
    description: null,
    position: 1,
    colour: 'oxblood',
  },
  tag: { type: 'tag', id: 't1', slug: 'budgets', name: 'Budgets' },
  page: { type: 'page', id: 'p1', slug: 'about', title: 'About', body: 'Us.', inFooter: true },
  'front-page': { type: 'front-page', id: 'f1', lead: ['a1'] },
  settings: {
    type: 'settings',
    id: 'g1',
    title: 'Precept',
    tagline: null,
    description: null,
    logo: null,
    publisher: null,
    contactEmail: 'desk@precept.example',
    commentPolicy: 'pre-moderated',
    commentsCloseAfterDays: 14,
    timeZone: 'Europe/London',
  },
  comment: {
    type: 'comment',
    id: 'k1',
    article: 'a1',
    parent: null,
    name: 'A reader',
    body: 'Quite so.',
    submittedAt: '2026-03-29T09:00:00Z',
    withdrawn: false,
  },
  views: { type: 'views', id: 'a1', total: 12 },
  redirect: { type: 'redirect', id: 'r1', from: '/articles/old/', to: '/articles/rope/' },
  media: {
    type: 'media',
    id: 'm1',
    name: 'rope.jpg',
    url: '/uploads/rope.jpg',
    mime: 'image/jpeg',
    version: '1',
    width: 1200,
    height: 800,
    focalPoint: { x: 12.5, y: 100 },
  },
};

/** The fields that the contract names when it refuses the accepted document with `change` made to it. */
function refusedFields(type: DocumentType, change: Record<string, unknown>): string[] {
  const read = publishedDocument.safeParse({ ...accepted[type], ...change });
  return read.success ? [] : read.error.issues.map((issue) => issue.path.join('.'));
}

describe('a published document', () => {
  it.each(documentTypes)('of type %s is accepted whole', (type) => {
    expect(publishedDocument.parse(accepted[type])).toEqual(accepted[type]);
  });

  it.each(
    documentTypes.flatMap((type) => Object.keys(accepted[type]).map((field) => [type, field])),
  )('of type %s is refused without its %s, by name', (type, field) => {
    const { [field]: _left, ...rest } = accepted[type as DocumentType] as Record<string, unknown>;
    const read = publishedDocument.safeParse(rest);
    expect(read.error?.issues.map((issue) => issue.path.join('.'))).toEqual([field]);
  });

  it('of an unknown type is refused by its type', () => {
    expect(
      publishedDocument.safeParse({ type: 'pamphlet', id: 'x' }).error?.issues[0]?.path,
    ).toEqual(['type']);
  });

  it('loses what the contract does not know, such as a reader’s e-mail address', () => {
    const read = publishedDocument.parse({ ...accepted.comment, email: 'reader@example.org' });
    expect(read).toEqual(accepted.comment);
  });
});

describe('the contract refuses, naming the field,', () => {
  it.each<[string, DocumentType, Record<string, unknown>, string]>([
    ['a title over 150 characters', 'article', { title: 'x'.repeat(151) }, 'title'],
    ['an empty title', 'article', { title: '' }, 'title'],
    ['a standfirst over 300 characters', 'article', { standfirst: 'x'.repeat(301) }, 'standfirst'],
    ['a teaser over 160 characters', 'article', { teaser: 'x'.repeat(161) }, 'teaser'],
    ['an article of no section', 'article', { section: null }, 'section'],
    ['an article of an unknown kind', 'article', { kind: 'advert' }, 'kind'],
    [
      'a first publication without a time',
      'article',
      { firstPublishedAt: '2026-03-29' },
      'firstPublishedAt',
    ],
    [
      'a first publication out of UTC',
      'article',
      { firstPublishedAt: '2026-03-29T01:30:00+01:00' },
      'firstPublishedAt',
    ],
    [
      'a date that no calendar has',
      'article',
      { firstPublishedAt: '2026-02-30T00:00:00Z' },
      'firstPublishedAt',
    ],
    [
      'a byline of nobody',
      'article',
      { bylines: [{ author: '', roleAtPublication: null }] },
      'bylines.0.author',
    ],
    [
      'a correction without a day',
      'article',
      { corrections: [{ date: 'soon', text: 'x', kind: 'update' }] },
      'corrections.0.date',
    ],
    [
      'a figure that does not say whether it is decorative',
      'article',
      { leadImage: { media: 'm', alt: 'x', caption: null, credit: null } },
      'leadImage.decorative',
    ],
    [
      'a link that runs a script',
      'author',
      { links: [{ label: 'Me', url: 'javascript:alert(1)' }] },
      'links.0.url',
    ],
    [
      'a link to no address',
      'author',
      { links: [{ label: 'Me', url: 'cole.example' }] },
      'links.0.url',
    ],
    ['a colour outside the palette', 'section', { colour: '#ff0000' }, 'colour'],
    ['a position between two places', 'section', { position: 1.5 }, 'position'],
    ['an eighth pick on the front page', 'front-page', { lead: [...'abcdefgh'] }, 'lead'],
    [
      'a contact address that is no e-mail address',
      'settings',
      { contactEmail: 'the desk' },
      'contactEmail',
    ],
    ['an unknown comment policy', 'settings', { commentPolicy: 'free-for-all' }, 'commentPolicy'],
    ['a time zone that no clock keeps', 'settings', { timeZone: 'Europe/Ambridge' }, 'timeZone'],
    [
      'comments that close before they open',
      'settings',
      { commentsCloseAfterDays: -1 },
      'commentsCloseAfterDays',
    ],
    ['a comment over 2,000 characters', 'comment', { body: 'x'.repeat(2001) }, 'body'],
    ['fewer than no views', 'views', { total: -1 }, 'total'],
    ['a redirect to another site', 'redirect', { to: 'https://elsewhere.example/' }, 'to'],
    [
      'a redirect to another site without a scheme',
      'redirect',
      { to: '//elsewhere.example/' },
      'to',
    ],
    [
      'a redirect that a browser reads as one to another site',
      'redirect',
      { to: '/\\elsewhere.example/' },
      'to',
    ],
    ['a redirect from no path', 'redirect', { from: 'articles/old/' }, 'from'],
    ['a picture of no width', 'media', { width: 0 }, 'width'],
    ['a focal point beside its picture', 'media', { focalPoint: { x: 101, y: 0 } }, 'focalPoint.x'],
    ['a file without an address', 'media', { url: '' }, 'url'],
  ])('%s', (_what, type, change, field) => {
    expect(refusedFields(type, change)).toEqual([field]);
  });

  it('every faulty field at once', () => {
    expect(refusedFields('article', { title: '', slug: 'a b', kind: 'advert' }).sort()).toEqual([
      'kind',
      'slug',
      'title',
    ]);
  });
});

describe('a slug', () => {
  it.each(['rope', 'Rope-2026', 'v1.2', 'a_b~c', '2026', '.well-known', 'x'.repeat(200)])(
    'may be %s',
    (value) => {
      expect(slug.safeParse(value).success).toBe(true);
    },
  );

  it.each(['', 'a b', 'a/b', 'café', 'a%20b', 'a?b', 'a#b', '.', '..', '...', 'x'.repeat(201)])(
    'may not be “%s”',
    (value) => {
      expect(slug.safeParse(value).success).toBe(false);
    },
  );
});
