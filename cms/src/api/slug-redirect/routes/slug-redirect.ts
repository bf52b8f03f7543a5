import { factories } from '@strapi/strapi';

/** REST addresses of `api::slug-redirect.slug-redirect`; each is denied unless a role or token is granted it. */
export default factories.createCoreRouter('api::slug-redirect.slug-redirect');
