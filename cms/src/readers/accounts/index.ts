import type { Core } from '@strapi/strapi';
import type { ReaderSettings } from '..';
import { RateLimits } from '../../rate-limits';
import { oidcRoutes } from '../oidc';
import type { ReaderRoute } from '../routes';
import { addressRoute } from './address';
import { confirmationRoutes } from './confirmation';
import { dataRoute } from './data';
import { deletionRoute } from './deletion';
import { passwordRoutes } from './passwords';
import { registrationRoute } from './registration';
import { selfRoutes } from './self';
import { sessionRoutes } from './sessions';
import { signingInRoutes } from './signing-in';

/** Every request about accounts. */
export function accountRoutes(
  strapi: Core.Strapi,
  settings: ReaderSettings,
): readonly ReaderRoute[] {
  const parts = { strapi, settings, limits: new RateLimits() };
  return [
    registrationRoute(parts),
    ...confirmationRoutes(parts),
    ...signingInRoutes(parts),
    ...oidcRoutes(parts),
    ...passwordRoutes(parts),
    addressRoute(parts),
    ...selfRoutes(parts),
    ...sessionRoutes(parts),
    dataRoute(parts),
    deletionRoute(parts),
  ];
}
