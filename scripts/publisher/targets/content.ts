/** What a release holds, as targets read it. */
import type { DatabaseSync } from 'node:sqlite';
import type { ReleaseRule } from './rules/rule.ts';
import type { ReleaseFile, ReleasePlace } from './target.ts';

/** The part of a question that picks a release out of entries or rules. */
const inRelease = 'since <= :release AND (until IS NULL OR until > :release)';

/** Reads one release, which never changes. */
export class ReleaseReader {
  readonly #db: DatabaseSync;
  readonly #release: number;

  constructor(db: DatabaseSync, release: number) {
    this.#db = db;
    this.#release = release;
  }

  /** Where another thread can read it. */
  get place(): ReleasePlace {
    return { databasePath: this.#db.location() ?? '', release: this.#release };
  }

  /** What stands at an address, or `null`. */
  file(address: string): ReleaseFile | null {
    const row = this.#db
      .prepare(
        `SELECT address, blob, mime, styles FROM entries WHERE address = :address AND ${inRelease}`,
      )
      .get({ address, release: this.#release });
    return row === undefined ? null : fileOf(row);
  }

  /** What an address without a file answers, or `null`. */
  rule(address: string): ReleaseRule | null {
    const row = this.#db
      .prepare(
        `SELECT address, status, location FROM rules WHERE address = :address AND ${inRelease}`,
      )
      .get({ address, release: this.#release });
    return row === undefined ? null : ruleOf(row);
  }

  /** What rule files may depend on at an address, its bytes apart. */
  facts(address: string): string {
    const file = this.file(address);
    return JSON.stringify([file?.mime, file?.styles, this.rule(address)]);
  }

  /** Every file, by address. */
  files(): ReleaseFile[] {
    return this.#db
      .prepare(
        `SELECT address, blob, mime, styles FROM entries WHERE ${inRelease} ORDER BY address`,
      )
      .all({ release: this.#release })
      .map(fileOf);
  }

  /** Every rule, by address. */
  rules(): ReleaseRule[] {
    return this.#db
      .prepare(`SELECT address, status, location FROM rules WHERE ${inRelease} ORDER BY address`)
      .all({ release: this.#release })
      .map(ruleOf);
  }

  /** Every address that has a file or a rule. */
  addresses(): string[] {
    return [...new Set([...this.files(), ...this.rules()].map(({ address }) => address))];
  }

  /**
   * Addresses at which another release may differ; `null` where that can't be told any more because
   * releases between the two were dropped.
   */
  changedSince(other: number): string[] | null {
    const oldest = this.#db.prepare('SELECT min(id) AS id FROM releases').get()?.['id'];
    const [low, high] = [Math.min(other, this.#release), Math.max(other, this.#release)];
    if (typeof oldest !== 'number' || low < oldest) return null;
    const questions = ['entries', 'rules'].flatMap((table) =>
      ['since', 'until'].map(
        (column) => `SELECT address FROM ${table} WHERE ${column} > :low AND ${column} <= :high`,
      ),
    );
    return this.#db
      .prepare(questions.join(' UNION '))
      .all({ low, high })
      .map((row) => String(row['address']));
  }
}

/** The release that is served, or `null` before the first. */
export function liveRelease(db: DatabaseSync): number | null {
  const release = db.prepare('SELECT release FROM live').get()?.['release'];
  return typeof release === 'number' ? release : null;
}

type Row = Record<string, unknown>;

function fileOf(row: Row): ReleaseFile {
  return {
    address: String(row['address']),
    blob: String(row['blob']),
    mime: String(row['mime']),
    styles: String(row['styles']),
  };
}

function ruleOf(row: Row): ReleaseRule {
  const address = String(row['address']);
  return row['status'] === 301
    ? { address, status: 301, location: String(row['location']) }
    : { address, status: 410, location: null };
}
