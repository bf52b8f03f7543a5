import { factories } from '@strapi/strapi';

/** REST actions of `api::comment-report.comment-report`, Strapi's own. */
export default factories.createCoreController('api::comment-report.comment-report');
