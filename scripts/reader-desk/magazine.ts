import { DatabaseSync } from 'node:sqlite';
import { Mirror } from '@standfirst/site/content';
import type { BuildContext } from '@standfirst/site/model';

/**
 * The magazine as the publisher's mirror has it now, for the frame of pages and for what readers
 * write about. Read only; `null` as long as nothing has been published here.
 */
export class Magazine {
  readonly #path: string;
  readonly #siteUrl: string;
  #mirror: Mirror | null = null;

  constructor({ databasePath, siteUrl }: { databasePath: string; siteUrl: string }) {
    this.#path = databasePath;
    this.#siteUrl = siteUrl;
  }

  /** What pages are built from, as it is at this moment. */
  now(): BuildContext | null {
    try {
      this.#mirror ??= this.#open();
    } catch {
      // The publisher has not made the database yet, or not its tables: the next request looks again.
      return null;
    }
    // The publisher writes from another process: what this one remembers may be over.
    this.#mirror.forgetProjections();
    return { content: this.#mirror.reader(), siteUrl: this.#siteUrl };
  }

  #open(): Mirror {
    const db = new DatabaseSync(this.#path, { readOnly: true });
    try {
      db.exec('PRAGMA query_only = 1; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -2048;');
      db.prepare('SELECT 1 FROM live, documents LIMIT 1').get();
      return new Mirror(db);
    } catch (error) {
      db.close();
      throw error;
    }
  }
}
