import type { ContentReader } from '../content/index.ts';
import { ContentError } from '../content/errors.ts';
import type { FacetValue } from '../content/facets.ts';

/** What a page is built from. Beside content there is one thing only: where the site stands. */
export interface BuildContext {
  content: ContentReader;
  /** The site's origin, without a slash at the end. */
  siteUrl: string;
}

/** The absolute address of a path on the site. */
export function absolute({ siteUrl }: BuildContext, path: string): string {
  return new URL(path, `${siteUrl}/`).href;
}

/** The magazine's settings, or sensible ones as long as the CMS has sent none. */
export function settingsOf({ content }: BuildContext): FacetValue<'settings.frame'> {
  return (
    content.get('settings.frame', 'single') ?? {
      title: 'Standfirst',
      tagline: null,
      description: null,
      logo: null,
      publisher: null,
      contactEmail: null,
      timeZone: 'Europe/London',
    }
  );
}

/** Whether the magazine has comments at all. */
export function areCommentsOn({ content }: BuildContext): boolean {
  return (content.get('settings.comments', 'single')?.commentPolicy ?? 'off') !== 'off';
}

/** `value`, or an error that says which document names one that isn't there. */
export function present<T>(value: T | null, missing: { of: string; names: string }): T {
  if (value !== null) return value;
  throw new ContentError(
    `${missing.of} names ${missing.names}, which is not published. Choose another in the CMS, or publish it.`,
  );
}
