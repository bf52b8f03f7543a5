/**
 * Seeing a draft as readers would. The panel gets a signed address that is good for a while; the
 * publisher checks it, asks the CMS for the draft, and renders it by the templates that are live.
 */

/** Types that can be previewed: those with drafts. */
export const previewedTypes = ['article', 'page'] as const;
/** A type that can be previewed. */
export type PreviewedType = (typeof previewedTypes)[number];
/** Which of a document's two states is shown. */
export type PreviewStatus = 'draft' | 'published';

/** What a preview address names. */
export interface PreviewTarget {
  type: PreviewedType;
  id: string;
  status: PreviewStatus;
  /** When the address stops working, milliseconds since 1970. */
  untilMs: number;
}

/** How long a preview address works, in milliseconds: an editor's afternoon. */
export const previewForMs = 4 * 60 * 60 * 1000;

/** What is signed, with HMAC-SHA-256 under `PREVIEW_TOKEN`, as lower-case hexadecimal. */
export function previewPayload({ type, id, status, untilMs }: PreviewTarget): string {
  return `${type}/${id}/${status}/${untilMs}`;
}

/** Where previews begin, on the site. */
export const previewFolder = '/preview/';

/** The path of a preview on the site, with its signature. */
export function previewPath(target: PreviewTarget, signature: string): string {
  return `${previewFolder}${previewPayload(target)}/${signature}`;
}

/** The parts of a preview path, or `null` if it is none. Says nothing about the signature. */
export function parsePreviewPath(
  path: string,
): { target: PreviewTarget; signature: string } | null {
  const match =
    /^\/preview\/(article|page)\/([A-Za-z0-9_-]{1,64})\/(draft|published)\/(\d{1,15})\/([0-9a-f]{64})$/.exec(
      path,
    );
  if (match === null) return null;
  const [, type, id = '', status, until, signature = ''] = match;
  return {
    target: {
      type: type === 'page' ? 'page' : 'article',
      id,
      status: status === 'published' ? 'published' : 'draft',
      untilMs: Number(until),
    },
    signature,
  };
}

/** Where the CMS gives a draft, in the wire's shape, to whoever has the preview token. */
export function draftPath(type: PreviewedType, id: string): string {
  return `/api/drafts/${type}/${id}`;
}
