import { factories } from '@strapi/strapi';

/** REST actions of `api::front-page.front-page`, Strapi's own. */
export default factories.createCoreController('api::front-page.front-page');
