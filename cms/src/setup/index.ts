import type { Core } from '@strapi/strapi';
import type { Settings } from '../env';
import { ensureAdministrator } from './administrator';
import { syncApiTokens } from './api-tokens';
import { removeDefaultTokens } from './default-tokens';
import { syncMediaLibrary } from './media-library';
import { syncPanelRoles } from './panel-roles';
import { syncPanelViews } from './panel-views';
import { syncReaderRoles } from './reader-roles';
import { ensureSingleDocuments } from './single-documents';

/**
 * Brings the database to what the code declares. Safe at every start: the second changes nothing.
 * Call it in `bootstrap()`.
 */
export async function setUp(strapi: Core.Strapi, settings: Settings): Promise<void> {
  await removeDefaultTokens(strapi);
  await ensureAdministrator(strapi, settings);
  await syncPanelRoles(strapi);
  await syncReaderRoles(strapi);
  await syncApiTokens(strapi, settings);
  await syncPanelViews(strapi);
  await ensureSingleDocuments(strapi);
  await syncMediaLibrary(strapi);
}
