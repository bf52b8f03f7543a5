import { escapeHtml } from './escape.ts';
import { plainText } from './text.ts';

/**
 * Puts each table into a region of its own that scrolls sideways where the screen is narrow. It can
 * be reached with the keyboard, so it has a name (WCAG 2.1.1, 4.1.2): the table's caption, or the
 * words of its header row.
 */
export function inScrollRegions(html: string): string {
  const names = new Map<string, number>();
  let depth = 0;
  return html.replace(/<(\/?)table>/g, (tag, closing: string, offset: number) => {
    if (closing === '') {
      depth += 1;
      if (depth > 1) return tag;
      const name = tableName(html.slice(offset));
      const times = (names.get(name) ?? 0) + 1;
      names.set(name, times);
      return `<div class="table-scroll" role="region" tabindex="0" aria-label="${times === 1 ? name : `${name} (${times})`}">${tag}`;
    }
    depth -= 1;
    return depth === 0 ? `${tag}</div>` : tag;
  });
}

function tableName(html: string): string {
  const own = html.slice(0, html.indexOf('</table>'));
  const caption = /<caption>([\s\S]*?)<\/caption>/.exec(own)?.[1];
  const firstRow = /<tr>([\s\S]*?)<\/tr>/.exec(own)?.[1] ?? '';
  const headers = [...firstRow.matchAll(/<th\b[^>]*>([\s\S]*?)<\/th>/g)].map((match) => match[1]);
  const parts = caption === undefined ? headers : [caption];
  const words = parts.map((part) => plainText(part ?? '')).filter((part) => part !== '');
  return words.length === 0 ? 'Table' : `Table: ${escapeHtml(words.join(', '))}`;
}
