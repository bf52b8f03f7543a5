import { factories } from '@strapi/strapi';

/** REST actions of `api::column.column`, Strapi's own. */
export default factories.createCoreController('api::column.column');
