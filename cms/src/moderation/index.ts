/** Moderation: the queue, decisions, suspensions, the log, and what is done by itself. */
import type { Core } from '@strapi/strapi';
import type { Settings } from '../env';
import { guardPanelChanges } from './panel-changes';
import { registerModerationRoutes } from './routes';

export { startModeration } from './tasks';

/** Adds the panel's routes and watches over its content manager. Belongs into `register()`. */
export function registerModeration(strapi: Core.Strapi, settings: Pick<Settings, 'siteUrl'>): void {
  guardPanelChanges(strapi);
  registerModerationRoutes(strapi, settings);
}
