/** What the panel's “Open preview” leads to. */
import type { Core } from '@strapi/strapi';
import type { Settings } from '../env';
import { panelAbility } from '../panel-access/ability';
import { mayRead } from '../panel-access/may-read';
import { isPreviewed, previewLink } from './link';

/** What the preview takes from the environment. */
export type PreviewSettings = Pick<Settings, 'siteUrl' | 'previewToken'>;

/** What the panel asks for, beside the type. */
export interface PreviewQuestion {
  readonly documentId: string;
  readonly status?: string;
}

/**
 * The preview's address for the panel user of this request; `null`, and so no preview, for types
 * without a page and for documents this user may not read. Strapi itself asks for neither.
 */
export async function previewFor(
  strapi: Core.Strapi,
  { siteUrl, previewToken: secret }: PreviewSettings,
  { uid, documentId, status }: PreviewQuestion & { readonly uid: string },
): Promise<string | null> {
  const userAbility = panelAbility(strapi);
  if (userAbility === null || !isPreviewed(uid)) return null;
  if (!(await mayRead(strapi, { uid, documentId, userAbility }))) return null;
  return previewLink({ uid, documentId, status, siteUrl, secret, nowMs: Date.now() });
}
