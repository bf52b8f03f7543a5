import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** A file of the live release. */
export interface LiveFile {
  blob: string;
  mime: string;
  /** Content-Security-Policy sources of the styles inside. */
  styles: string;
}

/** Which release is live. */
export interface LiveRelease {
  release: number;
  cursor: number;
  publishedAt: string;
}

/** Reads the live release out of the publisher's database. It never writes, so it can't be in the way. */
export class LiveSite {
  readonly #db: DatabaseSync;
  readonly #file: StatementSync;
  readonly #release: StatementSync;
  readonly #rule: StatementSync;
  readonly #waiting: StatementSync;
  readonly #held: StatementSync;

  /** @throws if there is no database yet, or it has no tables yet. */
  constructor(path: string) {
    this.#db = new DatabaseSync(path, { readOnly: true });
    try {
      this.#db.exec('PRAGMA busy_timeout = 5000');
      this.#file = this.#db.prepare(
        `SELECT blob, mime, styles FROM entries, live WHERE address = ? AND since <= release AND (until IS NULL OR until > release)`,
      );
      this.#release = this.#db.prepare(
        'SELECT id, cursor, created_at FROM releases WHERE id = (SELECT release FROM live)',
      );
      this.#rule = this.#db.prepare(
        `SELECT status, location FROM rules, live WHERE address = ? AND since <= release AND (until IS NULL OR until > release)`,
      );
      this.#waiting = this.#db.prepare('SELECT remaining FROM mirror_state');
      this.#held = this.#db.prepare(
        "SELECT type || ' ' || id AS what, reason FROM held UNION ALL SELECT address, reason FROM failures",
      );
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  /** The live release, or `null` before the first. */
  release(): LiveRelease | null {
    const row = this.#release.get();
    if (row === undefined) return null;
    return {
      release: Number(row['id']),
      cursor: Number(row['cursor']),
      publishedAt: String(row['created_at']),
    };
  }

  /** What stands at an address in the live release. */
  file(address: string): LiveFile | null {
    const row = this.#file.get(address);
    return row === undefined
      ? null
      : { blob: String(row['blob']), mime: String(row['mime']), styles: String(row['styles']) };
  }

  /** Where an address has moved to, or `null`. What stands below a list's address moves with it. */
  redirect(address: string): string | null {
    const [list, below] = splitList(address);
    const exact = this.#location(address);
    if (exact !== null) return exact;
    const target = this.#location(list);
    // An empty part would make another host of what follows: "//evil.example/".
    if (below.startsWith('/') || below.includes('//')) return null;
    return target === null ? null : `${target}${below}`;
  }

  /** Whether something stood here once and was withdrawn. What stood below a list's address went with it. */
  isGone(address: string): boolean {
    const [list] = splitList(address);
    return [address, list].some((each) => this.#rule.get(each)?.['status'] === 410);
  }

  #location(address: string): string | null {
    const location = this.#rule.get(address)?.['location'] ?? null;
    return location === null ? null : String(location);
  }

  /** Changes that the publisher last knew to be waiting. */
  waiting(): number {
    return Number(this.#waiting.get()?.['remaining'] ?? 0);
  }

  /** Documents and pages that are held back, each with the reason. */
  held(): { what: string; reason: string }[] {
    return this.#held
      .all()
      .map((row) => ({ what: String(row['what']), reason: String(row['reason']) }));
  }

  /** Ends the reading. */
  close(): void {
    this.#db.close();
  }
}

/** The address of the list that an address belongs to, and the rest: `/sections/a/` and `page/2/`. */
export function splitList(address: string): [list: string, below: string] {
  const list = /^\/(?:sections|columns|authors)\/[^/]+\//.exec(address)?.[0] ?? address;
  return [list, address.slice(list.length)];
}
