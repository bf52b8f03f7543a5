import type { Core } from '@strapi/strapi';
import { itemsOf, type Payload } from './payload';
import { documentIdsOf, named, relationChange } from './relations';
import type { StoredArticle } from './stored';

/**
 * What the first publication writes for good: its time, and the role each author held then.
 *
 * All of it is written to the draft before it is published, past the document service (which sets
 * a `firstPublishedAt` to null on every update), and so is copied to the published row.
 */
export async function markPublication(
  strapi: Core.Strapi,
  versions: {
    readonly draft: StoredArticle;
    readonly published: StoredArticle | null;
    readonly now: Date;
  },
): Promise<void> {
  const { draft, published, now } = versions;
  if (!draft.firstPublishedAt) await setFirstPublishedAt(strapi, draft.id, now);
  // An author who stood in the published byline without a role held none when it appeared.
  const known = new Set(published?.bylines.map((byline) => byline.author?.documentId));
  for (const byline of draft.bylines) {
    const role = byline.author?.role?.trim();
    if (!role || byline.roleAtPublication || known.has(byline.author?.documentId)) continue;
    await strapi.db
      .queryBuilder('editorial.byline')
      .where({ id: byline.id })
      .update({ roleAtPublication: role })
      .execute();
  }
}

/** Writes an article's first-published date to one row. */
export async function setFirstPublishedAt(
  strapi: Core.Strapi,
  rowId: number,
  at: Date,
): Promise<void> {
  await strapi.db
    .queryBuilder('api::article.article')
    .where({ id: rowId })
    .update({ firstPublishedAt: at })
    .execute();
}

/**
 * A copy of `data` whose bylines keep the roles that are stored for their authors, where the
 * client did not send the field. Clients that replace the whole list would else lose them.
 */
export async function withKeptRoles(
  strapi: Core.Strapi,
  data: Payload,
  stored: StoredArticle | null,
): Promise<Payload> {
  const items = itemsOf(data['bylines']);
  if (stored === null || items.length === 0) return data;
  const roles = new Map(
    stored.bylines.flatMap(({ author, roleAtPublication }) =>
      author && roleAtPublication ? [[author.documentId, roleAtPublication] as const] : [],
    ),
  );
  const bylines = await Promise.all(
    items.map(async ([, item]) => {
      // With its id, Strapi keeps what is not sent by itself.
      if ('roleAtPublication' in item || 'id' in item) return item;
      const change = relationChange(item['author']);
      const [author] =
        change === undefined
          ? []
          : await documentIdsOf(strapi, 'api::author.author', named(change));
      const role = author === undefined ? undefined : roles.get(author);
      return role === undefined ? item : { ...item, roleAtPublication: role };
    }),
  );
  return { ...data, bylines };
}
