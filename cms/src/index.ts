import type { Core } from '@strapi/strapi';
import { applyEditorialRules } from './editorial';

/** Strapi's two hooks. Each is a list of the parts, in the order they depend on one another. */
export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    applyEditorialRules(strapi);
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    strapi.log.debug('standfirst: setting up');
  },
};
