import type { Core } from '@strapi/strapi';
import { isBlank, type Payload } from './payload';
import { freeSlug, slugFrom } from './slug';
import { readArticle, readPage } from './stored';
import type { DraftedType } from './write';

/** Nothing of it is due either: whoever duplicates a piece has not scheduled another. */
const neverPublished = { firstPublishedAt: null, publishAt: null, unpublishAt: null };

/** A duplicate is a new document: it was never published, and it has an address of its own. */
export async function dataToClone(
  strapi: Core.Strapi,
  source: { readonly uid: DraftedType; readonly documentId: string; readonly data: Payload },
): Promise<Payload> {
  const { uid, documentId, data } = source;
  const read = uid === 'api::article.article' ? readArticle : readPage;
  const original = await read(strapi, documentId, 'draft');
  const base = isBlank(data['slug']) ? slugFrom(original?.slug ?? '') : String(data['slug']);
  return {
    ...data,
    slug: await freeSlug(strapi, { uid, base, except: null }),
    publishedSlug: null,
    ...(uid === 'api::article.article' ? neverPublished : {}),
  };
}

/** The roles of a duplicate's authors are those of its own first publication, still to come. */
export async function afterCloning(strapi: Core.Strapi, documentId: string): Promise<void> {
  const clone = await readArticle(strapi, documentId, 'draft');
  for (const byline of clone?.bylines ?? []) {
    await strapi.db
      .queryBuilder('editorial.byline')
      .where({ id: byline.id })
      .update({ roleAtPublication: null })
      .execute();
  }
}
