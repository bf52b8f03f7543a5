import { factories } from '@strapi/strapi';

/** REST actions of `api::article.article`, Strapi's own. */
export default factories.createCoreController('api::article.article');
