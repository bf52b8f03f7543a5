import { slug as slugContract } from '@standfirst/shared-types';
import type { Core, UID } from '@strapi/strapi';
import { isPostgres, type Transaction } from '../change-log/order';
import { isPayload } from './payload';

/** Longest slug made from a title, in characters. Editors may type longer ones. */
const madeLengthMax = 80;

/** Types with an address, and the field a missing slug is made from. */
export const slugSources: Readonly<Record<string, 'title' | 'name'>> = {
  'api::article.article': 'title',
  'api::page.page': 'title',
  'api::column.column': 'title',
  'api::author.author': 'name',
  'api::section.section': 'name',
  'api::tag.tag': 'name',
};

/** Whether `value` holds only characters an address may hold. */
export function isSlug(value: string): boolean {
  return slugContract.safeParse(value).success;
}

/** A slug from a title: `"Dŵr & tân: £4m"` gives `dwr-and-tan-4m`. Never empty. */
export function slugFrom(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’‘]/g, '')
    .replace(/&/g, ' and ')
    .replace(/ß/g, 'ss')
    .replace(/[æÆ]/g, 'ae')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (words.length <= madeLengthMax) return words === '' ? 'untitled' : words;
  const cut = words.slice(0, madeLengthMax + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), 1)).slice(0, madeLengthMax);
}

/**
 * Makes saves of one type wait for one another on PostgreSQL, until each is committed: two that look
 * for a free slug at once would find the same. SQLite has one transaction at a time.
 */
export async function slugsInTurn(
  strapi: Core.Strapi,
  { trx, uid }: { readonly trx: Transaction; readonly uid: UID.ContentType },
): Promise<void> {
  if (slugSources[uid] === undefined || !isPostgres(strapi)) return;
  await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', [`slugs of ${uid}`]);
}

/** The documentId of another document of the type that has this slug, drafts included. */
export async function slugOwner(
  strapi: Core.Strapi,
  where: { readonly uid: UID.ContentType; readonly slug: string; readonly except: string | null },
): Promise<string | null> {
  const row: unknown = await strapi.db.query(where.uid).findOne({
    where: {
      slug: where.slug,
      ...(where.except === null ? {} : { documentId: { $ne: where.except } }),
    },
    select: ['documentId'],
  });
  return isPayload(row) ? String(row['documentId']) : null;
}

/** `base`, or `base-2`, `base-3` and so on: the first that no other document has. */
export async function freeSlug(
  strapi: Core.Strapi,
  wish: { readonly uid: UID.ContentType; readonly base: string; readonly except: string | null },
): Promise<string> {
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? wish.base : `${wish.base}-${number}`;
    if ((await slugOwner(strapi, { uid: wish.uid, slug, except: wish.except })) === null)
      return slug;
  }
}
