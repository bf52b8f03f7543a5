import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Marked } from 'marked';
import { readMagazine } from './magazine.ts';
import type { TemplateContext } from './templates.ts';

/** The corpus and the styles that the benchmark laid beside the peers. */
export function readContext(inputs: string): TemplateContext {
  const marked = new Marked();
  // Feeds show again what articles showed: rendered once, as in ours.
  const rendered = new Map<string, string>();
  const style = (name: string) => readFileSync(join(inputs, `${name}.css`), 'utf8');
  return {
    magazine: readMagazine(join(inputs, 'corpus.ndjson'), 'https://bench.example'),
    styles: { article: style('article'), list: style('list') },
    markdown: (source) => {
      const html = rendered.get(source) ?? marked.parse(source, { async: false });
      rendered.set(source, html);
      return html;
    },
  };
}
