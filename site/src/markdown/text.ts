const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Elements that stand on lines of their own; any other may end in the middle of a word. */
const block =
  /<\/?(?:p|br|hr|h[2-6]|ul|ol|li|dl|dt|dd|blockquote|footer|pre|div|section|table|caption|thead|tbody|tfoot|tr|th|td|img|figure|figcaption|picture)\b[^>]*>/g;

/** The words of sanitised HTML, on one line. Footnote marks and notes are left out. */
export function plainText(html: string): string {
  return tidy(
    html
      .replace(/<section class="footnotes"[\s\S]*?<\/section>/g, ' ')
      .replace(/<sup><a [^>]*data-footnote-ref[\s\S]*?<\/sup>/g, '')
      .replace(block, ' ')
      .replace(/<[^>]+>/g, '')
      .replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole),
  );
}

/** The words of the first paragraph of sanitised HTML, or `null` if it doesn't begin with one. */
export function firstParagraph(html: string): string | null {
  const match = /^\s*<p>([\s\S]*?)<\/p>/.exec(html);
  return match?.[1] === undefined ? null : plainText(match[1]);
}

/** One line, single spaces, no space before a stop. ".5", ".gov" and an ellipsis keep theirs. */
export function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,;:!?]|\.(?![.\p{L}\p{N}]))/gu, '')
    .trim();
}

/**
 * Sanitised HTML with every address made absolute, as feed readers need it; fragments lead to the
 * page itself.
 */
export function absoluteAddresses(html: string, pageUrl: string): string {
  const absolute = (address: string) => new URL(address.replaceAll('&amp;', '&'), pageUrl).href;
  const escaped = (address: string) => absolute(address).replaceAll('&', '&amp;');
  return html.replace(/<[^>]+>/g, (tag) =>
    tag
      .replace(
        /(\s(?:href|src)=")(?![a-z][a-z0-9+.-]*:)([^"]*)"/gi,
        (_match, start: string, address: string) => `${start}${escaped(address)}"`,
      )
      .replace(/(\ssrcset=")([^"]*)"/g, (_match, start: string, list: string) => {
        const each = list.split(', ').map((candidate) => {
          const [address = '', width] = candidate.split(' ');
          return width === undefined ? escaped(address) : `${escaped(address)} ${width}`;
        });
        return `${start}${each.join(', ')}"`;
      }),
  );
}
