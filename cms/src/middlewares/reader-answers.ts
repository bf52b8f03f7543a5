import type { Core } from '@strapi/strapi';
import { answerReaders } from '../readers/answers';

/** Strapi's way to a middleware that stands outside the parsing of bodies: see `config/middlewares.ts`. */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler =>
  answerReaders(strapi);
