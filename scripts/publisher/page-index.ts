import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Range, Reads } from '@standfirst/site/content';

/** Something that a page read once and reads no more. */
export type Outdated = { address: string } & ({ tag: string } | { range: Range });

/**
 * Which pages there are, the key of each, and what each read: what the plan looks changes up in.
 *
 * What a page reads now may be learned long before the release that shows it: to look at a page once
 * too often does no harm. What it reads no more is forgotten with the release only.
 */
export class PageIndex {
  readonly #put: StatementSync;
  readonly #remove: StatementSync;
  readonly #tags: StatementSync;
  readonly #ranges: StatementSync;
  readonly #addTag: StatementSync;
  readonly #addRange: StatementSync;
  readonly #removeTag: StatementSync;
  readonly #removeRange: StatementSync;
  readonly #removeTags: StatementSync;
  readonly #removeRanges: StatementSync;

  constructor(db: DatabaseSync) {
    this.#put = db.prepare('INSERT OR REPLACE INTO pages VALUES (?, ?)');
    this.#remove = db.prepare('DELETE FROM pages WHERE address = ?');
    this.#tags = db.prepare('SELECT tag FROM page_tags WHERE address = ?');
    this.#ranges = db.prepare('SELECT scope, high, low FROM page_ranges WHERE address = ?');
    this.#addTag = db.prepare('INSERT OR IGNORE INTO page_tags VALUES (?, ?)');
    this.#addRange = db.prepare('INSERT OR IGNORE INTO page_ranges VALUES (?, ?, ?, ?)');
    this.#removeTag = db.prepare('DELETE FROM page_tags WHERE tag = ? AND address = ?');
    this.#removeRange = db.prepare(
      'DELETE FROM page_ranges WHERE scope = ? AND high = ? AND low = ? AND address = ?',
    );
    this.#removeTags = db.prepare('DELETE FROM page_tags WHERE address = ?');
    this.#removeRanges = db.prepare('DELETE FROM page_ranges WHERE address = ?');
  }

  /** Takes note of a page as it was rendered. */
  put({ address, key }: { address: string; key: string }): void {
    this.#put.run(address, key);
  }

  /** Takes note of what a page reads now. Returns what it reads no more: for {@link forget}. */
  learn({ address, reads }: { address: string; reads: Reads }): Outdated[] {
    const outdated: Outdated[] = [];
    const tags = new Set(this.#tags.all(address).map((row) => String(row['tag'])));
    for (const tag of reads.tags) if (!tags.delete(tag)) this.#addTag.run(tag, address);
    for (const tag of tags) outdated.push({ address, tag });
    const ranges = new Map(this.#ranges.all(address).map((row) => [keyOf(row), rangeOf(row)]));
    for (const range of reads.ranges)
      if (!ranges.delete(keyOf(range)))
        this.#addRange.run(range.scope, range.high, range.low, address);
    for (const range of ranges.values()) outdated.push({ address, range });
    return outdated;
  }

  /** Forgets what a page reads no more. */
  forget(outdated: Outdated): void {
    if ('tag' in outdated) this.#removeTag.run(outdated.tag, outdated.address);
    else {
      const { scope, high, low } = outdated.range;
      this.#removeRange.run(scope, high, low, outdated.address);
    }
  }

  /** Forgets a page that is gone. */
  remove(address: string): void {
    this.#remove.run(address);
    this.#removeTags.run(address);
    this.#removeRanges.run(address);
  }
}

function rangeOf(row: Record<string, unknown>): Range {
  return { scope: String(row['scope']), low: String(row['low']), high: String(row['high']) };
}

function keyOf(range: Record<keyof Range, unknown>): string {
  return JSON.stringify([range.scope, range.high, range.low]);
}
