import { shutStrapisAccounts } from '../readers/doors';

/** Strapi's way to a middleware that stands before its routes: see `config/middlewares.ts`. */
export default shutStrapisAccounts;
