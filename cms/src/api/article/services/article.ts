import { factories } from '@strapi/strapi';

/** Document service calls of `api::article.article`, Strapi's own. */
export default factories.createCoreService('api::article.article');
