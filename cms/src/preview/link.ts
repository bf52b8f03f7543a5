import { createHmac } from 'node:crypto';
import {
  previewForMs,
  previewPath,
  previewPayload,
  type PreviewTarget,
  type PreviewedType,
} from '@standfirst/shared-types';

const types: Readonly<Record<string, PreviewedType>> = {
  'api::article.article': 'article',
  'api::page.page': 'page',
};

/** What the panel's preview asks for. */
export interface PreviewRequest {
  readonly uid: string;
  readonly documentId: string;
  readonly status: string | undefined;
  readonly siteUrl: string;
  /** `PREVIEW_TOKEN`. */
  readonly secret: string;
  readonly nowMs: number;
}

/** The signed address under which the site shows a document; `null` for types without a page. */
export function previewLink(request: PreviewRequest): string | null {
  const { uid, documentId, status, siteUrl, secret, nowMs } = request;
  const type = types[uid];
  if (type === undefined) return null;
  const target: PreviewTarget = {
    type,
    id: documentId,
    status: status === 'published' ? 'published' : 'draft',
    untilMs: nowMs + previewForMs,
  };
  const signature = createHmac('sha256', secret).update(previewPayload(target)).digest('hex');
  return new URL(previewPath(target, signature), siteUrl).href;
}

/** The part of Strapi's request context that says what a panel user may do. */
interface PanelState {
  readonly state?: { readonly userAbility?: { can(action: string, subject: string): boolean } };
}

/** Whether the panel user of this request may read documents of `uid`: Strapi itself does not ask. */
export function mayPreview(context: PanelState | undefined, uid: string): boolean {
  return context?.state?.userAbility?.can('plugin::content-manager.explorer.read', uid) === true;
}
