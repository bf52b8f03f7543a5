import { guardedRouter } from '../../../draft-guard/guarded-router';

/** REST addresses of `api::slug-redirect.slug-redirect`; each is denied unless a role or token is granted it. */
export default guardedRouter('api::slug-redirect.slug-redirect');
