import { factories } from '@strapi/strapi';

/** Document service calls of `api::comment-report.comment-report`, Strapi's own. */
export default factories.createCoreService('api::comment-report.comment-report');
