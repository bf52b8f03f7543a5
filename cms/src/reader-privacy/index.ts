import type { Core } from '@strapi/strapi';
import { isPayload } from '../editorial/payload';

/** What a moderator needs of what a comment points at: enough to tell it and to open it. */
const shown: Readonly<Record<string, readonly string[]>> = {
  reader: ['id', 'documentId', 'username'],
  reporter: ['id', 'documentId', 'username'],
  article: ['id', 'documentId', 'title', 'slug', 'status'],
};

const commentPaths = /^\/content-manager\/collection-types\/api::comment(?:-report)?\./i;

/**
 * Keeps readers' e-mail addresses out of the comment lists. Strapi's content manager answers with
 * the whole row of a relation's target, whatever the role may read of it. Who needs an address has
 * the list of readers, which only administrators may open. Call it in `register()`.
 */
export function hideReaderAddresses(strapi: Core.Strapi): void {
  strapi.server.use(async (ctx, next) => {
    // The router reads the type as it is meant, in whatever way it is written.
    if (!commentPaths.test(decoded(ctx.path))) {
      await next();
      return;
    }
    if (asksForMore(ctx.querystring)) {
      ctx.status = 400;
      ctx.body = {
        data: null,
        error: { status: 400, name: 'ValidationError', message: refusal, details: {} },
      };
      return;
    }
    await next();
    const body: unknown = ctx.body;
    if (isPayload(body)) ctx.body = withoutAddresses(body);
  });
}

const refusal = 'Comments can be sought and sorted by the names of readers and articles only.';

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // Nothing has such an address; the router says so.
    return path;
  }
}

/**
 * Whether a list is to be filtered or sorted by what is not shown: whoever sees which comments are
 * left learns it letter by letter. Takes `filters[reader][email][$startsWith]`, `sort=reader.email`
 * and what else Strapi reads as the same.
 */
function asksForMore(query: string): boolean {
  for (const [key, value] of new URLSearchParams(query)) {
    const [first = '', ...path] = key.split(/[[\].]+/).filter((part) => part !== '');
    if (first !== 'filters' && first !== 'sort' && first !== '_sort') continue;
    const sorted = first === 'filters' ? [] : value.split(',').map((each) => each.split(/[.:]/));
    if ([path, ...sorted].some(leadsBehind)) return true;
  }
  return false;
}

function leadsBehind(path: readonly string[]): boolean {
  const names = path.map((part) => part.trim()).filter((part) => !/^(?:\$.*|\d*)$/.test(part));
  return names.some((name, at) => {
    const fields = shown[name];
    const field = names[at + 1];
    return (
      fields !== undefined && field !== undefined && !fields.includes(field) && !isOrder(field)
    );
  });
}

function isOrder(word: string): boolean {
  return /^(?:asc|desc)$/i.test(word);
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
