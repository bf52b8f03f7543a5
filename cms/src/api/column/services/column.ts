import { factories } from '@strapi/strapi';

/** Document service calls of `api::column.column`, Strapi's own. */
export default factories.createCoreService('api::column.column');
