import type { DatabaseSync } from 'node:sqlite';
import type { Log } from '../../lib/log.ts';
import { Loop } from '../loop.ts';
import { bringUpToDate, type Brought } from './bring.ts';
import { liveRelease } from './content.ts';
import type { Target } from './target.ts';

/** What keeps targets at the live release. */
export interface FollowContext {
  db: DatabaseSync;
  targets: readonly Target[];
  /** How often to look whether an operator went back to another release, in milliseconds. */
  everyMs: number;
  log: Log;
}

/**
 * Keeps each target at the live release in a loop of its own: one that fails is tried again with
 * growing pauses and holds back neither the others nor our own server.
 */
export class TargetFollowers {
  readonly #loops: readonly Loop[];

  constructor({ db, targets, everyMs, log }: FollowContext) {
    this.#loops = targets.map((target) => {
      const say = logOf(target, log);
      return new Loop({ work: followerOf({ db, target, log: say }), everyMs, log: say });
    });
  }

  /** Begins, each target with a look at what it has. */
  start(): void {
    for (const loop of this.#loops) loop.start();
  }

  /** Says that there may be a new release. */
  ask(): void {
    for (const loop of this.#loops) loop.ask();
  }

  /** Ends after the runs under way. */
  async stop(): Promise<void> {
    await Promise.all(this.#loops.map((loop) => loop.stop()));
  }
}

/** The log in which a target's name stands before what is said of it. */
export function logOf(target: Target, log: Log): Log {
  return (level, message) => log(level, `${target.name}: ${message}`);
}

/** Says what was done at a target. */
export function reportOn({ release, written, removed, tookMs }: Brought, log: Log): void {
  log('info', `shows release ${release}: ${written} written, ${removed} removed, ${tookMs} ms`);
}

/** Looks at the target itself only when the live release is another than the one it was brought to. */
function followerOf({
  db,
  target,
  log,
}: {
  db: DatabaseSync;
  target: Target;
  log: Log;
}): () => Promise<void> {
  let shown: number | null = null;
  return async () => {
    const live = liveRelease(db);
    if (live === null || live === shown) return;
    const brought = await bringUpToDate({ db, target, log });
    if (brought !== null) reportOn(brought, log);
    shown = brought?.release ?? live;
  };
}
