import type { PublishedDocument } from '@standfirst/shared-types';
import { ask, type Askable, kept } from './feed.ts';

/** Documents in a batch: enough to keep up with the writers, for what comes late is missed at the end of the log. */
const batchLength = 100;
/** How long it rests at the end of the log, in milliseconds. */
const restMs = 5;

/** Follows the feed by its cursor, as the publisher does, and keeps what it is told. */
export class Follower {
  /** What it knows, by id; of what is gone, nothing. */
  readonly documents = new Map<string, PublishedDocument>();
  /** Up to where it has read. */
  cursor: number;
  readonly #cmss: readonly Askable[];
  #asked = 0;
  #log: string | null = null;
  #stopped = false;

  /** Asks one CMS after the other, as a publisher behind a load balancer does. */
  constructor(cmss: readonly Askable[], after: number) {
    this.#cmss = cmss;
    this.cursor = after;
  }

  /** Reads on until it is told to stop, and then to the end. */
  async follow(): Promise<void> {
    while (!this.#stopped) {
      if ((await this.step()) === 0) await new Promise((resolve) => setTimeout(resolve, restMs));
    }
    while ((await this.step()) > 0);
  }

  /** Ends `follow` at the end of the log. */
  stop(): void {
    this.#stopped = true;
  }

  /** Reads one batch; gives how many documents came. */
  async step(): Promise<number> {
    const cms = this.#cmss[this.#asked % this.#cmss.length];
    if (cms === undefined) throw new Error('There is no CMS to ask.');
    this.#asked += 1;
    const { log, cursor, changes } = await ask(cms, { after: this.cursor, limit: batchLength });
    this.#log ??= log;
    if (log !== this.#log) throw new Error('The feed of the second CMS is another log.');
    for (const { id, document } of changes.map(kept)) {
      if (document === null) this.documents.delete(id);
      else this.documents.set(id, document);
    }
    this.cursor = cursor;
    return changes.length;
  }

  /** The names of the tags it knows, by id. */
  get tags(): Record<string, string> {
    return Object.fromEntries(
      [...this.documents.values()].flatMap((document) =>
        document.type === 'tag' ? [[document.id, document.name]] : [],
      ),
    );
  }
}
