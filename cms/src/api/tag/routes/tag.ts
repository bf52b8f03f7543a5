import { guardedRouter } from '../../../draft-guard/guarded-router';

/** REST addresses of `api::tag.tag`; each is denied unless a role or token is granted it. */
export default guardedRouter('api::tag.tag');
