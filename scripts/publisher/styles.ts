import { hash } from 'node:crypto';

/** Sources of style sheets already digested: a magazine has a dozen, on every page. */
const digested = new Map<string, string>();
/** More than that are no longer a magazine's few templates. */
const digestedMax = 100;

/** A style sheet; or a whole tag, so that "<style>" in the words of an attribute is not taken for one. */
const sheets = /<style[^>]*>([\s\S]*?)<\/style>|<[a-z](?:[^"'>]|"[^"]*"|'[^']*')*>/g;

/**
 * The Content-Security-Policy sources for the styles that a page holds, in the form `'sha256-…'`,
 * separated by spaces (https://www.w3.org/TR/CSP3/#match-element-to-source-list).
 */
export function styleSources(html: string): string {
  const sources = new Set<string>();
  for (const [, css] of html.matchAll(sheets)) if (css !== undefined) sources.add(sourceOf(css));
  return [...sources].join(' ');
}

function sourceOf(css: string): string {
  const known = digested.get(css);
  if (known !== undefined) return known;
  const source = `'sha256-${hash('sha256', css, 'base64')}'`;
  if (digested.size >= digestedMax) digested.clear();
  digested.set(css, source);
  return source;
}
