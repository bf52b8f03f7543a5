/**
 * Documents for tests, each made by the contract's own schema: a factory can't make what the feed
 * could not carry. What a test is about it says itself; the rest is the same every time.
 */
import { DatabaseSync } from 'node:sqlite';
import {
  articleDocument,
  authorDocument,
  columnDocument,
  commentDocument,
  frontPageDocument,
  pageDocument,
  redirectDocument,
  sectionDocument,
  settingsDocument,
  tagDocument,
  viewsDocument,
  type DocumentOf,
} from '@standfirst/shared-types';
import {
  Mirror,
  mirroredMedia,
  type StoredChange,
  type StoredDocument,
  type StoredOf,
} from '../src/content/index.ts';
import { buildPage, type BuildContext, type Page } from '../src/model/index.ts';

type Some<T extends StoredDocument['type']> = Partial<Omit<StoredOf<T>, 'type'>>;

/** An article in the section "Finance" by Ann Cole; its id follows from its slug. */
export function anArticle(parts: Some<'article'> = {}): DocumentOf<'article'> {
  const slug = parts.slug ?? 'rope';
  return articleDocument.parse({
    type: 'article',
    id: `article-${slug}`,
    slug,
    title: 'The rope that held',
    standfirst: 'It was bought for another bridge.',
    body: 'The council met on Tuesday and decided.\n\nIt will meet again.',
    kind: 'news',
    section: 'section-finance',
    column: null,
    bylines: [{ author: 'author-ann-cole', roleAtPublication: 'Reporter, Precept' }],
    signOff: null,
    leadImage: null,
    related: [],
    corrections: [],
    teaser: null,
    firstPublishedAt: '2026-10-14T09:00:00.000Z',
    commentsOpen: true,
    tags: [],
    seo: null,
    ...parts,
  });
}

/** Ann Cole. */
export function anAuthor(parts: Some<'author'> = {}): DocumentOf<'author'> {
  const slug = parts.slug ?? 'ann-cole';
  return authorDocument.parse({
    type: 'author',
    id: `author-${slug}`,
    slug,
    name: 'Ann Cole',
    role: 'Chief reporter, Precept',
    signOff: null,
    bio: null,
    portrait: null,
    links: [],
    ...parts,
  });
}

/** The column "The ledger". */
export function aColumn(parts: Some<'column'> = {}): DocumentOf<'column'> {
  const slug = parts.slug ?? 'ledger';
  return columnDocument.parse({
    type: 'column',
    id: `column-${slug}`,
    slug,
    title: 'The ledger',
    description: null,
    authors: [],
    image: null,
    closed: false,
    ...parts,
  });
}

/** The section "Finance". */
export function aSection(parts: Some<'section'> = {}): DocumentOf<'section'> {
  const slug = parts.slug ?? 'finance';
  return sectionDocument.parse({
    type: 'section',
    id: `section-${slug}`,
    slug,
    name: 'Finance',
    description: null,
    position: 1,
    colour: 'oxblood',
    ...parts,
  });
}

/** The tag "Budgets". */
export function aTag(parts: Some<'tag'> = {}): DocumentOf<'tag'> {
  const slug = parts.slug ?? 'budgets';
  return tagDocument.parse({ type: 'tag', id: `tag-${slug}`, slug, name: 'Budgets', ...parts });
}

/** The standing page "About us". */
export function aPage(parts: Some<'page'> = {}): DocumentOf<'page'> {
  const slug = parts.slug ?? 'about';
  return pageDocument.parse({
    type: 'page',
    id: `page-${slug}`,
    slug,
    title: 'About us',
    body: 'We publish a magazine.',
    inFooter: true,
    ...parts,
  });
}

/** The edited front page, on which nothing has been chosen. */
export function aFrontPage(parts: Some<'front-page'> = {}): DocumentOf<'front-page'> {
  return frontPageDocument.parse({ type: 'front-page', id: 'front', lead: [], ...parts });
}

/** The settings of the magazine "Precept". */
export function someSettings(parts: Some<'settings'> = {}): DocumentOf<'settings'> {
  return settingsDocument.parse({
    type: 'settings',
    id: 'settings',
    title: 'Precept',
    tagline: null,
    description: null,
    logo: null,
    publisher: null,
    contactEmail: null,
    commentPolicy: 'pre-moderated',
    commentsCloseAfterDays: null,
    timeZone: 'Europe/London',
    ...parts,
  });
}

/** An approved comment on the article "rope". */
export function aComment(parts: Some<'comment'> = {}): DocumentOf<'comment'> {
  return commentDocument.parse({
    type: 'comment',
    id: 'comment-1',
    article: 'article-rope',
    parent: null,
    name: 'A borough treasurer',
    body: 'Quite so.',
    submittedAt: '2026-10-15T08:00:00.000Z',
    withdrawn: false,
    ...parts,
  });
}

/** A hundred openings of the article "rope". */
export function someViews(parts: Some<'views'> = {}): DocumentOf<'views'> {
  return viewsDocument.parse({ type: 'views', id: 'article-rope', total: 100, ...parts });
}

/** A redirect from an old address of the article "rope". */
export function aRedirect(parts: Some<'redirect'> = {}): DocumentOf<'redirect'> {
  return redirectDocument.parse({
    type: 'redirect',
    id: 'redirect-1',
    from: '/articles/string/',
    to: '/articles/rope/',
    ...parts,
  });
}

/** A photograph with the files that the publisher has made from it. */
export function aPicture(parts: Some<'media'> = {}): StoredOf<'media'> {
  const id = parts.id ?? 'media-bridge';
  return mirroredMedia.parse({
    type: 'media',
    id,
    name: 'bridge.jpg',
    url: `/uploads/${id}.jpg`,
    mime: 'image/jpeg',
    version: '1',
    width: 1600,
    height: 900,
    focalPoint: null,
    files: [
      { path: `/media/${id}-480.webp`, mime: 'image/webp', width: 480, bytes: 10_000 },
      { path: `/media/${id}-1600.webp`, mime: 'image/webp', width: 1600, bytes: 90_000 },
      { path: `/media/${id}-1200.jpg`, mime: 'image/jpeg', width: 1200, bytes: 120_000 },
    ],
    ...parts,
  });
}

/** Places a picture, with alternative text and nothing under it. */
export function aFigure(
  parts: Partial<DocumentOf<'article'>['leadImage']> = {},
): NonNullable<DocumentOf<'article'>['leadImage']> {
  return {
    media: 'media-bridge',
    alt: 'A rope bridge',
    caption: null,
    credit: null,
    decorative: false,
    ...parts,
  };
}

/** What every article needs beside itself: its section, its author and the magazine's settings. */
export function theBasics(): StoredDocument[] {
  return [aSection(), anAuthor(), someSettings()];
}

/** The change that publishes a document, or its newest state. */
export function published(document: StoredDocument): StoredChange {
  const slug = 'slug' in document ? document.slug : null;
  return { type: document.type, id: document.id, document, slug };
}

/** The change that takes a document away. */
export function withdrawn(document: StoredDocument): StoredChange {
  return { ...published(document), document: null };
}

/** A mirror in memory that holds `documents`. */
export function aMirror(documents: readonly StoredDocument[] = []): Mirror {
  const mirror = new Mirror(new DatabaseSync(':memory:'));
  mirror.apply(documents.map(published));
  return mirror;
}

/** What a page of this mirror is built from. */
export function aContext(mirror: Mirror): BuildContext {
  return { content: mirror.reader(), siteUrl: 'https://precept.example' };
}

/** The page at `address`, which must be of this template. */
export function pageAt<T extends Page['template']>(
  mirror: Mirror,
  template: T,
  address: string,
): Extract<Page, { template: T }> {
  const page = buildPage(aContext(mirror), address);
  if (!isOf(page, template)) {
    throw new Error(`At ${address} stands ${page?.template ?? 'nothing'} instead of ${template}.`);
  }
  return page;
}

function isOf<T extends Page['template']>(
  page: Page | null,
  template: T,
): page is Extract<Page, { template: T }> {
  return page?.template === template;
}
