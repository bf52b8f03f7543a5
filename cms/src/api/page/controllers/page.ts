import { factories } from '@strapi/strapi';

/** REST actions of `api::page.page`, Strapi's own. */
export default factories.createCoreController('api::page.page');
