import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { transaction } from '../database.ts';
import type { HeldFile } from './target.ts';

/** In the place of a digest: a file of this name may be there or not. Killed in between, nobody knows. */
const perhapsThere = '';
/** The same: it is there, with its old bytes or the new. */
const oldOrNew = '?';

/** How far a target has come. */
export interface TargetState {
  /** The release that it shows whole, or showed last; `null` before the first. */
  release: number | null;
  /** Whether the last run came to its end. */
  settled: boolean;
  /** How its files were made. */
  form: string;
  /** The marks that it may bear: what it holds is what the record says only under one of these. */
  marks: readonly string[];
}

/**
 * What the publisher knows of one target: which release it shows, and each file in it. It does not
 * lean on the releases themselves, which are dropped in time.
 */
export class TargetRecord {
  readonly #db: DatabaseSync;
  readonly #target: string;
  readonly #print: StatementSync;
  readonly #put: StatementSync;
  readonly #remove: StatementSync;

  constructor(db: DatabaseSync, target: string) {
    this.#db = db;
    this.#target = target;
    this.#print = db.prepare('SELECT print FROM target_files WHERE target = ? AND name = ?');
    this.#put = db.prepare('INSERT OR REPLACE INTO target_files VALUES (?, ?, ?)');
    this.#remove = db.prepare('DELETE FROM target_files WHERE target = ? AND name = ?');
  }

  /** How far it has come; `null` if nothing is known of it. */
  state(): TargetState | null {
    const row = this.#db.prepare('SELECT * FROM targets WHERE name = ?').get(this.#target);
    if (row === undefined) return null;
    return {
      release: row['release'] === null ? null : Number(row['release']),
      settled: row['settled'] === 1,
      form: String(row['form']),
      marks: [String(row['mark']), String(row['next_mark'])],
    };
  }

  /** Forgets what it knew and takes over what the target has. */
  replace(files: readonly HeldFile[], { mark }: { mark: string }): void {
    transaction(this.#db, () => {
      this.#db.prepare('DELETE FROM target_files WHERE target = ?').run(this.#target);
      for (const { name, print } of files) this.put(name, print);
      this.#db
        .prepare(
          `INSERT INTO targets VALUES (?, NULL, 0, '', ?, ?)
           ON CONFLICT (name) DO UPDATE SET settled = 0, form = '', mark = excluded.mark, next_mark = excluded.next_mark`,
        )
        .run(this.#target, mark, mark);
    });
  }

  /** Takes note, before the target bears the mark, that a run begins under it. */
  begin({ mark, form }: { mark: string; form: string }): void {
    this.#db
      .prepare('UPDATE targets SET settled = 0, form = ?, next_mark = ? WHERE name = ?')
      .run(form, mark, this.#target);
  }

  /** Takes note that the target bears the mark, and may change from now on. */
  marked(mark: string): void {
    this.#db.prepare('UPDATE targets SET mark = ? WHERE name = ?').run(mark, this.#target);
  }

  /** Takes note that the target shows a release whole. */
  settle(release: number): void {
    this.#db
      .prepare('UPDATE targets SET settled = 1, release = ? WHERE name = ?')
      .run(release, this.#target);
  }

  /** Whether the target has a file of this name for certain. */
  has(name: string): boolean {
    const print = this.print(name);
    return print !== null && print !== perhapsThere;
  }

  /** The digest of a file that the target has or may have; `null` if it has none. */
  print(name: string): string | null {
    const row = this.#print.get(this.#target, name);
    return row === undefined ? null : String(row['print']);
  }

  /** Names that are this one but for the case of their letters (A to Z). */
  likeNames(name: string): string[] {
    return this.#db
      .prepare(
        'SELECT name FROM target_files WHERE target = ? AND lower(name) = lower(?) AND name <> ?',
      )
      .all(this.#target, name, name)
      .map((row) => String(row['name']));
  }

  /** Every name that the target has, or those that begin so. */
  names(prefix = ''): string[] {
    return this.#db
      .prepare('SELECT name FROM target_files WHERE target = ? AND substr(name, 1, ?) = ?')
      .all(this.#target, prefix.length, prefix)
      .map((row) => String(row['name']));
  }

  /** Takes note that a file is about to be written. */
  expect(name: string): void {
    this.put(name, this.has(name) ? oldOrNew : perhapsThere);
  }

  /** Takes note that a file is about to go. */
  expectGone(name: string): void {
    this.put(name, perhapsThere);
  }

  /** Takes note of a file that was written. */
  put(name: string, print: string): void {
    this.#put.run(this.#target, name, print);
  }

  /** Takes note of a file that went. */
  remove(name: string): void {
    this.#remove.run(this.#target, name);
  }
}
