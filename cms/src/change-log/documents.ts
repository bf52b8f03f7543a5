/** Published documents in the wire's shape, read in as few queries as there are types. */
import type { Core, UID } from '@strapi/strapi';
import type { DocumentType, PreviewedType } from '@standfirst/shared-types';
import { withClosing } from '../schedule/closing';
import { rowsOf, toWire } from './wire';
import { watchedTypes } from './watched';

type Row = Record<string, unknown>;

const documentIdOnly = { select: ['documentId'] };
const publishedIdOnly = { select: ['documentId'], where: { publishedAt: { $notNull: true } } };
const figure = { populate: { image: documentIdOnly } };

/** What to load with each type, beside its own columns. */
const populate: Record<Exclude<DocumentType, 'views'>, Record<string, unknown>> = {
  article: {
    section: documentIdOnly,
    column: documentIdOnly,
    bylines: { populate: { author: documentIdOnly } },
    leadImage: figure,
    related: publishedIdOnly,
    corrections: true,
    tags: documentIdOnly,
    seo: true,
  },
  author: { portrait: figure, links: true },
  column: { authors: documentIdOnly, image: documentIdOnly },
  section: {},
  tag: {},
  page: {},
  'front-page': { lead: publishedIdOnly },
  settings: { logo: documentIdOnly },
  comment: { article: documentIdOnly, parent: documentIdOnly, reader: { select: ['username'] } },
  redirect: {},
  media: {},
};

/** Only what readers can see, where the type has anything else. */
const visible: Partial<Record<DocumentType, Record<string, unknown>>> = {
  article: { publishedAt: { $notNull: true } },
  page: { publishedAt: { $notNull: true } },
  // A comment outlives its deleted article in the CMS, and stands nowhere on the site.
  comment: {
    state: { $in: ['approved', 'withdrawn'] },
    article: { documentId: { $notNull: true } },
  },
};

/** The present public state of each named document, by `"<type> <id>"`; what is gone is missing. */
export async function readDocuments(
  strapi: Core.Strapi,
  named: readonly { type: DocumentType; target: string }[],
): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>();
  const ids = new Map<DocumentType, string[]>();
  for (const { type, target } of named) ids.set(type, [...(ids.get(type) ?? []), target]);
  for (const [type, targets] of ids) {
    const rows =
      type === 'views'
        ? await readViews(strapi, targets)
        : await readType(strapi, { type, targets });
    for (const [id, document] of rows) found.set(`${type} ${id}`, document);
  }
  return found;
}

async function readType(
  strapi: Core.Strapi,
  { type, targets }: { type: Exclude<DocumentType, 'views'>; targets: string[] },
): Promise<[string, unknown][]> {
  const rows = rowsOf(
    await strapi.db.query(uidOf(type)).findMany({
      where: { documentId: { $in: targets }, ...visible[type] },
      populate: populate[type],
    }),
  );
  const shown = await (shownRows[type]?.(strapi, rows) ?? rows);
  return shown.map((row) => [String(row['documentId']), toWire(type, row)]);
}

/** What else decides what readers see of a type's rows. */
const shownRows: Partial<
  Record<DocumentType, (strapi: Core.Strapi, rows: readonly Row[]) => Promise<Row[]>>
> = { comment: withPlaces, article: withClosing };

/** Comments without those withdrawn ones that no approved comment answers. */
async function withPlaces(strapi: Core.Strapi, rows: readonly Row[]): Promise<Row[]> {
  const isWithdrawn = ({ state }: Row) => state === 'withdrawn';
  const withdrawn = rows.filter(isWithdrawn).map(({ id }) => id);
  if (withdrawn.length === 0) return [...rows];
  const answers = rowsOf(
    await strapi.db.query('api::comment.comment').findMany({
      select: ['id'],
      where: { state: 'approved', parent: { id: { $in: withdrawn } } },
      populate: { parent: { select: ['id'] } },
    }),
  );
  const answered = new Set(answers.flatMap(({ parent }) => rowsOf([parent]).map(({ id }) => id)));
  return rows.filter((row) => !isWithdrawn(row) || answered.has(row['id']));
}

/**
 * A draft in the wire's shape, or `null`. It may lack what a published document must have, except
 * that a piece that was never published is dated now.
 */
export async function readDraft(
  strapi: Core.Strapi,
  { type, documentId }: { type: PreviewedType; documentId: string },
): Promise<Record<string, unknown> | null> {
  const [row] = rowsOf(
    await strapi.db.query(uidOf(type)).findMany({
      where: { documentId, publishedAt: { $null: true } },
      populate: { ...populate[type], ...(type === 'article' ? { related: documentIdOnly } : {}) },
    }),
  );
  if (row === undefined) return null;
  // The published list's order says nothing about the draft's.
  const draft = { ...row, relatedOrder: '', publishedAt: new Date().toISOString() };
  const [shown = draft] = (await shownRows[type]?.(strapi, [draft])) ?? [];
  return toWire(type, shown);
}

/** How much articles were read lately; what has no score is a document with a total of 0. */
async function readViews(strapi: Core.Strapi, targets: string[]): Promise<[string, unknown][]> {
  const rows = rowsOf(
    await strapi.db
      .query('api::article-score.article-score')
      .findMany({ where: { target: { $in: targets } } }),
  );
  const totals = new Map(rows.map((row) => [row['target'], row['score']]));
  return targets.map((id) => [id, { type: 'views', id, total: totals.get(id) ?? 0 }]);
}

function uidOf(type: DocumentType): UID.ContentType {
  const watched = watchedTypes.find((each) => each.type === type);
  if (watched === undefined) throw new Error(`The change log watches nothing of type "${type}".`);
  return watched.uid;
}
