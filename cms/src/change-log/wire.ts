/**
 * Strapi's rows to the wire's documents. Nothing is judged here: a row that breaks the contract is
 * sent as it is, and the publisher, which validates, reports it by document and field.
 */
import type { DocumentType } from '@standfirst/shared-types';
import { inPublishedOrder } from '../editorial/related-order';

type Row = Record<string, unknown>;

const shapes: Record<Exclude<DocumentType, 'views'>, (row: Row) => Row> = {
  article: (row) => ({
    slug: row['slug'],
    title: row['title'],
    standfirst: orNull(row['standfirst']),
    body: row['body'] ?? '',
    kind: row['kind'],
    section: idOf(row['section']),
    column: idOf(row['column']),
    bylines: rowsOf(row['bylines']).flatMap((byline) => {
      const author = idOf(byline['author']);
      return author === null
        ? []
        : [{ author, roleAtPublication: orNull(byline['roleAtPublication']) }];
    }),
    signOff: orNull(row['signOff']),
    leadImage: figureOf(row['leadImage']),
    related: inPublishedOrder(idsOf(row['related']), textOf(row['relatedOrder'])),
    corrections: rowsOf(row['corrections']).map(({ date, text, kind }) => ({ date, text, kind })),
    teaser: orNull(row['teaser']),
    firstPublishedAt: instantOf(row['firstPublishedAt'] ?? row['publishedAt']),
    commentsOpen: row['commentsOpen'] === true,
    tags: idsOf(row['tags']),
    seo: isRow(row['seo'])
      ? { title: orNull(row['seo']['title']), description: orNull(row['seo']['description']) }
      : null,
  }),
  author: (row) => ({
    slug: row['slug'],
    name: row['name'],
    role: orNull(row['role']),
    signOff: orNull(row['signOff']),
    bio: orNull(row['bio']),
    portrait: figureOf(row['portrait']),
    links: rowsOf(row['links']).map(({ label, url }) => ({ label, url })),
  }),
  column: (row) => ({
    slug: row['slug'],
    title: row['title'],
    description: orNull(row['description']),
    authors: idsOf(row['authors']),
    image: idOf(row['image']),
    closed: row['closed'] === true,
  }),
  section: (row) => ({
    slug: row['slug'],
    name: row['name'],
    description: orNull(row['description']),
    position: row['position'] ?? 0,
    colour: row['colour'],
  }),
  tag: (row) => ({ slug: row['slug'], name: row['name'] }),
  page: (row) => ({
    slug: row['slug'],
    title: row['title'],
    body: row['body'] ?? '',
    inFooter: row['inFooter'] === true,
  }),
  'front-page': (row) => ({ lead: idsOf(row['lead']) }),
  settings: (row) => ({
    title: row['title'],
    tagline: orNull(row['tagline']),
    description: orNull(row['description']),
    logo: idOf(row['logo']),
    publisher: orNull(row['publisher']),
    contactEmail: orNull(row['contactEmail']),
    commentPolicy: row['commentPolicy'] ?? 'off',
    commentsCloseAfterDays: row['commentsCloseAfterDays'] ?? null,
    timeZone: row['timeZone'] ?? 'Europe/London',
  }),
  comment: (row) => ({
    article: idOf(row['article']),
    parent: idOf(row['parent']),
    ...saidIn(row),
    submittedAt: instantOf(row['submittedAt'] ?? row['createdAt']),
  }),
  redirect: (row) => ({ from: row['from'], to: row['to'] }),
  media: (row) => ({
    name: row['name'],
    url: row['url'],
    mime: row['mime'],
    version: [row['hash'], row['size'], instantOf(row['updatedAt'])].join(' '),
    width: orNull(row['width']),
    height: orNull(row['height']),
    focalPoint: orNull(row['focalPoint']),
  }),
};

/** One row in the wire's shape. */
export function toWire(type: Exclude<DocumentType, 'views'>, row: Row): Row {
  return { type, id: row['documentId'], ...shapes[type](row) };
}

/** What a comment says, and who said it. What was withdrawn leaves the CMS as a place only. */
function saidIn({ state, reader, body }: Row): Row {
  if (state === 'withdrawn') return { name: '', body: '', withdrawn: true };
  const name = isRow(reader) ? reader['username'] : 'A former reader';
  return { name, body, withdrawn: false };
}

function figureOf(value: unknown): Row | null {
  const media = isRow(value) ? idOf(value['image']) : null;
  if (!isRow(value) || media === null) return null;
  const { alt, caption, credit, decorative } = value;
  return {
    media,
    alt: orNull(alt),
    caption: orNull(caption),
    credit: orNull(credit),
    decorative: decorative === true,
  };
}

/** Relations keep the editor's order; a target may come twice where it has a draft and a published row. */
function idsOf(value: unknown): string[] {
  return [...new Set(rowsOf(value).flatMap((row) => idOf(row) ?? []))];
}

function idOf(value: unknown): string | null {
  // A relation without drafts to a target with drafts comes as a list of the target's two rows.
  const row: unknown = Array.isArray(value) ? value[0] : value;
  return isRow(row) && typeof row['documentId'] === 'string' ? row['documentId'] : null;
}

/** The rows of a list of which nothing is known. */
export function rowsOf(value: unknown): Row[] {
  return Array.isArray(value) ? value.filter(isRow) : [];
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function orNull(value: unknown): unknown {
  return value === undefined || value === '' ? null : value;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** SQLite gives instants as numbers, text or dates, PostgreSQL as dates. */
function instantOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const date = value instanceof Date ? value : new Date(value as string | number);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
