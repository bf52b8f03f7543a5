import { guardedRouter } from '../../../draft-guard/guarded-router';

/** REST addresses of `api::comment-report.comment-report`; each is denied unless a role or token is granted it. */
export default guardedRouter('api::comment-report.comment-report');
