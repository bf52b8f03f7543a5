import { factories } from '@strapi/strapi';

/** REST actions of `api::author.author`, Strapi's own. */
export default factories.createCoreController('api::author.author');
