import type { Core } from '@strapi/strapi';
import { z } from 'zod';

const bylined = z.array(
  z.object({
    id: z.number(),
    bylineText: z.string().nullish(),
    bylines: z.array(
      z.object({
        id: z.number(),
        name: z.string().nullish(),
        author: z.object({ name: z.string().nullish() }).nullish(),
      }),
    ),
  }),
);

/** Names as a byline reads: "Ann Cole, Bo Dean and Cy Eke". Longer than a list view shows: cut. */
export function bylineTextOf(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  const text = names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
  return text.length <= 255 ? text : `${text.slice(0, 254)}…`;
}

/** Brings the byline that the panel shows of one article up to date: in the list, and line by line. */
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
  const articles = bylined.parse(rows);
  await writeTexts(strapi, {
    uid: 'api::article.article',
    column: 'bylineText',
    lines: articles.map(({ id, bylineText, bylines }) => ({
      id,
      before: bylineText ?? '',
      after: bylineTextOf(bylines.flatMap(({ author }) => author?.name ?? [])),
    })),
  });
  await writeTexts(strapi, {
    uid: 'editorial.byline',
    column: 'name',
    lines: articles
      .flatMap(({ bylines }) => bylines)
      .map(({ id, name, author }) => ({ id, before: name ?? '', after: author?.name ?? '' })),
  });
}

/** Writes a text to those rows that have another, in one statement for each text. */
async function writeTexts(
  strapi: Core.Strapi,
  target: {
    readonly uid: 'api::article.article' | 'editorial.byline';
    readonly column: string;
    readonly lines: readonly { id: number; before: string; after: string }[];
  },
): Promise<void> {
  const { uid, column, lines } = target;
  const idsByText = new Map<string, number[]>();
  for (const { id, before, after } of lines) {
    if (after !== before) idsByText.set(after, [...(idsByText.get(after) ?? []), id]);
  }
  for (const [text, ids] of idsByText) {
    await strapi.db
      .queryBuilder(uid)
      .where({ id: { $in: ids } })
      .update({ [column]: text })
      .execute();
  }
}
