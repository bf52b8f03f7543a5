import { factories } from '@strapi/strapi';

/** REST addresses of `api::article-views.article-views`; each is denied unless a role or token is granted it. */
export default factories.createCoreRouter('api::article-views.article-views');
