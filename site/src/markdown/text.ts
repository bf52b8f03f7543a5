const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};

/** The words of sanitised HTML, on one line. Footnote marks and notes are left out. */
export function plainText(html: string): string {
  return html
    .replace(/<section class="footnotes"[\s\S]*?<\/section>/g, ' ')
    .replace(/<sup>[\s\S]*?<\/sup>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:!?])/g, '$1')
    .trim();
}

/** The words of the first paragraph of sanitised HTML, or `null` if it doesn't begin with one. */
export function firstParagraph(html: string): string | null {
  const match = /^\s*<p>([\s\S]*?)<\/p>/.exec(html);
  return match?.[1] === undefined ? null : plainText(match[1]);
}

/** Sanitised HTML with every address made absolute, as feed readers need it. */
export function absoluteAddresses(html: string, siteUrl: string): string {
  const origin = siteUrl.replace(/\/$/, '');
  return html
    .replace(/(\s(?:href|src)=")\/(?!\/)/g, `$1${origin}/`)
    .replace(/(\ssrcset=")([^"]*)"/g, (_match, start: string, list: string) => {
      return `${start}${list.replace(/(^|,\s*)\//g, `$1${origin}/`)}"`;
    });
}
