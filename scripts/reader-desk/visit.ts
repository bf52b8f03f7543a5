import type { account, BuildContext } from '@standfirst/site/model';
import type { CmsLine } from './cms-line.ts';

/** A request for a page under `/account/`, with all that is needed to answer it. */
export interface Visit {
  /** The path, ending with a slash. */
  address: string;
  query: URLSearchParams;
  /** What the form holds; empty for what is no POST. */
  fields: Readonly<Record<string, string>>;
  cms: CmsLine;
  /** The magazine as it is now. */
  magazine: BuildContext;
  /** The site's public origin. */
  siteUrl: string;
  /** Milliseconds since the epoch. */
  now: number;
}

/** How a visit is answered. */
export type Outcome =
  | { kind: 'page'; status: number; page: account.AccountPage; retryAfter?: string | null }
  | { kind: 'go'; to: string }
  | { kind: 'file'; name: string; mime: string; bytes: Buffer };

/** Answers visits to one page. */
export type Handler = (visit: Visit) => Promise<Outcome> | Outcome;

/** A page, found. */
export function shown(page: account.AccountPage): Outcome {
  return { kind: 'page', status: 200, page };
}

/** On to another address, by GET. */
export function goTo(to: string): Outcome {
  return { kind: 'go', to };
}

/** What a form holds under a name; empty where it holds nothing. */
export function field({ fields }: Visit, name: string): string {
  return fields[name] ?? '';
}

/** A path of this site to go on to, with query and fragment; the account where `path` is none. */
export function pathOnSite(path: string, siteUrl: string): string {
  const usual = '/account/';
  // A browser reads "/\\example.org" as "//example.org", and drops tabs and line breaks.
  if (!path.startsWith('/') || /[\\\p{Cc}]/u.test(path) || !URL.canParse(path, siteUrl))
    return usual;
  const url = new URL(path, siteUrl);
  return url.origin === siteUrl && !url.pathname.startsWith('//')
    ? `${url.pathname}${url.search}${url.hash}`
    : usual;
}
