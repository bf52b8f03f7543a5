import { factories } from '@strapi/strapi';

/** REST actions of `api::article-views.article-views`, Strapi's own. */
export default factories.createCoreController('api::article-views.article-views');
