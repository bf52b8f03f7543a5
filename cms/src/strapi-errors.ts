import { createRequire } from 'node:module';

/** Strapi's own error classes, as far as they are used here. Its middleware knows them by class. */
interface StrapiErrors {
  readonly ValidationError: new (message: string, details?: unknown) => Error;
  readonly ForbiddenError: new (message: string, details?: unknown) => Error;
}

/**
 * `@strapi/utils` is not a dependency of this package but of `@strapi/strapi`, and pnpm shows a
 * package only what it names itself. It is found from there, so that it is the very copy whose
 * classes Strapi compares with.
 */
const utils: unknown = createRequire(require.resolve('@strapi/strapi'))('@strapi/utils');

function hasErrors(value: unknown): value is { readonly errors: StrapiErrors } {
  if (typeof value !== 'object' || value === null || !('errors' in value)) return false;
  const { errors } = value;
  return typeof errors === 'object' && errors !== null && 'ValidationError' in errors;
}

if (!hasErrors(utils)) throw new Error('@strapi/utils has no errors: check the version of Strapi.');

/** Answers 400 over HTTP; the panel marks the fields that `details.errors[].path` names. */
export const ValidationError = utils.errors.ValidationError;
/** Answers 403 over HTTP. */
export const ForbiddenError = utils.errors.ForbiddenError;
