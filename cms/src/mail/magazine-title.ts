import type { Core } from '@strapi/strapi';
import { z } from 'zod';

/** The magazine's name, as the settings say it. */
export async function magazineTitle(strapi: Core.Strapi): Promise<string> {
  const settings: unknown = await strapi
    .documents('api::site-settings.site-settings')
    .findFirst({ fields: ['title'] });
  const read = z.object({ title: z.string().min(1) }).safeParse(settings);
  return read.success ? read.data.title : 'Standfirst';
}
