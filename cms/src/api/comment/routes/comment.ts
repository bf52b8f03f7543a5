import { factories } from '@strapi/strapi';

/** REST addresses of `api::comment.comment`; each is denied unless a role or token is granted it. */
export default factories.createCoreRouter('api::comment.comment');
