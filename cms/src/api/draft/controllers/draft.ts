import type { Core } from '@strapi/strapi';
import { previewedTypes, type PreviewedType } from '@standfirst/shared-types';
import { readDraft } from '../../../change-log/documents';
import { isPreview } from '../../../draft-guard/guarded-router';

/** The part of Koa's context that is needed here. */
interface DraftContext {
  params: Record<string, string>;
  state: Record<string, unknown>;
  forbidden(message: string): unknown;
  set(header: string, value: string): void;
  notFound(message: string): unknown;
  body: unknown;
}

/** `GET /api/drafts/:type/:documentId`: a draft in the wire's shape, for the preview. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async read(ctx: DraftContext) {
    const { type = '', documentId = '' } = ctx.params;
    // A full-access token may call everything; drafts are for the preview token alone.
    if (!isPreview(ctx.state['auth'])) return ctx.forbidden('Only the preview token reads drafts.');
    ctx.set('Cache-Control', 'no-store');
    const draft = isPreviewed(type) ? await readDraft(strapi, { type, documentId }) : null;
    if (draft === null) return ctx.notFound(`There is no draft of the ${type} ${documentId}.`);
    ctx.body = draft;
    return undefined;
  },
});

function isPreviewed(type: string): type is PreviewedType {
  return (previewedTypes as readonly string[]).includes(type);
}
