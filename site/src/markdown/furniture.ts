import type { MarkedExtension, Tokens } from 'marked';

/** How far `level` lies from the page's `h1`: the body's own headings begin at 2 and end at 6. */
function headingLevel(level: number): number {
  return Math.min(6, Math.max(2, level));
}

/** The words of a table's header row: what a screen reader calls the scrolling region. */
function tableName(token: Tokens.Table): string {
  return token.header
    .map((cell) => cell.text.trim())
    .filter(Boolean)
    .join(', ');
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** The last line of a quotation that names its source: "— Name, role". */
const attribution = /<p>(?:\s*)[—–-]{1,2}\s*([^<]+)<\/p>\s*$/;
const trailingAttribution = /(?:<br\s*\/?>|\n)\s*[—–]\s*([^<\n]+)<\/p>\s*$/;

/** Renderers for what a magazine's body needs beside plain Markdown. */
export const furniture: MarkedExtension = {
  renderer: {
    heading({ tokens, depth }) {
      const level = headingLevel(depth);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
    table(token) {
      const cells = (row: Tokens.TableCell[], tag: 'th' | 'td') =>
        row
          .map((cell) => {
            const scope = tag === 'th' ? ' scope="col"' : '';
            const align = cell.align === 'right' ? ' class="figure-cell"' : '';
            return `<${tag}${scope}${align}>${this.parser.parseInline(cell.tokens)}</${tag}>`;
          })
          .join('');
      const head = `<thead><tr>${cells(token.header, 'th')}</tr></thead>`;
      const body = `<tbody>${token.rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')}</tbody>`;
      const name = escapeAttribute(`Table: ${tableName(token)}`);
      return `<div class="table-scroll" role="region" tabindex="0" aria-label="${name}"><table>${head}${body}</table></div>\n`;
    },
    blockquote({ tokens }) {
      const html = this.parser.parse(tokens);
      const cite = (name: string) => `<footer>${name.trim()}</footer>`;
      const quoted = html
        .replace(attribution, (_match, name: string) => cite(name))
        .replace(trailingAttribution, (_match, name: string) => `</p>${cite(name)}`);
      return `<blockquote>${quoted}</blockquote>\n`;
    },
    paragraph({ tokens }) {
      const [only] = tokens;
      const inner = this.parser.parseInline(tokens);
      return tokens.length === 1 && only?.type === 'image' ? `${inner}\n` : `<p>${inner}</p>\n`;
    },
  },
};
