import type { DatabaseSync } from 'node:sqlite';
import type { Log } from '../lib/log.ts';
import { dropOldReleases, dropUnusedBlobs } from './keep.ts';

/** How often to let go of what is no longer needed, in milliseconds. */
const everyMs = 10 * 60_000;
/** A clock that moves this much by itself was put forward or back, in milliseconds. */
const jumpMinMs = 60_000;
/** How long nothing is let go after that: for so long, ages are not what they seem, in milliseconds. */
const calmMs = 60 * 60_000;

/** What tidying works with. */
export interface TidyContext {
  db: DatabaseSync;
  blobsRoot: string;
  /** How many releases to keep. */
  releasesKept: number;
  /** The time of day, in milliseconds since 1970; it may jump. */
  now: () => number;
  /** A clock that never jumps, in milliseconds since whenever. */
  steadyMs: () => number;
  log: Log;
}

/**
 * Lets go of old releases and their files, now and then. Ages are told by the time of day, so none
 * is believed within an hour of a jump of the clock.
 */
export class Tidier {
  readonly #context: TidyContext;
  #driftMs: number;
  #notBeforeMs = -Infinity;

  constructor(context: TidyContext) {
    this.#context = context;
    this.#driftMs = context.now() - context.steadyMs();
  }

  /** Tidies if it is time to. Call it often: a jump of the clock is seen from one call to the next. */
  async perhaps(): Promise<void> {
    const { db, blobsRoot, releasesKept: kept, now, steadyMs } = this.#context;
    this.#heedJumps();
    if (steadyMs() < this.#notBeforeMs) return;
    this.#notBeforeMs = steadyMs() + everyMs;
    const nowMs = now();
    try {
      dropOldReleases(db, { kept, nowMs });
    } finally {
      // On a full disk nothing can be written down any more, but files can go all the same.
      await dropUnusedBlobs(db, { root: blobsRoot, nowMs });
    }
  }

  #heedJumps(): void {
    const { now, steadyMs, log } = this.#context;
    const driftMs = now() - steadyMs();
    const jumpedMs = driftMs - this.#driftMs;
    this.#driftMs = driftMs;
    if (Math.abs(jumpedMs) < jumpMinMs) return;
    this.#notBeforeMs = Math.max(this.#notBeforeMs, steadyMs() + calmMs);
    log(
      'warn',
      `The clock was put ${jumpedMs > 0 ? 'forward' : 'back'} by ${Math.round(Math.abs(jumpedMs) / 1000)} s: no release is let go for an hour.`,
    );
  }
}
