import type { Core } from '@strapi/strapi';
import { adminServices } from './admin-services';

const madeByStrapi = ['Read Only', 'Full Access'];

/**
 * Removes the API tokens that Strapi makes by itself at its first start; a "read only" one reads
 * drafts and readers' addresses. Call it before the first administrator is made: until then nobody
 * can have made a token, so an operator's own of the same name is never touched.
 */
export async function removeDefaultTokens(strapi: Core.Strapi): Promise<void> {
  if (await adminServices(strapi).user.exists()) return;
  await strapi.db
    .query('admin::api-token')
    .deleteMany({ where: { name: { $in: madeByStrapi }, lastUsedAt: { $null: true } } });
}
