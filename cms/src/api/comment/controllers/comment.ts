import { factories } from '@strapi/strapi';

/** REST actions of `api::comment.comment`, Strapi's own. */
export default factories.createCoreController('api::comment.comment');
