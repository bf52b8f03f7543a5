import { factories } from '@strapi/strapi';

/** Document service calls of `api::page.page`, Strapi's own. */
export default factories.createCoreService('api::page.page');
