import type { Core } from '@strapi/strapi';
import { z } from 'zod';

const bylined = z.array(
  z.object({
    id: z.number(),
    bylineText: z.string().nullish(),
    bylines: z.array(z.object({ author: z.object({ name: z.string().nullish() }).nullish() })),
  }),
);

/** Names as a byline reads: "Ann Cole, Bo Dean and Cy Eke". Longer than a list view shows: cut. */
export function bylineTextOf(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  const text = names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
  return text.length <= 255 ? text : `${text.slice(0, 254)}…`;
}

/** Brings the list view's byline of one article up to date. */
export function refreshBylineText(strapi: Core.Strapi, documentId: string): Promise<void> {
  return refreshWhere(strapi, { documentId });
}

/** Brings the byline of every article by an author up to date, after the author was renamed. */
export function refreshBylineTextsBy(strapi: Core.Strapi, authorId: string): Promise<void> {
  return refreshWhere(strapi, { bylines: { author: { documentId: authorId } } });
}

/**
 * Drafts only: the list view shows drafts, and a published row that changed would count as a
 * change of the article. Past the document service, so that `updatedAt` and "Modified" stay true.
 */
async function refreshWhere(strapi: Core.Strapi, where: Record<string, unknown>): Promise<void> {
  const rows: unknown = await strapi.db.query('api::article.article').findMany({
    where: { ...where, publishedAt: { $null: true } },
    select: ['id', 'bylineText'],
    populate: { bylines: { populate: { author: { select: ['name'] } } } },
  });
  const idsByText = new Map<string, number[]>();
  for (const row of bylined.parse(rows)) {
    const text = bylineTextOf(row.bylines.flatMap(({ author }) => author?.name ?? []));
    if (text !== (row.bylineText ?? ''))
      idsByText.set(text, [...(idsByText.get(text) ?? []), row.id]);
  }
  for (const [bylineText, ids] of idsByText) {
    await strapi.db
      .queryBuilder('api::article.article')
      .where({ id: { $in: ids } })
      .update({ bylineText })
      .execute();
  }
}
