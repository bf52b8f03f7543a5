import type { Core } from '@strapi/strapi';
import { refuseIfAny } from './fault';
import { markPublication } from './first-publication';
import { picturesIn } from './markdown';
import { faultsOfArticle, faultsOfPage } from './rules/at-publish';
import { keepRelatedOrder } from './related-order';
import { recordSlug } from './slug-history';
import { type MediaNames, readArticle, readMediaNames, readPage } from './stored';
import type { DraftedType } from './write';

/**
 * Checks a draft and readies it for publication. Call it in the transaction that publishes.
 *
 * @throws {ValidationError} with everything that keeps it from being published.
 */
export async function beforePublishing(
  strapi: Core.Strapi,
  target: { readonly uid: DraftedType; readonly documentId: string; readonly now: Date },
): Promise<void> {
  return target.uid === 'api::article.article'
    ? beforeArticle(strapi, target)
    : beforePage(strapi, target);
}

async function beforeArticle(
  strapi: Core.Strapi,
  { documentId, now }: { readonly documentId: string; readonly now: Date },
): Promise<void> {
  const draft = await readArticle(strapi, documentId, 'draft');
  // No draft: Strapi says so itself.
  if (draft === null) return;
  refuseIfAny(faultsOfArticle(draft, await mediaNamesIn(strapi, draft.body)));
  const published = await readArticle(strapi, documentId, 'published');
  await markPublication(strapi, { draft, published, now });
  await keepRelatedOrder(strapi, draft);
  await followSlug(strapi, { uid: 'api::article.article', draft, published });
}

async function beforePage(
  strapi: Core.Strapi,
  { documentId }: { readonly documentId: string },
): Promise<void> {
  const draft = await readPage(strapi, documentId, 'draft');
  if (draft === null) return;
  refuseIfAny(faultsOfPage(draft, await mediaNamesIn(strapi, draft.body)));
  const published = await readPage(strapi, documentId, 'published');
  await followSlug(strapi, { uid: 'api::page.page', draft, published });
}

function mediaNamesIn(strapi: Core.Strapi, body: string | null | undefined): Promise<MediaNames> {
  return readMediaNames(
    strapi,
    picturesIn(body ?? '').map(({ address }) => address),
  );
}

/** What slug history needs of either type's rows. */
interface SlugRow {
  readonly id: number;
  readonly slug?: string | null | undefined;
  readonly publishedSlug?: string | null | undefined;
}

async function followSlug(
  strapi: Core.Strapi,
  rows: { readonly uid: DraftedType; readonly draft: SlugRow; readonly published: SlugRow | null },
): Promise<void> {
  const { uid, draft, published } = rows;
  const to = draft.slug ?? null;
  if (to === null) return;
  // An unpublished document remembers where it last stood.
  const from = published?.slug ?? draft.publishedSlug ?? null;
  await recordSlug(strapi, { type: uid === 'api::page.page' ? 'page' : 'article', from, to });
  if (draft.publishedSlug === to) return;
  await strapi.db.queryBuilder(uid).where({ id: draft.id }).update({ publishedSlug: to }).execute();
}
