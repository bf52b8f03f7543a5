import { factories } from '@strapi/strapi';

/** Document service calls of `api::front-page.front-page`, Strapi's own. */
export default factories.createCoreService('api::front-page.front-page');
