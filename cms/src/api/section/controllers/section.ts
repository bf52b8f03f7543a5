import { factories } from '@strapi/strapi';

/** REST actions of `api::section.section`, Strapi's own. */
export default factories.createCoreController('api::section.section');
