import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { RenderedPage } from '../src/adapter/server.ts';
import type { Page } from '../src/model/page.ts';

interface Renderer {
  render: (page: Page) => Promise<RenderedPage>;
}

function isRenderer(module: unknown): module is Renderer {
  return typeof module === 'object' && module !== null && 'render' in module;
}

const entry = pathToFileURL(join(import.meta.dirname, '../dist/server/entry.mjs')).href;
const compiled: unknown = await import(/* @vite-ignore */ entry);
if (!isRenderer(compiled)) throw new Error(`${entry} exports no render(). Build the site again.`);

/** The compiled site, as the publisher calls it. */
export const { render } = compiled;

/** The HTML of a page. */
export async function htmlOf(page: Page): Promise<string> {
  return (await render(page)).body;
}

/** What a reader reads: the words of `html` without styles, scripts and tags, on one line. */
export function wordsOf(html: string): string {
  return html
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim();
}

/** The main element, without the frame around it. */
export function mainOf(html: string): string {
  return /<main\b[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
}
