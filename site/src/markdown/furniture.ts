import type { MarkedExtension, Tokens } from 'marked';

/** Renderers for what a magazine's body needs beside plain Markdown. */
export const furniture: MarkedExtension = {
  renderer: {
    heading({ tokens, depth }) {
      // The page's own headline is its only `h1`.
      const level = Math.max(2, depth);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
    table({ header, rows }) {
      const cells = (row: Tokens.TableCell[], tag: 'th' | 'td') =>
        row
          .map((cell) => {
            const scope = tag === 'th' ? ' scope="col"' : '';
            const align = cell.align === 'right' ? ' class="figure-cell"' : '';
            return `<${tag}${scope}${align}>${this.parser.parseInline(cell.tokens)}</${tag}>`;
          })
          .join('');
      const head = `<thead><tr>${cells(header, 'th')}</tr></thead>`;
      const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('');
      return `<table>${head}${body === '' ? '' : `<tbody>${body}</tbody>`}</table>\n`;
    },
    blockquote({ tokens }) {
      return `<blockquote>${withAttribution(this.parser.parse(tokens))}</blockquote>\n`;
    },
    paragraph({ tokens }) {
      const [only] = tokens;
      const inner = this.parser.parseInline(tokens);
      return tokens.length === 1 && only?.type === 'image' ? `${inner}\n` : `<p>${inner}</p>\n`;
    },
  },
};

/** A last paragraph that begins with a dash and isn't the first. */
const ownParagraph = /(?<=<\/\w+>\s*)<p>\s*[—–-]{1,2}\s*((?:(?!<\/?p>)[\s\S])+)<\/p>\s*$/;
/** A last line that begins with a dash and is no sentence: "— and that was that." goes on speaking. */
const lastLine = /(?:<br\s*\/?>|\n)[ \t]*[—–]\s*((?:(?!<\/?p>|<br)[^\n])*[^\n.!?…])<\/p>\s*$/;

/** Marks the source of a quotation, "— Name, role", as its footer. A quotation has words before it. */
function withAttribution(html: string): string {
  const footer = (name: string) => `<footer>${name.trim()}</footer>`;
  if (ownParagraph.test(html))
    return html.replace(ownParagraph, (_match, name: string) => footer(name));
  return html.replace(lastLine, (_match, name: string) => `</p>${footer(name)}`);
}
