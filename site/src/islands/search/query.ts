/** What narrows a search. */
export const narrowings = ['section', 'kind', 'author', 'year'] as const;
/** One of them. */
export type Narrowing = (typeof narrowings)[number];

/** What a reader asked for. Empty strings stand for what was not asked. */
export type Query = Record<Narrowing, string> & {
  words: string;
  /** `newest` for the newest first; else the best match. */
  order: string;
};

/** The query in an address: `?q=rope&section=Finance`. */
export function queryIn(search: string): Query {
  const asked = new URLSearchParams(search);
  const value = (name: string) => asked.get(name) ?? '';
  return {
    words: value('q'),
    order: value('order'),
    section: value('section'),
    kind: value('kind'),
    author: value('author'),
    year: value('year'),
  };
}

/** The same as part of an address, to be shared; empty for nothing. */
export function addressPartOf(query: Query): string {
  const asked = new URLSearchParams();
  if (query.words.trim() !== '') asked.set('q', query.words.trim());
  for (const name of [...narrowings, 'order'] as const)
    if (query[name] !== '') asked.set(name, query[name]);
  return asked.size === 0 ? '' : `?${asked.toString()}`;
}

/** Whether there is anything to look for. */
export function isEmpty(query: Query): boolean {
  return query.words.trim() === '' && narrowings.every((name) => query[name] === '');
}

/** The filters that the index is given, apart from one. */
export function filtersOf(query: Query, except?: Narrowing): Record<string, string> {
  const chosen = narrowings.filter((name) => name !== except && query[name] !== '');
  return Object.fromEntries(chosen.map((name) => [name, query[name]]));
}
