import { createHash } from 'node:crypto';

/**
 * The Content-Security-Policy sources for the styles that a page holds, in the form `'sha256-…'`,
 * separated by spaces (https://www.w3.org/TR/CSP3/#match-element-to-source-list).
 */
export function styleSources(html: string): string {
  const sources = new Set<string>();
  for (const [, css = ''] of html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)) {
    sources.add(`'sha256-${createHash('sha256').update(css).digest('base64')}'`);
  }
  return [...sources].join(' ');
}
