/** `_headers`: https://docs.netlify.com/manage/routing/headers/ and https://developers.cloudflare.com/pages/configuration/headers/ */
import { commonHeaders, pageHeaders, policyFor, scriptsAt } from '../../../serve/headers.ts';
import { caching } from './caching.ts';
import { comments } from './comments.ts';
import { folderOf, isHtml, mediaPolicy, type TypeKinds } from './kinds.ts';
import type { ReleaseFile, RuleFile, RuleParts } from './rule.ts';

/** Characters that Cloudflare Pages reads of a line. */
const lineLengthMax = 2000;

/**
 * The headers of a release. Both hosts join the values of all lines that fit an address, so each
 * header stands where it can't meet itself; but policies may meet, as a browser keeps to each.
 */
export function headerFiles({ files, types }: RuleParts): RuleFile[] {
  const warnings = [
    'One Content-Security-Policy for all pages: each may use the styles of every template, not its own alone.',
  ];
  const scripts = files.map(({ address }) => scriptsAt(address)).find((each) => each !== '') ?? '';
  const policy = policyFor(allStyles(files), scripts);
  const isTooLong = `  Content-Security-Policy: ${policy}`.length > lineLengthMax;
  if (isTooLong) {
    warnings.push(
      `No Content-Security-Policy for pages: with every template’s styles it is longer than the ${lineLengthMax} characters of a line.`,
    );
  }
  // By path alone pages can't be told from feeds and pictures, which others may show.
  const { 'Speculation-Rules': speculation = '' } = pageHeaders;
  const common = {
    ...commonHeaders,
    'Speculation-Rules': speculation,
    ...(isTooLong ? {} : { 'Content-Security-Policy': policy }),
  };
  const lines = [
    ...block('/*', common),
    // A second policy beside the first; a browser keeps to both.
    ...(scripts === '' || isTooLong ? [] : scriptlessBlocks(files)),
    ...block('/media/*', {
      'Content-Security-Policy': mediaPolicy,
      'Cache-Control': caching.named,
    }),
    ...block('/assets/*', { 'Cache-Control': caching.named }),
    ...typeBlocks(files, types),
  ];
  const text = `${[...comments(warnings), ...lines].join('\n')}\n`;
  return ['netlify', 'cloudflare'].map((host) => ({ name: `${host}/_headers`, text, warnings }));
}

/** The front page, all pages directly below it and all folders of pages that run nothing. */
function scriptlessBlocks(files: readonly ReleaseFile[]): string[] {
  const pages = files.filter(({ address, mime }) => address.endsWith('/') && isHtml(mime));
  const folders = new Set(pages.map(({ address }) => folderOf(address)));
  folders.delete('/');
  for (const { address } of pages) if (scriptsAt(address) !== '') folders.delete(folderOf(address));
  return ['/', '/:page/', ...[...folders].sort().map((folder) => `${folder}*`)].flatMap((path) =>
    block(path, { 'Content-Security-Policy': "script-src 'none'" }),
  );
}

function allStyles(files: readonly ReleaseFile[]): string {
  const all = new Set(files.map(({ styles }) => styles));
  const sources = [...all].flatMap((styles) => styles.split(' '));
  return [...new Set(sources)]
    .sort()
    .filter((source) => /^'sha256-[\w+/=]+'$/.test(source))
    .join(' ');
}

/** Names whose type is another than their extension says, at each depth at which they are found. */
function typeBlocks(files: readonly ReleaseFile[], { names }: TypeKinds): string[] {
  const patterns = new Map<string, string>();
  for (const { address } of files) {
    const name = address.slice(address.lastIndexOf('/') + 1);
    const mime = names.get(name);
    if (mime === undefined || !/^[\w.-]+$/.test(name)) continue;
    const parts = address.split('/').slice(1, -1);
    const folders = parts.map((_part, index) => `:part${index + 1}/`).join('');
    patterns.set(`/${folders}${name}`, mime);
  }
  return [...patterns].flatMap(([path, mime]) => block(path, { 'Content-Type': mime }));
}

function block(path: string, headers: Record<string, string>): string[] {
  return [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)];
}
