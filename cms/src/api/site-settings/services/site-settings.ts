import { factories } from '@strapi/strapi';

/** Document service calls of `api::site-settings.site-settings`, Strapi's own. */
export default factories.createCoreService('api::site-settings.site-settings');
