import type { Core } from '@strapi/strapi';
import { addressOf, type OwnComment } from '@standfirst/shared-types';
import { z } from 'zod';

const published = z.object({
  documentId: z.string(),
  title: z.string(),
  slug: z.string(),
  commentsOpen: z.boolean().nullish(),
  firstPublishedAt: z.coerce.date().nullish(),
  publishedAt: z.coerce.date(),
});
/** An article on the site, as far as comments need it. */
export type PublishedArticle = z.infer<typeof published>;

/** The articles with these ids that are on the site, by id. */
export async function publishedArticles(
  strapi: Core.Strapi,
  ids: readonly string[],
): Promise<Map<string, PublishedArticle>> {
  if (ids.length === 0) return new Map();
  const rows: unknown = await strapi.db.query('api::article.article').findMany({
    where: { documentId: { $in: [...new Set(ids)] }, publishedAt: { $notNull: true } },
    select: ['documentId', 'title', 'slug', 'commentsOpen', 'firstPublishedAt', 'publishedAt'],
  });
  return new Map(
    z
      .array(published)
      .parse(rows)
      .map((row) => [row.documentId, row]),
  );
}

/** An article as the writer of a comment sees it. */
export function linkTo({
  documentId,
  title,
  slug,
}: PublishedArticle): NonNullable<OwnComment['article']> {
  return { id: documentId, title, address: addressOf('article', slug) };
}
