import { factories } from '@strapi/strapi';

/** Document service calls of `api::author.author`, Strapi's own. */
export default factories.createCoreService('api::author.author');
