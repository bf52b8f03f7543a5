import {
  previewForMs,
  previewPath,
  previewPayload,
  type PreviewTarget,
  type PreviewedType,
} from '@standfirst/shared-types';
import { signatureOf } from '../signed';

const types = {
  'api::article.article': 'article',
  'api::page.page': 'page',
} as const satisfies Record<string, PreviewedType>;

/** The uid of a type that can be previewed. */
export type PreviewedUid = keyof typeof types;

/** Whether documents of this type have a page to preview. */
export function isPreviewed(uid: string): uid is PreviewedUid {
  return uid in types;
}

/** What the panel's preview asks for. */
export interface PreviewRequest {
  readonly uid: PreviewedUid;
  readonly documentId: string;
  readonly status: string | undefined;
  readonly siteUrl: string;
  /** `PREVIEW_TOKEN`. */
  readonly secret: string;
  readonly nowMs: number;
}

/** The signed address under which the site shows a document. */
export function previewLink(request: PreviewRequest): string {
  const { uid, documentId, status, siteUrl, secret, nowMs } = request;
  const target: PreviewTarget = {
    type: types[uid],
    id: documentId,
    status: status === 'published' ? 'published' : 'draft',
    untilMs: nowMs + previewForMs,
  };
  const signature = signatureOf(previewPayload(target), { secret, encoding: 'hex' });
  return new URL(previewPath(target, signature), siteUrl).href;
}
