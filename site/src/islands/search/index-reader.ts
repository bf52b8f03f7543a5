import {
  articleOf,
  openPagefind,
  type Counts,
  type Found,
  type FoundArticle,
  type OpenIndex,
} from './pagefind.ts';
import { filtersOf, narrowings, type Narrowing, type Query } from './query.ts';

/** How long an index is taken for the newest, in milliseconds: its files go when another takes its place. */
const freshForMs = 60_000;

/** Why nothing can be found: no index was made yet, or it can't be reached. */
export class SearchTrouble extends Error {
  override readonly name = 'SearchTrouble';
  readonly kind: 'no index' | 'unreachable';

  constructor(kind: SearchTrouble['kind'], options?: ErrorOptions) {
    super(`Search: ${kind}`, options);
    this.kind = kind;
  }
}

interface Opened {
  index: OpenIndex;
  /** What the index says of itself: another one says something else. */
  print: string;
  checkedMs: number;
}

/** Reads the index that stands below `folder`; fetches nothing before it is first asked. */
export class IndexReader {
  readonly #folder: string;
  #opened: Opened | null = null;
  #attempt = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * What matches a query.
   * @throws {SearchTrouble}
   */
  async search(query: Query): Promise<Found> {
    const found = await this.#ask(query, filtersOf(query));
    if (found.results.length > 0) return found;
    // Pagefind says "nothing" too where a file of the index could not be had.
    return (await this.#isStill()) ? found : this.#ask(query, filtersOf(query));
  }

  /**
   * How many articles each choice would leave, all other choices kept.
   * @throws {SearchTrouble}
   */
  async counts(query: Query): Promise<Record<Narrowing, Counts[string]>> {
    await (await this.#current()).filters();
    const each = narrowings.map(async (name) => {
      const { filters } = await this.#ask(query, filtersOf(query, name));
      return [name, filters[name] ?? {}] as const;
    });
    return {
      section: {},
      kind: {},
      author: {},
      year: {},
      ...Object.fromEntries(await Promise.all(each)),
    };
  }

  /**
   * The articles of some results. One that was withdrawn since is left out.
   * @throws {SearchTrouble} if none can be had.
   */
  async articles(results: Found['results']): Promise<FoundArticle[]> {
    const read = await Promise.allSettled(results.map((result) => result.data()));
    const articles = read.flatMap((each) =>
      each.status === 'fulfilled' ? (articleOf(each.value) ?? []) : [],
    );
    if (articles.length < results.length) await this.#isStill();
    return articles;
  }

  async #ask(query: Query, filters: Record<string, string>): Promise<Found> {
    const index = await this.#current();
    const words = query.words.trim();
    try {
      return await index.search(words === '' ? null : words, {
        filters,
        sort: query.order === 'newest' ? { date: 'desc' } : {},
      });
    } catch (cause) {
      await this.#close();
      throw new SearchTrouble('unreachable', { cause });
    }
  }

  async #current(): Promise<OpenIndex> {
    const opened = this.#opened;
    if (opened !== null && performance.now() - opened.checkedMs < freshForMs) return opened.index;
    const print = await this.#print();
    if (this.#opened?.print === print) {
      this.#opened.checkedMs = performance.now();
      return this.#opened.index;
    }
    await this.#close();
    return this.#open(print);
  }

  async #open(print: string): Promise<OpenIndex> {
    try {
      const index = await openPagefind(this.#folder, this.#attempt);
      this.#opened = { index, print, checkedMs: performance.now() };
      return index;
    } catch (cause) {
      this.#attempt += 1;
      throw new SearchTrouble('unreachable', { cause });
    }
  }

  /** Whether the index that was opened is still the one that stands there. */
  async #isStill(): Promise<boolean> {
    const opened = this.#opened;
    try {
      if (opened !== null && (await this.#print()) === opened.print) return true;
    } catch (error) {
      // What could not be had is not asked for again by an index once opened.
      await this.#close();
      throw error;
    }
    await this.#close();
    return false;
  }

  async #print(): Promise<string> {
    const answer = await fetch(`${this.#folder}pagefind-entry.json`, { cache: 'no-cache' }).catch(
      (cause: unknown) => {
        throw new SearchTrouble('unreachable', { cause });
      },
    );
    if (answer.status === 404) throw new SearchTrouble('no index');
    if (!answer.ok) throw new SearchTrouble('unreachable');
    return answer.text();
  }

  async #close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    await opened?.index.destroy();
  }
}
