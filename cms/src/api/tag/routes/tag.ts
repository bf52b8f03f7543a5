import { factories } from '@strapi/strapi';

/** REST addresses of `api::tag.tag`; each is denied unless a role or token is granted it. */
export default factories.createCoreRouter('api::tag.tag');
