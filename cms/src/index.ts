import type { Core } from '@strapi/strapi';

/** Strapi's two hooks. Each is a list of the parts, in the order they depend on one another. */
export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    strapi.log.debug('standfirst: registering');
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    strapi.log.debug('standfirst: setting up');
  },
};
