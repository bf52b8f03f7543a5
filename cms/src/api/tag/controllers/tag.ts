import { factories } from '@strapi/strapi';

/** REST actions of `api::tag.tag`, Strapi's own. */
export default factories.createCoreController('api::tag.tag');
