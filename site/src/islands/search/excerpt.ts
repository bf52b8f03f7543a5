/** Some words of an excerpt, and whether they are what was looked for. */
export interface ExcerptPart {
  text: string;
  marked: boolean;
}

/**
 * Pagefind's excerpt, in parts. It comes as HTML with `<mark>` as its only tag and `<` and `>` of
 * the article escaped; as a page's policy lets no script make markup, it is taken apart by hand.
 */
export function partsOf(excerpt: string): ExcerptPart[] {
  return excerpt
    .split(/(<mark>[\s\S]*?<\/mark>)/)
    .map((part) => ({
      text: part
        .replace(/<\/?mark>/g, '')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>'),
      marked: part.startsWith('<mark>'),
    }))
    .filter(({ text }) => text !== '');
}
