import { factories } from '@strapi/strapi';

/** Document service calls of `api::article-views.article-views`, Strapi's own. */
export default factories.createCoreService('api::article-views.article-views');
