import { isPayload, type Payload } from '../editorial/payload';
import { ValidationError } from '../strapi-errors';

/** What the guard needs to know of a type or component. */
export interface Model {
  readonly options?: { readonly draftAndPublish?: boolean } | undefined;
  readonly attributes: Readonly<
    Record<
      string,
      { readonly type: string; readonly target?: unknown; readonly component?: unknown }
    >
  >;
}

/** Looks a model up by its uid. */
export type ModelByUid = (uid: string) => Model | undefined;

/** Every parameter by which Strapi 5 lets a caller choose between drafts and published rows. */
const publicationParameters = [
  'status',
  'publicationState',
  'publicationFilter',
  'hasPublishedVersion',
  'lookup',
];

/**
 * A query that can yield nothing but what is published, whatever was asked.
 *
 * Every choice between drafts and published rows is removed, at every depth, and `published` is
 * set. Conditions that go through a relation look at published rows only: a type without drafts
 * (a comment, the front page) is linked to both rows of an article, and a condition on the draft
 * would tell its text letter by letter.
 *
 * @throws {ValidationError} where such a relation is sorted by; no published-only form exists.
 */
export function publishedQuery(query: Payload, uid: string, modelByUid: ModelByUid): Payload {
  const model = modelByUid(uid);
  const safe = withoutPublicationParameters(query);
  if (model === undefined || !isPayload(safe)) return { status: 'published' };
  return { ...guarded(safe, model, modelByUid), status: 'published' };
}

function guarded(part: Payload, model: Model, modelByUid: ModelByUid): Payload {
  const { filters, populate, sort, ...rest } = part;
  refuseSortThroughDrafts(sort, model, modelByUid);
  return {
    ...rest,
    ...(sort === undefined ? {} : { sort }),
    ...(filters === undefined ? {} : { filters: guardedFilters(filters, model, modelByUid) }),
    ...(populate === undefined ? {} : { populate: guardedPopulate(populate, model, modelByUid) }),
  };
}

function withoutPublicationParameters(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withoutPublicationParameters(item));
  if (!isPayload(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !publicationParameters.includes(key))
      .map(([key, nested]) => [key, withoutPublicationParameters(nested)]),
  );
}

function guardedFilters(filters: unknown, model: Model, modelByUid: ModelByUid): unknown {
  if (Array.isArray(filters)) {
    return filters.map((item: unknown) => guardedFilters(item, model, modelByUid));
  }
  if (!isPayload(filters)) return filters;
  return Object.fromEntries(
    Object.entries(filters).map(([key, value]) => {
      const target = targetOf(model, key, modelByUid);
      if (target === undefined) {
        // An operator such as $or, or an attribute's own condition.
        return [key, key.startsWith('$') ? guardedFilters(value, model, modelByUid) : value];
      }
      const nested = guardedFilters(value, target, modelByUid);
      return [
        key,
        hasDrafts(target) && isPayload(nested)
          ? { $and: [nested, { publishedAt: { $notNull: true } }] }
          : nested,
      ];
    }),
  );
}

function guardedPopulate(populate: unknown, model: Model, modelByUid: ModelByUid): unknown {
  if (!isPayload(populate)) return populate;
  return Object.fromEntries(
    Object.entries(populate).map(([key, value]) => {
      const target = targetOf(model, key, modelByUid);
      return [
        key,
        target !== undefined && isPayload(value) ? guarded(value, target, modelByUid) : value,
      ];
    }),
  );
}

function refuseSortThroughDrafts(sort: unknown, model: Model, modelByUid: ModelByUid): void {
  // A published row of a type with drafts is linked to published rows only.
  if (hasDrafts(model)) return;
  for (const path of sortPaths(sort)) {
    let at: Model | undefined = model;
    for (const name of path) {
      at = at && targetOf(at, name, modelByUid);
      if (at !== undefined && hasDrafts(at)) {
        throw new ValidationError(
          `Sorting by ${path.join('.')} is not possible here: it would tell about drafts. Sort by a field of the type itself.`,
        );
      }
    }
  }
}

/** The ways of a `sort`: `a.b:asc,c`, a list of those, or nested objects. */
function sortPaths(sort: unknown): readonly (readonly string[])[] {
  if (typeof sort === 'string') {
    return sort.split(',').map((part) => (part.trim().split(':')[0] ?? '').split('.'));
  }
  if (Array.isArray(sort)) return sort.flatMap((item: unknown) => sortPaths(item));
  if (!isPayload(sort)) return [];
  return Object.entries(sort).flatMap(([key, value]) => {
    const own = key.split('.');
    return isPayload(value) ? sortPaths(value).map((path) => [...own, ...path]) : [own];
  });
}

function targetOf(model: Model, name: string, modelByUid: ModelByUid): Model | undefined {
  const attribute = model.attributes[name];
  if (attribute?.type === 'relation' && typeof attribute.target === 'string') {
    return modelByUid(attribute.target);
  }
  if (attribute?.type === 'component' && typeof attribute.component === 'string') {
    return modelByUid(attribute.component);
  }
  return undefined;
}

function hasDrafts(model: Model): boolean {
  return model.options?.draftAndPublish === true;
}
