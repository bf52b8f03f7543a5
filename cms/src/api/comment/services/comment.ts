import { factories } from '@strapi/strapi';

/** Document service calls of `api::comment.comment`, Strapi's own. */
export default factories.createCoreService('api::comment.comment');
