import { commonHeaders, pageHeaders } from '../../../serve/headers.ts';
import { deskBytesMax, deskPaths } from './desk.ts';
import type { TypeKinds } from './kinds.ts';
import { literal, pattern, quoted } from './nginx-text.ts';

/** What nginx does with the answers that the maps of `nginx.ts` find. */
export function serverText(types: TypeKinds, desk: string | null): string {
  const lines = [
    '# Standfirst: include in server {}, beside `root`, which names the release’s folder. Don’t edit.',
    ...typeLines(types),
    ...headerLines(),
    ...(desk === null ? [] : deskLines(desk)),
    ...serverLines,
  ];
  return `${lines.join('\n')}\n`;
}

function typeLines({ exact, names, usual }: TypeKinds): string[] {
  const all = [...usual.values(), ...names.values(), ...exact.values()];
  const texts = all.filter((mime) => mime.endsWith('; charset=utf-8')).map(bare);
  const own = (location: string, mime: string) =>
    `location ${location} { types {} default_type ${quoted(bare(mime))}; try_files "$uri$standfirst_odd" @standfirst_absent; }`;
  return [
    'charset utf-8;',
    // nginx counts text/html in by itself.
    `charset_types ${[...new Set(['text/plain', ...texts])].filter((mime) => mime !== 'text/html').join(' ')};`,
    'default_type application/octet-stream;',
    'types {',
    ...[...usual]
      .filter(([extension]) => /^\.[\w-]+$/.test(extension))
      .map(([extension, mime]) => `  ${bare(mime)} ${extension.slice(1)};`),
    '}',
    ...[...names].map(([name, mime]) => own(`~ ${literal(`/${pattern(name)}$`)}`, mime)),
    ...[...exact].map(([address, mime]) => own(`= ${literal(address)}`, mime)),
  ];
}

/** nginx adds the character set by itself. */
function bare(mime: string): string {
  return mime.replace(/; charset=utf-8$/, '');
}

function headerLines(): string[] {
  const variable = {
    'Content-Security-Policy': '$standfirst_policy',
    'Cache-Control': '$standfirst_cache',
    Allow: '$standfirst_allow',
  };
  return [
    ...Object.entries(commonHeaders).map(([name, value]) => [name, quoted(value)]),
    ...Object.entries(variable),
    ...Object.keys(pageHeaders).map((name) => [name, pageHeaderVariable(name)]),
  ].map(([name, value]) => `add_header ${name} ${value} always;`);
}

/** The variable that holds a header of pages: empty, and so not sent, with anything else. */
export function pageHeaderVariable(name: string): string {
  return `$standfirst_${name.toLowerCase().replaceAll('-', '_')}`;
}

/**
 * Readers' accounts: passed on as they are. A header of its own, though empty, keeps those of this
 * server from being added to what the site's server has said.
 */
function deskLines(desk: string): string[] {
  const to = [
    `proxy_pass ${quoted(desk)};`,
    'proxy_http_version 1.1;',
    'proxy_set_header Host $http_host;',
    'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
    'proxy_set_header Connection "";',
    `client_max_body_size ${deskBytesMax};`,
    'add_header X-Standfirst-Desk "";',
  ].join(' ');
  return [
    '# The site’s server counts this proxy: start it with TRUST_PROXY=1.',
    ...deskPaths.flatMap((path) => [
      `location ^~ ${path} { ${to} }`,
      `location = ${path.slice(0, -1)} { ${to} }`,
    ]),
  ];
}

/** The same order as `scripts/serve/resolve.ts`. */
const serverLines = `
absolute_redirect off;
merge_slashes off;
error_page 404 /404.html;
error_page 410 /410.html;
if ($standfirst_refused) { return 405; }
location = /404.html { internal; }
location = /410.html { internal; }
location ~ "^/4(?:04|10)/?$" { return 404; }
location / { try_files "$uri$standfirst_hidden" "\${uri}index.html$standfirst_hidden" @standfirst_absent; }
location @standfirst_absent {
  if ($standfirst_odd) { return 404; }
  if (-f "$document_root$uri/index.html") { rewrite "^(.*)$" "$1/?" permanent; }
  if ($standfirst_file_rule ~ "^/") { return 301 $standfirst_file_rule; }
  if ($standfirst_page_rule ~ "^/") { return 301 $standfirst_page_rule; }
  if ($standfirst_list_rule ~ "^/") {
    rewrite "^/[^/]+/[^/]+/(.*\\\\.[a-z]+)$" "$standfirst_list_rule$1?" permanent;
    rewrite "^/[^/]+/[^/]+/(.*[^/])$" "$standfirst_list_rule$1/?" permanent;
    rewrite "^/[^/]+/[^/]+/(.*)$" "$standfirst_list_rule$1?" permanent;
  }
  if ($standfirst_page_rule = gone) { return 410; }
  if ($standfirst_list_rule = gone) { return 410; }
  return 404;
}`.split('\n');
