import { factories } from '@strapi/strapi';

/** REST addresses of `api::site-settings.site-settings`; each is denied unless a role or token is granted it. */
export default factories.createCoreRouter('api::site-settings.site-settings');
