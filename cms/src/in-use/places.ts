/** Sections, authors and columns that articles use. */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { Refusal, Use } from './refusal';

/** The types that articles use; without them, an article could not be published or read. */
const places = {
  'api::section.section': {
    type: 'section',
    name: 'name',
    usedWhere: (documentId: string) => ({ section: { documentId } }),
    doing: ['stands in it', 'stand in it'],
    remedy: 'Give each another section first.',
  },
  'api::author.author': {
    type: 'author',
    name: 'name',
    usedWhere: (documentId: string) => ({ bylines: { author: { documentId } } }),
    doing: ['names them in its byline', 'name them in their bylines'],
    remedy: 'Take them out of each byline first.',
  },
  'api::column.column': {
    type: 'column',
    name: 'title',
    usedWhere: (documentId: string) => ({ column: { documentId } }),
    doing: ['belongs to it', 'belong to it'],
    remedy: 'Take each out of the column first, or mark the column as closed instead.',
  },
} as const;

/** The uid of a type that articles use. */
export type PlaceUid = keyof typeof places;

/** Whether articles use documents of this type. */
export function isPlace(uid: string): uid is PlaceUid {
  return uid in places;
}

const articleRows = z.array(
  z.object({ documentId: z.string(), title: z.string().nullish(), publishedAt: z.unknown() }),
);

/** What speaks against deleting a document; `null` if nothing does. Drafts count as well. */
export async function refusalToDelete(
  strapi: Core.Strapi,
  { uid, documentId }: { readonly uid: PlaceUid; readonly documentId: string },
): Promise<Refusal | null> {
  const { type, name, usedWhere, doing, remedy } = places[uid];
  const rows: unknown = await strapi.db.query('api::article.article').findMany({
    where: usedWhere(documentId),
    select: ['documentId', 'title', 'publishedAt'],
    orderBy: { id: 'asc' },
  });
  const uses = usesIn(rows);
  if (uses.length === 0) return null;
  const row: unknown = await strapi.db
    .query(uid)
    .findOne({ where: { documentId }, select: [name] });
  return { type, name: textIn(row, name), uses, doing, remedy };
}

/** Articles, each once: one that is published has two rows. */
function usesIn(rows: unknown): readonly Use[] {
  const uses = new Map<string, Use>();
  for (const { documentId, title, publishedAt } of articleRows.parse(rows)) {
    const isDraft = publishedAt === null && uses.get(documentId)?.isDraft !== false;
    uses.set(documentId, { type: 'article', title: title ?? '', isDraft });
  }
  return [...uses.values()];
}

function textIn(row: unknown, field: string): string {
  const parsed = z.object({ [field]: z.string() }).safeParse(row);
  return parsed.success ? (parsed.data[field] ?? '') : '';
}
