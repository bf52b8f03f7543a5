/** Gives each heading an id from its words, so that a part of an article has an address. */
export function addHeadingIds(html: string): string {
  const taken = new Set<string>();
  return html.replace(/<h([2-6])>(.*?)<\/h\1>/gs, (_match, level: string, inner: string) => {
    const id = freeId(headingSlug(inner), taken);
    taken.add(id);
    return `<h${level} id="${id}">${inner}</h${level}>`;
  });
}

/** `base`, or the first of `base-2`, `base-3` and so on that no heading has. */
function freeId(base: string, taken: ReadonlySet<string>): string {
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  return id;
}

/** "The £4m question" gives `s-the-4m-question`; the prefix keeps clear of the page's own ids. */
function headingSlug(inner: string): string {
  const words = inner
    .replace(/<sup>.*?<\/sup>/gs, '')
    .replace(/<[^>]+>|&[a-z#0-9]+;/gi, ' ')
    .normalize('NFKD')
    .replace(/\p{M}|['’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `s-${words === '' ? 'part' : words}`;
}
