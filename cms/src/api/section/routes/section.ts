import { factories } from '@strapi/strapi';

/** REST addresses of `api::section.section`; each is denied unless a role or token is granted it. */
export default factories.createCoreRouter('api::section.section');
