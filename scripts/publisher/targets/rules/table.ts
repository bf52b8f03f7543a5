import type { ReleaseRule } from './rule.ts';

/** A rule, ready to be written: what it says is ASCII and safe in a header. */
export interface TableEntry {
  /** The decoded address. */
  address: string;
  /** The encoded `Location` of a 301; `null` for 410. */
  location: string | null;
}

/** The rules as `scripts/serve/resolve.ts` looks them up. */
export interface RuleTable {
  /** Rules of pages and lists, which end with a slash. They also answer the address that forgot it. */
  pages: TableEntry[];
  /** The pages' rules that cover everything below. */
  lists: TableEntry[];
  /** Redirects of what has a file's name. */
  files: TableEntry[];
  warnings: string[];
}

/** Lists, with which everything below moves or goes: the same as in `live-release.ts`. */
const list = /^\/(?:sections|columns|authors)\/[^/]+\/$/;

/** What our own server takes for a file's name: the same as in `resolve.ts`. */
const fileName = /\.[a-z]+$/;

/** UTF-8 bytes that an address and its target may have, so that each fits where servers keep them. */
const bytesMax = 1500;

/** Sorts rules by how they are looked up. Rules that no server could carry are named, not written. */
export function ruleTable(rules: readonly ReleaseRule[]): RuleTable {
  const table: RuleTable = { pages: [], lists: [], files: [], warnings: [] };
  const seen = new Set<string>();
  for (const rule of rules) {
    const { address, location } = rule;
    if (seen.has(address) || leadsNowhere(rule)) continue;
    seen.add(address);
    if (!isWritable(address) || (location !== null && !isWritable(location))) {
      table.warnings.push(
        `The rule for ${JSON.stringify(address)} can’t be written and is left out.`,
      );
      continue;
    }
    const entry = { address, location: location === null ? null : encodeURI(location) };
    if (address.endsWith('/')) {
      table.pages.push(entry);
      if (list.test(address)) table.lists.push(entry);
    } else if (location !== null && fileName.test(address)) {
      table.files.push(entry);
    }
  }
  return table;
}

/** A redirect to itself, or to itself without the slash, is none. */
function leadsNowhere({ address, location }: ReleaseRule): boolean {
  return location !== null && (location === address || `${location}/` === address);
}

/** Whether it is a path on this site, of whole characters, none of which controls anything. */
function isWritable(path: string): boolean {
  return (
    /^\/(?![/\\])\P{Cc}*$/u.test(path) &&
    path.isWellFormed() &&
    Buffer.byteLength(encodeURI(path)) <= bytesMax
  );
}
