import { guardedRouter } from '../../../draft-guard/guarded-router';

/** REST addresses of `api::comment.comment`; each is denied unless a role or token is granted it. */
export default guardedRouter('api::comment.comment');
