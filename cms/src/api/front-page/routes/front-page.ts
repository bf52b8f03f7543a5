import { factories } from '@strapi/strapi';

/** REST addresses of `api::front-page.front-page`; each is denied unless a role or token is granted it. */
export default factories.createCoreRouter('api::front-page.front-page');
