import type { Core } from '@strapi/strapi';
import type { ReaderSettings } from '..';
import type { ReaderRoute } from '../routes';
import { selfRoutes } from './self';

/** Every request about accounts. */
export function accountRoutes(strapi: Core.Strapi, _settings: ReaderSettings): ReaderRoute[] {
  return [...selfRoutes(strapi)];
}
