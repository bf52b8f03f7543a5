/** Pagefind as its own script offers it: https://pagefind.app/docs/api/. The script comes with the index. */

/** How many of the found articles have each value of a filter. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What a search found. */
export interface Found {
  results: readonly { data: () => Promise<unknown> }[];
  /** Known for the filters whose files were loaded. */
  filters: Counts;
}

/** An index that was opened. */
export interface OpenIndex {
  search: (
    words: string | null,
    options: { filters: Readonly<Record<string, string>>; sort: Readonly<Record<string, string>> },
  ) => Promise<Found>;
  filters: () => Promise<Counts>;
  destroy: () => Promise<void>;
}

interface PagefindScript {
  createInstance: (options: { basePath: string; noWorker: true }) => OpenIndex;
}

function isPagefind(script: unknown): script is PagefindScript {
  return typeof script === 'object' && script !== null && 'createInstance' in script;
}

/**
 * Loads Pagefind's script and opens the index in `folder`. It works on the page's own thread: the
 * policy lets no text become the address of a worker's script.
 */
export async function openPagefind(folder: string, attempt: number): Promise<OpenIndex> {
  // A browser remembers that a script could not be had; another address is another script.
  const again = attempt === 0 ? '' : `?${attempt}`;
  const script: unknown = await import(/* @vite-ignore */ `${folder}pagefind.js${again}`);
  if (!isPagefind(script)) throw new Error(`${folder}pagefind.js is not Pagefind.`);
  return script.createInstance({ basePath: folder, noWorker: true });
}

/** An article as a result shows it. */
export interface FoundArticle {
  url: string;
  excerpt: string;
  title: string;
  byline: string;
  section: string;
  date: string;
  iso: string;
}

/** A result's own file, read; `null` for what is none. */
export function articleOf(data: unknown): FoundArticle | null {
  const meta = partOf(data, 'meta');
  const [url, excerpt, title] = [
    wordOf(data, 'url'),
    wordOf(data, 'excerpt'),
    wordOf(meta, 'title'),
  ];
  if (!url.startsWith('/') || title === '') return null;
  const [byline = '', section = '', date = '', iso = ''] = ['byline', 'section', 'date', 'iso'].map(
    (name) => wordOf(meta, name),
  );
  return { url, excerpt, title, byline, section, date, iso };
}

function partOf(whole: unknown, name: string): unknown {
  return typeof whole === 'object' && whole !== null ? Reflect.get(whole, name) : undefined;
}

function wordOf(whole: unknown, name: string): string {
  const word = partOf(whole, name);
  return typeof word === 'string' ? word : '';
}
