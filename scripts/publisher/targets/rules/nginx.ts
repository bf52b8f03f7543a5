import { fileNameOf } from '../names.ts';
import { pageHeaders } from '../../../serve/headers.ts';
import { caching } from './caching.ts';
import { deskPattern } from './desk.ts';
import { comments } from './comments.ts';
import { mediaPolicy, policyAt, type Kinds } from './kinds.ts';
import { pageHeaderVariable, serverText } from './nginx-server.ts';
import { folded, literal, pattern, quoted } from './nginx-text.ts';
import type { RuleFile, RuleParts } from './rule.ts';
import type { TableEntry } from './table.ts';

/** nginx takes no parameter of 4,096 bytes or more. */
const parameterBytesMax = 4000;

/** Two files for nginx 1.21.1 and later: one to include in `http {}`, one in `server {}`. */
export function nginxFiles({ table, policies, types, desk }: RuleParts): RuleFile[] {
  const warnings = [...table.warnings];
  const lookups = [
    lookup('page', { source: '$standfirst_page', entries: table.pages, warnings }),
    lookup('list', { source: '$standfirst_list', entries: table.lists, warnings }),
    lookup('file', { source: '$standfirst_file', entries: table.files, warnings }),
  ];
  const keys = [...table.pages, ...table.files].map(({ address }) => address);
  const http = [
    '# Standfirst: what addresses answer. Include in http {}. Written with each release; don’t edit.',
    ...comments(warnings),
    ...hashSizes([...keys, ...[...policies.exact.keys()].map(fileOf)]),
    'geo $standfirst_dollar { default "$"; }',
    ...addressMaps,
    refusedMap(desk),
    ...lookups.flat(),
    ...policyMap(policies),
    ...cacheMaps,
    ...pageHeaderMaps,
  ];
  return [
    { name: 'nginx-http.conf', text: `${http.join('\n')}\n`, warnings },
    { name: 'nginx-server.conf', text: serverText(types, desk), warnings: [] },
  ];
}

/** Room for every key, so that a lookup takes as long with ten thousand rules as with one. */
function hashSizes(keys: readonly string[]): string[] {
  const longest = keys.reduce((most, key) => Math.max(most, Buffer.byteLength(key)), 0);
  const power = (least: number) => 2 ** Math.ceil(Math.log2(least));
  return [
    `map_hash_max_size ${power(Math.max(2048, keys.length * 2))};`,
    `map_hash_bucket_size ${power(Math.max(128, longest + 48))};`,
  ];
}

/** What is looked up, out of the address. One with control characters is looked up nowhere. */
const addressMaps = [
  'map $uri $standfirst_page { default "$uri/"; "~[\\\\x00-\\\\x1f\\\\x7f]" ""; "~/$" $uri; }',
  'map $uri $standfirst_file { default ""; "~[\\\\x00-\\\\x1f\\\\x7f]" ""; "~\\\\.[a-z]+$" $uri; }',
  'map $standfirst_page $standfirst_list { default ""; "~^(?<standfirst_list_part>/(?:sections|columns|authors)/[^/]+/)" $standfirst_list_part; }',
  '# Dots and double slashes that nginx would tidy away name nothing of a release; nor does index.html.',
  'map $uri $standfirst_doubled { default ""; "~//" "-refused"; }',
  'map $request_uri $standfirst_odd { default $standfirst_doubled; "~*^[^?]*(?:/|%2f)(?:\\\\.|%2e)(?:\\\\.|%2e)?(?:/|%2f|\\\\?|$)" "-refused"; }',
  'map $uri $standfirst_hidden { default $standfirst_odd; "~/index\\\\.html$" "-refused"; "~^/\\\\.standfirst(?:/|$)" "-refused"; }',
];

/** Who may do more than read: where readers' accounts are, whatever the site's server takes. */
function refusedMap(desk: string | null): string {
  const open = desk === null ? '' : ` "~^[A-Z]+ ${deskPattern}" "";`;
  return `map "$request_method $uri" $standfirst_refused { default 1; "~^(?:GET|HEAD) " "";${open} }`;
}

/**
 * A map whose result is the answer of the rule for exactly this address. As nginx finds keys in any
 * case, each found value says for which address it is, and a second map compares.
 */
function lookup(
  name: string,
  { source, entries, warnings }: { source: string; entries: TableEntry[]; warnings: string[] },
): string[] {
  const values = new Map<string, string>();
  for (const { address, location } of entries) {
    const key = folded(address);
    const value = `${values.get(key) ?? ''}${address}\n${location ?? 'gone'}\n`;
    if (Buffer.byteLength(quoted(value)) > parameterBytesMax) {
      warnings.push(
        `nginx takes no rule as long as that for ${JSON.stringify(address)}; it is left out.`,
      );
    } else values.set(key, value);
  }
  const found = `$standfirst_${name}_found`;
  const answer = `standfirst_${name}_answer`;
  const same = `~^(?:[^\\n]*\\n[^\\n]*\\n)*([^\\n]*)\\n(?<${answer}>[^\\n]*)\\n(?:[^\\n]*\\n[^\\n]*\\n)*\\1$`;
  return [
    `map ${source} ${found} {`,
    '  default "";',
    ...[...values].map(([key, value]) => `  ${literal(key)} ${quoted(value)};`),
    '}',
    `map "${found}${source}" $standfirst_${name}_rule { default ""; ${literal(same)} $${answer}; }`,
  ];
}

function policyMap(policies: Kinds): string[] {
  const { exact, usual } = policies;
  const errors = ['/404/', '/410/'].map((page) => [page, policyAt(policies, page)] as const);
  return [
    'map $uri $standfirst_policy {',
    '  volatile;',
    '  default "";',
    ...exactly(new Map([...exact, ...errors])),
    `  "~^/media/" ${quoted(mediaPolicy)};`,
    ...[...usual].map(([folder, policy]) => {
      const below = folder === '/' ? '(?:[^/]+/)?' : '.+/';
      return `  ${literal(`~^${pattern(folder)}${below}index\\.html$`)} ${quoted(policy)};`;
    }),
    '}',
  ];
}

/** Two addresses that differ in case alone can't both be keys; the second is a regular expression. */
function exactly(policies: ReadonlyMap<string, string>): string[] {
  const keys = new Set<string>();
  const isNew = (key: string) => !keys.has(key) && keys.add(key);
  return [...policies].map(([address, policy]) => {
    const file = fileOf(address);
    const key = isNew(folded(file)) ? file : `~^${pattern(file)}$`;
    return `  ${literal(key)} ${quoted(policy)};`;
  });
}

/** By the time that headers are sent, a page's address has become its file's. */
function fileOf(address: string): string {
  return `/${fileNameOf(address)}`;
}

const cacheMaps = [
  `map $uri $standfirst_kept { volatile; default "${caching.page}"; "~^/(?:media|assets)/" "${caching.named}"; }`,
  `map $status $standfirst_cache { volatile; default "${caching.refused}"; 200 $standfirst_kept; 206 $standfirst_kept; 304 $standfirst_kept; 301 "${caching.moved}"; 404 "${caching.absent}"; 410 "${caching.absent}"; }`,
  'map $status $standfirst_allow { volatile; default ""; 405 "GET, HEAD"; }',
];

/** Headers that only pages have; by the time that they are sent, a page's address is its file's. */
const pageHeaderMaps = Object.entries(pageHeaders).map(
  ([name, text]) =>
    `map $uri ${pageHeaderVariable(name)} { volatile; default ""; "~/(?:index|404|410)\\\\.html$" ${quoted(text)}; }`,
);
