/** Readers' accounts: everything below `/api/reader` that is about themselves. */
import type { Core } from '@strapi/strapi';
import { accountRoutes } from './accounts';
import { registerReaderRoutes } from './routes';
import type { Settings } from '../env';

/** What readers' accounts take from the environment. */
export type ReaderSettings = Pick<Settings, 'siteUrl' | 'wakeSecret' | 'jwtSecret' | 'oidc'>;

/** Adds the routes. Belongs into `register()`: later routes are not served. */
export function registerReaders(strapi: Core.Strapi, settings: ReaderSettings): void {
  registerReaderRoutes(strapi, { settings, routes: accountRoutes(strapi, settings) });
}

export { keepReaderKeys } from './keys';
