import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** How often to look whether something was published, in milliseconds, at most. */
const lookEveryMs = 1_000;

/**
 * The articles that are published, in memory. They are read again after a release, and only when
 * somebody asks for one that was not known before: reading is no load on the database.
 */
export class PublishedArticles {
  readonly #path: string;
  readonly #now: () => number;
  #statements: { release: StatementSync; articles: StatementSync } | null = null;
  #known = new Set<string>();
  #release: unknown = null;
  #lookedMs = -Infinity;

  constructor({ databasePath, now }: { databasePath: string; now: () => number }) {
    this.#path = databasePath;
    this.#now = now;
  }

  /** Whether the magazine has this article. */
  has(id: string): boolean {
    if (!this.#known.has(id)) this.#look();
    return this.#known.has(id);
  }

  #look(): void {
    if (this.#now() - this.#lookedMs < lookEveryMs) return;
    this.#lookedMs = this.#now();
    try {
      this.#statements ??= statementsOf(this.#path);
      const release = this.#statements.release.get()?.['release'] ?? null;
      if (release === this.#release) return;
      this.#known = new Set(this.#statements.articles.all().map((row) => String(row['id'])));
      this.#release = release;
    } catch {
      // The publisher has not made its database yet, or it can't be read just now: what is known
      // stays known, and the next look opens it anew. A beacon is not worth more.
      this.#statements = null;
    }
  }
}

function statementsOf(path: string): { release: StatementSync; articles: StatementSync } {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    db.exec('PRAGMA busy_timeout = 5000');
    return {
      release: db.prepare('SELECT release FROM live'),
      articles: db.prepare("SELECT id FROM documents WHERE type = 'article'"),
    };
  } catch (error) {
    db.close();
    throw error;
  }
}
