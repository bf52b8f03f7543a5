/** Which targets there are. They are read from the environment: see lib/settings.ts. */

/** Hosts that take a folder as it is and read rules out of it. */
export const staticHosts = ['netlify', 'cloudflare'] as const;
/** One of them. */
export type StaticHost = (typeof staticHosts)[number];

/** Which folder, and who serves it. */
export interface FolderSettings {
  /** Absolute. */
  root: string;
  /** Whose `_redirects` and `_headers` belong into the folder; `null` for a web server of one's own. */
  host: StaticHost | null;
  /** Where the site's server answers readers with an account, as seen from there; `null` for nowhere. */
  desk?: string | null;
}

/** Which bucket, and who writes into it. */
export interface BucketSettings {
  bucket: string;
  /** What every key begins with: empty, or ending with a slash. */
  prefix: string;
  /** Where the service answers; `null` for Amazon's own. */
  endpoint: string | null;
  region: string;
  keyId: string;
  secretKey: string;
  /** Of credentials that are lent for a while; `null` for lasting ones. */
  sessionToken: string | null;
}
