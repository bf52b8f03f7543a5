import type { Core } from '@strapi/strapi';
import { addressOf, type AddressedType } from '@standfirst/shared-types';

const redirectType = 'api::slug-redirect.slug-redirect';

/** A document's move from one slug to another. */
export interface SlugMove {
  readonly type: AddressedType;
  /** The slug it was last published under; `null` where it never was. */
  readonly from: string | null;
  readonly to: string;
}

/**
 * Keeps addresses for ever. The old one redirects to the new, whatever redirected to the old one
 * now goes straight to the new, and an address that is in use again redirects nowhere. So there is
 * never a chain and never a loop.
 */
export async function recordSlug(strapi: Core.Strapi, { type, from, to }: SlugMove): Promise<void> {
  const newAddress = addressOf(type, to);
  const redirects = strapi.db.query(redirectType);
  await redirects.deleteMany({ where: { from: newAddress } });
  if (from === null || from === to) return;
  const oldAddress = addressOf(type, from);
  await redirects.deleteMany({ where: { from: oldAddress } });
  await redirects.updateMany({ where: { to: oldAddress }, data: { to: newAddress } });
  await redirects.create({
    data: { from: oldAddress, to: newAddress, publishedAt: new Date() },
  });
}
