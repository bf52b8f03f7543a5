import type { Kinds, TypeKinds } from './kinds.ts';
import type { RuleTable } from './table.ts';

/** What an address answers at which the release holds no file. Paths are as people write them, not percent-encoded. */
export type ReleaseRule =
  | { address: string; status: 301; location: string }
  | { address: string; status: 410; location: null };

/** A file of the release, as far as a server's rules depend on it. */
export interface ReleaseFile {
  address: string;
  mime: string;
  /** Content-Security-Policy sources of the styles inside; empty for what is no page. */
  styles: string;
}

/** What rule files are made from. */
export interface RuleInput {
  rules: readonly ReleaseRule[];
  files: readonly ReleaseFile[];
  /** Where the site's server answers readers with an account; missing where nobody does. */
  desk?: string;
}

/** The same, sorted by how servers look things up. */
export interface RuleParts {
  files: readonly ReleaseFile[];
  table: RuleTable;
  policies: Kinds;
  types: TypeKinds;
  desk: string | null;
}

/** A file that tells a server or a host what the release's addresses answer. */
export interface RuleFile {
  /** Its path below the folder of rule files: `nginx-http.conf`, `netlify/_redirects`. */
  name: string;
  text: string;
  /** What this server or host can't be told, one sentence each. Empty where it does all that ours does. */
  warnings: readonly string[];
}
