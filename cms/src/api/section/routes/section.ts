import { guardedRouter } from '../../../draft-guard/guarded-router';

/** REST addresses of `api::section.section`; each is denied unless a role or token is granted it. */
export default guardedRouter('api::section.section');
