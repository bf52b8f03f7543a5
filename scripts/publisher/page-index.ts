import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Reads } from '@standfirst/site/content';

/** Which pages there are, the key of each, and what each read: what the plan looks changes up in. */
export class PageIndex {
  readonly #put: StatementSync;
  readonly #remove: StatementSync;
  readonly #addTag: StatementSync;
  readonly #addRange: StatementSync;
  readonly #removeTags: StatementSync;
  readonly #removeRanges: StatementSync;

  constructor(db: DatabaseSync) {
    this.#put = db.prepare('INSERT OR REPLACE INTO pages VALUES (?, ?)');
    this.#remove = db.prepare('DELETE FROM pages WHERE address = ?');
    this.#addTag = db.prepare('INSERT OR IGNORE INTO page_tags VALUES (?, ?)');
    this.#addRange = db.prepare('INSERT OR IGNORE INTO page_ranges VALUES (?, ?, ?, ?)');
    this.#removeTags = db.prepare('DELETE FROM page_tags WHERE address = ?');
    this.#removeRanges = db.prepare('DELETE FROM page_ranges WHERE address = ?');
  }

  /** Takes note of a page as it was rendered. */
  put(page: { address: string; key: string; reads: Reads }): void {
    this.#put.run(page.address, page.key);
    this.putReads(page);
  }

  /** Takes note of what a page read, where its key stayed. */
  putReads({ address, reads }: { address: string; reads: Reads }): void {
    this.#forgetReads(address);
    for (const tag of reads.tags) this.#addTag.run(tag, address);
    for (const { scope, low, high } of reads.ranges) this.#addRange.run(scope, high, low, address);
  }

  /** Forgets a page that is gone. */
  remove(address: string): void {
    this.#remove.run(address);
    this.#forgetReads(address);
  }

  #forgetReads(address: string): void {
    this.#removeTags.run(address);
    this.#removeRanges.run(address);
  }
}
