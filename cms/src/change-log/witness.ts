/**
 * What readers of the change log were told, kept in a file outside the database. A database that
 * knows less than the file does is an older copy that was put back.
 */
import {
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';

const testimony = z.object({
  /** The log's name. */
  log: z.string(),
  /** The furthest position that anybody was told of. */
  head: z.number().int().nonnegative(),
  /** When the file was made, in nanoseconds; no copy of it was. `null` where the disk can't tell. */
  born: z.string().nullable(),
});

/** What the file says. `isCopy`: the file itself was put back from a backup. */
export interface Testimony {
  readonly log: string;
  readonly head: number;
  readonly isCopy: boolean;
}

/** The file beside a database that remembers how far its log has been told. */
export class Witness {
  readonly #file: string;
  readonly #warn: (message: string) => void;
  #noted: Pick<Testimony, 'log' | 'head'> | null = null;
  #hasWarned = false;
  /** Whether this disk keeps when a file was made; `null` until that was tried. */
  #hasBirths: boolean | null = null;

  constructor(dataDir: string, warn: (message: string) => void) {
    this.#file = path.join(dataDir, 'change-log.json');
    this.#warn = warn;
  }

  /** What was noted last; `null` if nothing was, or it can't be read. */
  read(): Testimony | null {
    try {
      const parsed = testimony.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
      const { log, head, born } = parsed;
      return { log, head, isCopy: born !== null && born !== this.#born() };
    } catch {
      return null;
    }
  }

  /**
   * Notes how far a log is told. Call it before telling. A file that can't be written keeps nothing
   * from being told: an unnoticed backup is rarer than a disk that is full for a while.
   */
  note(log: string, head: number): void {
    if (this.#noted?.log === log && this.#noted.head >= head) return;
    try {
      this.#write({ log, head });
      this.#noted = { log, head };
      this.#hasWarned = false;
    } catch {
      if (!this.#hasWarned)
        this.#warn(`${this.#file} can't be written: an older database put back may go unnoticed.`);
      this.#hasWarned = true;
    }
  }

  #write(noted: Pick<Testimony, 'log' | 'head'>): void {
    if (this.#hasBirths === false) return this.#replace(noted, () => null);
    let born: string | null = null;
    this.#replace(
      noted,
      (handle) => (born = String(fstatSync(handle, { bigint: true }).birthtimeNs)),
    );
    this.#hasBirths ??= born === this.#born();
    if (!this.#hasBirths) this.#replace(noted, () => null);
  }

  #replace(
    noted: Pick<Testimony, 'log' | 'head'>,
    bornOf: (handle: number) => string | null,
  ): void {
    const fresh = `${this.#file}.${process.pid}`;
    rmSync(fresh, { force: true });
    const handle = openSync(fresh, 'wx');
    try {
      writeSync(handle, `${JSON.stringify({ ...noted, born: bornOf(handle) })}\n`);
    } finally {
      closeSync(handle);
    }
    renameSync(fresh, this.#file);
  }

  #born(): string {
    return String(statSync(this.#file, { bigint: true }).birthtimeNs);
  }
}

const witnesses = new WeakMap<Core.Strapi, Witness>();

/** Lets a CMS's feed note what it tells. */
export function setWitness(strapi: Core.Strapi, witness: Witness): void {
  witnesses.set(strapi, witness);
}

/** Notes how far a CMS's log is told, where somebody listens. */
export function noteTold(strapi: Core.Strapi, log: string, head: number): void {
  witnesses.get(strapi)?.note(log, head);
}
