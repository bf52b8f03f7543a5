/** Search as one types. Nothing is fetched before the reader asks for something. */
import { IndexReader, SearchTrouble } from './search/index-reader.ts';
import type { Found } from './search/pagefind.ts';
import { addressPartOf, isEmpty, narrowings, queryIn, type Query } from './search/query.ts';
import { fillChoices, resultItem } from './search/show.ts';
import { foundWords, nothingAsked, nothingFound, troubles } from './search/words.ts';

/** A pause in typing after which it is searched, in milliseconds. */
const pauseMs = 250;
/** Results that are shown at once. */
const pageLength = 10;

/** The parts of the page. */
interface Parts {
  form: HTMLFormElement;
  choices: HTMLDetailsElement;
  state: HTMLElement;
  hint: HTMLElement;
  found: HTMLElement;
  more: HTMLButtonElement;
  again: HTMLButtonElement;
}

class Search {
  readonly #parts: Parts;
  readonly #index: IndexReader;
  /** Counts what was asked: an answer to what is no longer asked is not shown. */
  #asked = 0;
  #results: Found['results'] = [];
  #shown = 0;

  constructor(parts: Parts, index: IndexReader) {
    this.#parts = parts;
    this.#index = index;
  }

  /** What the form says now. */
  get query(): Query {
    const { form } = this.#parts;
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string') asked.set(name, value);
    return queryIn(asked.toString());
  }

  /** Searches for what the form says, and keeps it in the address. */
  async run(): Promise<void> {
    const asked = (this.#asked += 1);
    const { query } = this;
    history.replaceState(history.state, '', `${location.pathname}${addressPartOf(query)}`);
    this.#say(isEmpty(query) ? nothingAsked : 'Searching…');
    if (isEmpty(query)) this.#list([]);
    try {
      const found = isEmpty(query) ? null : await this.#index.search(query);
      const first = await this.#index.articles(found?.results.slice(0, pageLength) ?? []);
      if (asked !== this.#asked) return;
      this.#results = found?.results ?? [];
      this.#shown = Math.min(pageLength, this.#results.length);
      this.#list(first.map(resultItem));
      if (found !== null) this.#sayCount();
      if (this.#parts.choices.open) await this.#count(query, asked);
    } catch (error) {
      if (asked === this.#asked) this.#tell(error);
    }
  }

  /** Shows the next results, and leads to the first of them. */
  async showMore(): Promise<void> {
    const asked = this.#asked;
    const next = this.#results.slice(this.#shown, this.#shown + pageLength);
    try {
      const items = (await this.#index.articles(next)).map(resultItem);
      if (asked !== this.#asked) return;
      this.#shown += next.length;
      this.#parts.found.querySelector('ol')?.append(...items);
      this.#sayCount();
      items[0]?.querySelector('a')?.focus();
    } catch (error) {
      if (asked === this.#asked) this.#tell(error);
    }
  }

  /** Says beside each choice how many articles it would leave. */
  async showChoices(): Promise<void> {
    try {
      await this.#count(this.query, this.#asked);
    } catch (error) {
      this.#tell(error);
    }
  }

  async #count(query: Query, asked: number): Promise<void> {
    const counts = await this.#index.counts(query);
    if (asked !== this.#asked) return;
    for (const select of this.#parts.choices.querySelectorAll('select')) {
      const name = narrowings.find((each) => each === select.name);
      if (name !== undefined) fillChoices(select, { counts: counts[name], chosen: query[name] });
    }
  }

  #list(items: readonly HTMLLIElement[]): void {
    const { found } = this.#parts;
    found.hidden = items.length === 0;
    found.querySelector('ol')?.remove();
    if (items.length === 0) return;
    const list = document.createElement('ol');
    list.append(...items);
    found.querySelector('h2')?.after(list);
  }

  #sayCount(): void {
    const found = this.#results.length;
    this.#say(foundWords(this.query, { found, shown: this.#shown }));
    this.#parts.hint.hidden = found > 0;
    this.#parts.hint.textContent = nothingFound;
    this.#parts.more.hidden = this.#shown >= found;
  }

  #say(words: string): void {
    const { state, hint, again } = this.#parts;
    if (state.textContent !== words) state.textContent = words;
    hint.hidden = true;
    again.hidden = true;
  }

  #tell(error: unknown): void {
    if (!(error instanceof SearchTrouble)) throw error;
    this.#list([]);
    this.#say(troubles[error.kind]);
    this.#parts.again.hidden = false;
  }
}

function attend(parts: Parts): void {
  const { form, choices, more, again } = parts;
  const search = new Search(parts, new IndexReader(form.dataset['index'] ?? ''));
  let pause: number | undefined;
  const runNow = () => {
    clearTimeout(pause);
    void search.run();
  };
  form.addEventListener('input', (event) => {
    clearTimeout(pause);
    if (event.target instanceof HTMLSelectElement) runNow();
    else pause = window.setTimeout(runNow, pauseMs);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    runNow();
  });
  choices.addEventListener('toggle', () => {
    if (choices.open) void search.showChoices();
  });
  more.addEventListener('click', () => void search.showMore());
  again.addEventListener('click', runNow);
  begin(parts, runNow);
}

/** Asks at once what the address asks: a search can be shared. */
function begin({ form, choices }: Parts, run: () => void): void {
  const asked = queryIn(location.search);
  if (isEmpty(asked)) return;
  const words = form.querySelector('input');
  if (words !== null) words.value = asked.words;
  for (const select of form.querySelectorAll('select')) {
    const name = [...narrowings, 'order' as const].find((each) => each === select.name);
    const value = name === undefined ? '' : asked[name];
    if (value === '') continue;
    if (name !== 'order') fillChoices(select, { counts: {}, chosen: value });
    else select.value = value;
    choices.open = true;
  }
  run();
}

function partsIn(page: HTMLElement): Parts | null {
  const [form, choices] = [page.querySelector('form'), page.querySelector('details')];
  const [more, again] = [button(page, 'more'), button(page, 'again')];
  const [state, hint, found] = ['state', 'hint', 'found'].map((name) =>
    page.querySelector<HTMLElement>(`[data-${name}]`),
  );
  if (!form || !choices || !more || !again || !state || !hint || !found) return null;
  return { form, choices, state, hint, found, more, again };
}

function button(page: HTMLElement, name: string): HTMLButtonElement | null {
  return page.querySelector<HTMLButtonElement>(`button[data-${name}]`);
}

const page = document.querySelector<HTMLElement>('[data-search]');
const parts = page === null ? null : partsIn(page);
if (parts !== null) attend(parts);
