import { factories } from '@strapi/strapi';

/** REST actions of `api::site-settings.site-settings`, Strapi's own. */
export default factories.createCoreController('api::site-settings.site-settings');
