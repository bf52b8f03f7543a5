/** Gives each heading an id from its words, so that a part of an article has an address. */
export function addHeadingIds(html: string): string {
  const seen = new Map<string, number>();
  return html.replace(/<h([2-6])>(.*?)<\/h\1>/gs, (_match, level: string, inner: string) => {
    const base = headingSlug(inner);
    const times = (seen.get(base) ?? 0) + 1;
    seen.set(base, times);
    return `<h${level} id="${times === 1 ? base : `${base}-${times}`}">${inner}</h${level}>`;
  });
}

/** "The £4m question" gives `s-the-4m-question`; the prefix keeps clear of the page's own ids. */
function headingSlug(inner: string): string {
  const words = inner
    .replace(/<[^>]+>|&[a-z#0-9]+;/gi, ' ')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `s-${words === '' ? 'part' : words}`;
}
