import type { Core } from '@strapi/strapi';
import { isPayload } from '../editorial/payload';

/** What a moderator needs of what a comment points at: enough to tell it and to open it. */
const shown: Readonly<Record<string, readonly string[]>> = {
  reader: ['id', 'documentId', 'username'],
  reporter: ['id', 'documentId', 'username'],
  article: ['id', 'documentId', 'title', 'slug', 'status'],
};

const commentPaths = /^\/content-manager\/collection-types\/api(?:::|%3A%3A)comment(?:-report)?\./i;

/**
 * Keeps readers' e-mail addresses out of the comment lists. Strapi's content manager answers with
 * the whole row of a relation's target, whatever the role may read of it. Who needs an address has
 * the list of readers, which only administrators may open. Call it in `register()`.
 */
export function hideReaderAddresses(strapi: Core.Strapi): void {
  strapi.server.use(async (ctx, next) => {
    await next();
    if (!commentPaths.test(ctx.path)) return;
    const body: unknown = ctx.body;
    if (isPayload(body)) ctx.body = withoutAddresses(body);
  });
}

/** A copy in which every reader, reporter and article holds only what is shown. */
export function withoutAddresses(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withoutAddresses(item));
  if (!isPayload(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, nested]) => {
      const fields = shown[key];
      if (fields === undefined || !isPayload(nested)) return [key, withoutAddresses(nested)];
      return [
        key,
        Object.fromEntries(
          Object.entries(nested).filter(([name]) => [...fields, 'count'].includes(name)),
        ),
      ];
    }),
  );
}
