import { guardedRouter } from '../../../draft-guard/guarded-router';

/** REST addresses of `api::front-page.front-page`; each is denied unless a role or token is granted it. */
export default guardedRouter('api::front-page.front-page');
