import { guardedRouter } from '../../../draft-guard/guarded-router';

/** REST addresses of `api::article-views.article-views`; each is denied unless a role or token is granted it. */
export default guardedRouter('api::article-views.article-views');
