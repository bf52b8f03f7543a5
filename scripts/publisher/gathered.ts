import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Reads } from '@standfirst/site/content';
import { transaction } from './database.ts';
import { Links, standing } from './links.ts';
import type { Made } from './make.ts';
import { PageIndex, type Outdated } from './page-index.ts';
import type { NewEntry } from './release.ts';

/** Pages whose reads are written down at once. */
const learnedAtOnce = 200;

/**
 * What became of the pages of one release, by address: a page that is made twice counts as it was
 * made last. What they read goes to the database at once, so memory holds little of each.
 */
export class Gathered {
  readonly rendered = new Map<string, NewEntry & { key: string }>();
  readonly removed = new Set<string>();
  /** Reasons, by address. */
  readonly failed = new Map<string, string>();
  readonly #db: DatabaseSync;
  readonly #index: PageIndex;
  readonly #known: StatementSync;
  readonly #links = new Links();
  readonly #texts = new Map<string, string>();
  /** What each page reads no more, as it was made last. */
  readonly #outdated = new Map<string, Outdated[]>();
  #unlearned: { address: string; reads: Reads }[] = [];

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#index = new PageIndex(db);
    this.#known = db.prepare('SELECT 1 FROM pages WHERE address = ?');
  }

  /** What the pages of the last release read, and these read no more. */
  get outdated(): Outdated[] {
    return [...this.#outdated.values()].flat();
  }

  /** Takes a page that was made. */
  take(made: Made): void {
    const { kind, address } = made;
    this.#forget(address);
    if (kind === 'fail') this.failed.set(address, made.reason);
    if (kind === 'remove' && this.#known.get(address) !== undefined) this.removed.add(address);
    if (kind === 'rendered') {
      const { blob, key } = made;
      const [mime, styles] = [this.#once(made.mime), this.#once(made.styles)];
      this.rendered.set(address, { address, blob, mime, styles, key });
      this.#links.put(address, made.links);
    }
    if (kind === 'rendered' || kind === 'unchanged') this.#unlearned.push(made);
    if (this.#unlearned.length >= learnedAtOnce) this.learn();
  }

  /** Writes down what the pages taken so far have read. */
  learn(): void {
    const pages = this.#unlearned;
    this.#unlearned = [];
    transaction(this.#db, () => {
      for (const page of pages) this.#outdated.set(page.address, this.#index.learn(page));
    });
  }

  /**
   * Fails each page that leads to nothing. Those that lead to such a page in turn are left for the
   * next look: without it they may be made otherwise. Tells whether there was any.
   */
  failBrokenLinks(siteAssets: ReadonlySet<string>): boolean {
    const stands = standing(this.#db, {
      added: { has: (address) => this.rendered.has(address) || siteAssets.has(address) },
      removed: this.removed,
    });
    const broken = this.#links.broken(stands);
    for (const { page, link } of broken) {
      this.#forget(page);
      this.failed.set(
        page,
        `It leads to ${link}, where there is nothing. Correct the link, or publish what it leads to.`,
      );
    }
    return broken.length > 0;
  }

  #forget(address: string): void {
    this.rendered.delete(address);
    this.removed.delete(address);
    this.failed.delete(address);
    this.#links.drop(address);
    this.#outdated.delete(address);
  }

  /** The same few texts come with every page: one copy of each is kept. */
  #once(text: string): string {
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return known ?? text;
  }
}
