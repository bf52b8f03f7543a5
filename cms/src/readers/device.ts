import { createRequire } from 'node:module';

type BuildMetadata = (given: { userAgent: string }) => { readonly deviceName?: string };

/** Strapi's own reading of `User-Agent`, from the copy that Strapi uses: see `strapi-errors.ts`. */
const utils: unknown = createRequire(require.resolve('@strapi/strapi'))('@strapi/utils');

function hasBuilder(value: unknown): value is { readonly buildSessionMetadata: BuildMetadata } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'buildSessionMetadata' in value &&
    typeof value.buildSessionMetadata === 'function'
  );
}

if (!hasBuilder(utils))
  throw new Error('@strapi/utils builds no session metadata: check the version of Strapi.');
const { buildSessionMetadata } = utils;

/** Browser and system, as far as they say: `Firefox on Linux`. */
export function deviceName(userAgent: string): string {
  return buildSessionMetadata({ userAgent }).deviceName ?? 'Unknown device';
}
