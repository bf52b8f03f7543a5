import { guardedRouter } from '../../../draft-guard/guarded-router';

/** REST addresses of `api::article.article`; each is denied unless a role or token is granted it. */
export default guardedRouter('api::article.article');
