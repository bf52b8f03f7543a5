import { factories } from '@strapi/strapi';

/** Document service calls of `api::slug-redirect.slug-redirect`, Strapi's own. */
export default factories.createCoreService('api::slug-redirect.slug-redirect');
