import { factories } from '@strapi/strapi';

/** Document service calls of `api::tag.tag`, Strapi's own. */
export default factories.createCoreService('api::tag.tag');
