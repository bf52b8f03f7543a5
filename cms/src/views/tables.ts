import type { Core } from '@strapi/strapi';
import { z } from 'zod';

/** Daily counts. */
export const viewsUid = 'api::article-views.article-views';
/** What the site is told. */
export const scoreUid = 'api::article-score.article-score';
/** Batches that were counted. */
export const batchUid = 'api::views-batch.views-batch';

/** A connection, or a transaction, as knex has it. */
export type Connection = Core.Strapi['db']['connection'];

/** Where daily counts lie, and how they lead to articles. */
export interface ViewsTables {
  readonly views: string;
  readonly articles: string;
  readonly scores: string;
  /** One row for each row of an article, its draft's too. */
  readonly links: { readonly table: string; readonly views: string; readonly article: string };
}

const joinTable = z.object({
  name: z.string(),
  joinColumn: z.object({ name: z.string() }),
  inverseJoinColumn: z.object({ name: z.string() }),
});

/** The tables, by Strapi's own metadata. */
export function viewsTables({ db }: Core.Strapi): ViewsTables {
  const views = db.metadata.get(viewsUid);
  const article = views.attributes['article'];
  const link = joinTable.parse(
    article !== undefined && 'joinTable' in article ? article.joinTable : undefined,
  );
  return {
    views: views.tableName,
    articles: db.metadata.get('api::article.article').tableName,
    scores: db.metadata.get(scoreUid).tableName,
    links: {
      table: link.name,
      views: link.joinColumn.name,
      article: link.inverseJoinColumn.name,
    },
  };
}
