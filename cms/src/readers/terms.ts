import type { Core } from '@strapi/strapi';
import { z } from 'zod';

/** The page that readers accept with their first comment. */
const termsSlug = 'terms';
/** The version where no such page has been published. */
export const noTerms = 'none';

/** Version of the terms in force: the moment at which their page was last published. */
export async function termsNow(strapi: Core.Strapi): Promise<string> {
  const page: unknown = await strapi
    .documents('api::page.page')
    .findFirst({ status: 'published', filters: { slug: termsSlug }, fields: ['publishedAt'] });
  const read = z.object({ publishedAt: z.coerce.date() }).safeParse(page);
  return read.success ? read.data.publishedAt.toISOString() : noTerms;
}
