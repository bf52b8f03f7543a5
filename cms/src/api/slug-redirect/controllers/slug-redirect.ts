import { factories } from '@strapi/strapi';

/** REST actions of `api::slug-redirect.slug-redirect`, Strapi's own. */
export default factories.createCoreController('api::slug-redirect.slug-redirect');
