import { factories } from '@strapi/strapi';

/** Document service calls of `api::section.section`, Strapi's own. */
export default factories.createCoreService('api::section.section');
