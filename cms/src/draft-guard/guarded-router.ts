import { type Core, factories, type UID } from '@strapi/strapi';
import { isPayload } from '../editorial/payload';
import { previewTokenName } from '../setup/api-tokens';
import { type Model, publishedQuery } from './published-query';

/**
 * Strapi's REST routes of a type, with reading cut down to what is published for everybody but the
 * preview token. Every content type's routes are made here: whoever may `find` in Strapi 5 may else
 * ask for `?status=draft` (strapi#25326).
 *
 * Each route is denied unless a role or token is granted it.
 */
export function guardedRouter(uid: UID.ContentType): Core.CoreAPI.Router.Router {
  const guard: Core.MiddlewareHandler = (ctx, next) => {
    if (!isPreview(ctx.state['auth'])) {
      const query: unknown = ctx.query;
      ctx.query = publishedQuery(isPayload(query) ? { ...query } : {}, uid, modelByUid);
    }
    return next();
  };
  const guarded = { middlewares: [guard] };
  return factories.createCoreRouter(uid, { config: { find: guarded, findOne: guarded } });
}

/** Whether a request came with the preview token. Strapi keeps tokens' names unique. */
export function isPreview(auth: unknown): boolean {
  if (!isPayload(auth) || !isPayload(auth['strategy']) || !isPayload(auth['credentials']))
    return false;
  return (
    auth['strategy']['name'] === 'content-api-token' &&
    auth['credentials']['name'] === previewTokenName
  );
}

function modelByUid(uid: string): Model | undefined {
  const models: Readonly<Record<string, unknown>> = {
    ...strapi.contentTypes,
    ...strapi.components,
  };
  const model = models[uid];
  return isModel(model) ? model : undefined;
}

function isModel(value: unknown): value is Model {
  return isPayload(value) && isPayload(value['attributes']);
}
