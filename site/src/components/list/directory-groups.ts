import type { DirectoryPage } from '../../model/page.ts';

/** One entry of a directory. */
export type DirectoryItem = DirectoryPage['entries'][number];

/** Entries under one heading. Never empty. */
export interface DirectoryGroup {
  heading: string;
  entries: DirectoryItem[];
}

/** Authors stand under the initial of their surname, columns by whether they still run. */
export function groupsOf(page: DirectoryPage): DirectoryGroup[] {
  const groups = page.kind === 'authors' ? byInitial(page.entries) : byState(page.entries);
  return groups.filter(({ entries }) => entries.length > 0);
}

function byState(entries: readonly DirectoryItem[]): DirectoryGroup[] {
  return [
    { heading: 'Running', entries: entries.filter(({ closed }) => !closed) },
    { heading: 'Ended', entries: entries.filter(({ closed }) => closed) },
  ];
}

function byInitial(entries: readonly DirectoryItem[]): DirectoryGroup[] {
  const sorted = entries.toSorted((a, b) => order.compare(sortName(a.name), sortName(b.name)));
  const groups = Map.groupBy(sorted, ({ name }) => initialOf(name));
  return [...groups].map(([heading, members]) => ({ heading, entries: members }));
}

const order = new Intl.Collator('en-GB');

/** "Dame Rosalind Achterberg" sorts as "Achterberg Dame Rosalind". */
function sortName(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words.at(-1), ...words.slice(0, -1)].join(' ');
}

/** The surname's first letter without its accent, so that É stands with E. */
function initialOf(name: string): string {
  return sortName(name).normalize('NFD').charAt(0).toLocaleUpperCase('en-GB');
}
