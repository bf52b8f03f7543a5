import type { Core } from '@strapi/strapi';
import type { StoredArticle } from './stored';

/**
 * Remembers the order of the related list as it was published. Strapi's own order of the published
 * relations can be lost: when a related article is published again while the draft's list waits in
 * another order, the published list is shuffled (tried on 5.54; compare strapi#23155, #25582).
 */
export async function keepRelatedOrder(strapi: Core.Strapi, draft: StoredArticle): Promise<void> {
  const relatedOrder = draft.related.map((target) => target.documentId).join(' ');
  await strapi.db
    .queryBuilder('api::article.article')
    .where({ id: draft.id })
    .update({ relatedOrder })
    .execute();
}

/** The documentIds of a published related list, in the order in which it was published. */
export function inPublishedOrder(documentIds: readonly string[], relatedOrder: string): string[] {
  const place = new Map(relatedOrder.split(' ').map((documentId, index) => [documentId, index]));
  const last = Number.MAX_SAFE_INTEGER;
  return [...documentIds].sort((a, b) => (place.get(a) ?? last) - (place.get(b) ?? last));
}
