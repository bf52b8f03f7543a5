import { guardedRouter } from '../../../draft-guard/guarded-router';

/** REST addresses of `api::site-settings.site-settings`; each is denied unless a role or token is granted it. */
export default guardedRouter('api::site-settings.site-settings');
