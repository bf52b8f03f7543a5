import type { Core } from '@strapi/strapi';

/** Makes the settings and the front page where they don't exist yet: editors can't create them. */
export async function ensureSingleDocuments(strapi: Core.Strapi): Promise<void> {
  const settings = strapi.documents('api::site-settings.site-settings');
  if ((await settings.findFirst()) === null) {
    await settings.create({ data: { title: 'Standfirst', timeZone: 'Europe/London' } });
  }
  const frontPage = strapi.documents('api::front-page.front-page');
  if ((await frontPage.findFirst()) === null) await frontPage.create({ data: {} });
}
