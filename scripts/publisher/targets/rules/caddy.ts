import { commonHeaders, pageHeaders } from '../../../serve/headers.ts';
import { caching } from './caching.ts';
import { keyed, value } from './caddy-text.ts';
import { comments } from './comments.ts';
import { deskBytesMax, deskPaths } from './desk.ts';
import { mediaPolicy, policyAt, type Kinds, type TypeKinds } from './kinds.ts';
import type { RuleFile, RuleParts } from './rule.ts';
import type { TableEntry } from './table.ts';

/** A file for Caddy 2.6 and later, to import in a site's block. */
export function caddyFiles({ table, policies, types, desk }: RuleParts): RuleFile[] {
  const blocks = [
    ...(desk === null ? [] : deskLines(desk)),
    ...Object.entries(commonHeaders).map(([name, text]) => `header ${name} ${value(text)}`),
    ...addressMaps,
    ...lookup('page', { source: 'page', entries: table.pages }),
    ...lookup('list', { source: 'list', entries: table.lists }),
    ...map('{path} {standfirst_file_rule}', table.files.map(ruleLine)),
    ...headerMaps(policies, types),
    ...answers(policies),
  ];
  const lines = [
    '# Standfirst: what addresses answer. Import in a site’s block, after `root`. Don’t edit.',
    ...comments(table.warnings),
    'route {',
    ...blocks.map((line) => `  ${line}`),
    '}',
  ];
  return [{ name: 'Caddyfile', text: `${lines.join('\n')}\n`, warnings: table.warnings }];
}

/** Readers' accounts: passed on as they are, before any header of ours is set. */
function deskLines(desk: string): string[] {
  const paths = deskPaths.flatMap((path) => [path.slice(0, -1), `${path}*`]);
  return [
    '# The site’s server counts this proxy: start it with TRUST_PROXY=1.',
    `@standfirst_desk path ${paths.join(' ')}`,
    ...handle('@standfirst_desk', [
      `request_body {\n      max_size ${deskBytesMax}\n    }`,
      `reverse_proxy ${desk}`,
    ]),
  ];
}

/** A map; what is in none of its lines is empty. */
function map(of: string, lines: readonly string[]): string[] {
  return [`map ${of} {`, ...lines.map((line) => `  ${line}`), '  default ""', '}'];
}

function lookup(
  name: string,
  { source, entries }: { source: string; entries: readonly TableEntry[] },
): string[] {
  return map(`{standfirst_${source}} {standfirst_${name}_rule}`, entries.map(ruleLine));
}

function ruleLine({ address, location }: TableEntry): string {
  return keyed(address, location ?? 'gone');
}

/** What is looked up, out of the address; and what a list's address takes along, as it was written. */
const addressMaps = [
  ...map('{path} {standfirst_page}', ['"~^(.*/)$" "$1"', '"~^(.*[^/])$" "$1/"']),
  ...map('{standfirst_page} {standfirst_list}', [
    '"~^(/(?:sections|columns|authors)/[^/]+/).*$" "$1"',
  ]),
  ...map('{http.request.uri} {standfirst_tail}', [
    String.raw`"~^/[^/?]+/[^/?]+/([^?]*\.[a-z]+)(?:\?.*)?$" "$1"`,
    String.raw`"~^/[^/?]+/[^/?]+/([^?]*[^/?])(?:\?.*)?$" "$1/"`,
    String.raw`"~^/[^/?]+/[^/?]+/([^?]*)(?:\?.*)?$" "$1"`,
  ]),
  ...map('{http.request.uri} {standfirst_written}', [String.raw`"~^([^?]*)(?:\?.*)?$" "$1"`]),
];

function headerMaps(policies: Kinds, types: TypeKinds): string[] {
  return [
    ...map('{path} {standfirst_policy}', [
      ...[...policies.exact].map(([address, policy]) => keyed(address, policy)),
      ...[...policies.usual].map(([folder, policy]) =>
        keyed(folder, policy, { rest: folder === '/' ? '(?:[^/]+/)?' : '.+/' }),
      ),
    ]),
    ...map('{path} {standfirst_type}', [
      ...[...types.exact].map(([address, mime]) => keyed(address, mime)),
      ...[...types.names].map(([name, mime]) => keyed(`/${name}`, mime, { before: '.*' })),
      ...[...types.usual].map(([extension, mime]) => keyed(extension, mime, { before: '.*' })),
      '"~.*" "application/octet-stream"',
    ]),
  ];
}

// Caddy's file matcher reads a backslash as the escape of a pattern, so nothing with one is a file.
// Its vars_regexp (2.6) tries the placeholder's own name too, so each expression begins as a path does.
const matchers = [
  '@standfirst_refused not method GET HEAD',
  '@standfirst_odd vars_regexp {http.request.uri} "^(?:/[^?]*)?(?://|(?:/|%2[fF])(?:%2[fF]|(?:[.]|%2[eE])(?:[.]|%2[eE])?(?:/|%2[fF]|[?]|$)))"',
  '@standfirst_hidden vars_regexp {path} "^/(?:4(?:04|10)(?:/|[.]html)?$|[.]standfirst(?:/|$))"',
  fileMatcher('page', { path: String.raw`^/(?:[^\x5c]*/)?$`, file: '{path}index.html' }),
  fileMatcher('media', { path: String.raw`^/media/[^\x5c]*[^/\x5c]$`, file: '{path}' }),
  fileMatcher('asset', { path: String.raw`^/assets/[^\x5c]*[^/\x5c]$`, file: '{path}' }),
  fileMatcher('index', { path: '^/(?:.*/)?index[.]html$', file: '{path}' }),
  fileMatcher('file', { path: String.raw`^/[^\x5c]*[^/\x5c]$`, file: '{path}' }),
  fileMatcher('unslashed', { path: String.raw`^/[^\x5c]*[^/\x5c]$`, file: '{path}/index.html' }),
  '@standfirst_file_moved vars_regexp {standfirst_file_rule} ^/',
  '@standfirst_page_moved vars_regexp {standfirst_page_rule} ^/',
  '@standfirst_list_moved vars_regexp {standfirst_list_rule} ^/',
  '@standfirst_gone expression `{standfirst_page_rule} == "gone" || {standfirst_list_rule} == "gone"`',
];

const pageHeaderValues = Object.entries(pageHeaders).map(
  ([name, text]) => [name, value(text)] as const,
);

/** The same order as `scripts/serve/resolve.ts`. */
function answers(policies: Kinds): string[] {
  const absent = (matcher: string, status = 404) => errorPage(matcher, status, policies);
  return [
    ...matchers,
    ...handle('@standfirst_refused', [
      'header Allow "GET, HEAD"',
      `header Cache-Control "${caching.refused}"`,
      'respond 405',
    ]),
    ...absent('@standfirst_odd'),
    ...absent('@standfirst_hidden'),
    ...absent('@standfirst_index'),
    ...served('@standfirst_page', {
      'Content-Type': value('text/html; charset=utf-8'),
      'Content-Security-Policy': '{standfirst_policy}',
      'Cache-Control': value(caching.page),
      ...Object.fromEntries(pageHeaderValues),
    }),
    ...served('@standfirst_media', {
      'Content-Type': '{standfirst_type}',
      'Content-Security-Policy': value(mediaPolicy),
      'Cache-Control': value(caching.named),
    }),
    ...served('@standfirst_asset', {
      'Content-Type': '{standfirst_type}',
      'Cache-Control': value(caching.named),
    }),
    ...served('@standfirst_file', {
      'Content-Type': '{standfirst_type}',
      'Cache-Control': value(caching.page),
    }),
    ...moved('@standfirst_unslashed', '{standfirst_written}/'),
    ...moved('@standfirst_file_moved', '{standfirst_file_rule}'),
    ...moved('@standfirst_page_moved', '{standfirst_page_rule}'),
    ...moved('@standfirst_list_moved', '{standfirst_list_rule}{standfirst_tail}'),
    ...absent('@standfirst_gone', 410),
    ...absent(''),
  ];
}

function fileMatcher(name: string, { path, file }: { path: string; file: string }): string {
  return `@standfirst_${name} {\n    vars_regexp {path} "${path}"\n    file ${file}\n  }`;
}

function handle(matcher: string, lines: readonly string[]): string[] {
  return [`handle ${matcher} {`, ...lines.map((line) => `  ${line}`), '}'];
}

function errorPage(matcher: string, status: number, policies: Kinds): string[] {
  return handle(matcher, [
    `header Cache-Control "${caching.absent}"`,
    'header Content-Type "text/html; charset=utf-8"',
    `header Content-Security-Policy ${value(policyAt(policies, `/${status}/`))}`,
    ...pageHeaderValues.map(([name, text]) => `header ${name} ${text}`),
    `rewrite * /${status}.html`,
    // An error page is never "not modified" and never partial.
    ...['None-Match', 'Modified-Since', 'Match', 'Unmodified-Since', 'Range'].map(
      (name) => `request_header -If-${name}`,
    ),
    'request_header -Range',
    `file_server {\n      status ${status}\n      disable_canonical_uris\n    }`,
  ]);
}

function moved(matcher: string, to: string): string[] {
  return handle(matcher, [`header Cache-Control "${caching.moved}"`, `redir ${to} 301`]);
}

function served(matcher: string, headers: Record<string, string>): string[] {
  return handle(matcher, [
    ...Object.entries(headers).map(([name, text]) => `header ${name} ${text}`),
    'file_server {\n      disable_canonical_uris\n    }',
  ]);
}
