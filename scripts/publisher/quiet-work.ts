import { reasonOf } from '../lib/log.ts';
import { Aside } from './aside.ts';

/** How soon work beside publishing may begin, in milliseconds. */
export interface QuietPace {
  /** Nothing must have been asked for so long. */
  quietMs: number;
  /** … unless it was first asked for so long ago: while much is published, it must come all the same. */
  latestMs: number;
  /** From the beginning of one piece of work to that of the next. */
  everyMs: number;
}

/** What is done, and who hears of a fault. */
export interface QuietWorkOptions {
  /** Does what there is to do; returns the release that was made for it, or `null`. */
  work: () => Promise<number | null>;
  pace: QuietPace;
  /** Hears why work failed that began by itself. */
  failed: (reason: string) => void;
}

/**
 * Work that publishing must not wait for: it begins when nothing has been released for a while, and
 * one piece of it is done at a time, in a process beside the publisher.
 */
export class QuietWork {
  /** Where the process has its place. */
  readonly aside = new Aside();
  readonly #options: QuietWorkOptions;
  #timer: NodeJS.Timeout | undefined;
  #begunMs = -Infinity;
  /** When what has not begun yet was first asked for. */
  #askedMs: number | null = null;
  #running: Promise<unknown> = Promise.resolve();
  #isStopped = false;

  constructor(options: QuietWorkOptions) {
    this.#options = options;
  }

  /** Whether nothing more is to be done. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** Asks for the work, in time. Call it at the start and after each release. */
  ask(): void {
    if (this.#isStopped) return;
    const { quietMs, latestMs, everyMs } = this.#options.pace;
    clearTimeout(this.#timer);
    const nowMs = performance.now();
    this.#askedMs ??= nowMs;
    const quietFromMs = Math.min(nowMs + quietMs, this.#askedMs + latestMs);
    const dueMs = Math.max(quietFromMs, this.#begunMs + everyMs);
    this.#timer = setTimeout(() => void this.#workAndTell(), dueMs - nowMs);
  }

  /** Does it as soon as what is under way has ended. Returns what came of it, and throws what it threw. */
  now(): Promise<number | null> {
    const running = this.#running.then(this.#options.work);
    this.#running = running.catch(() => undefined);
    return running;
  }

  /** Tells that there is something to do, and that it has begun. */
  begin(): void {
    this.#begunMs = performance.now();
  }

  /** Ends at once what is under way, and begins no more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.aside.kill();
    await this.#running;
  }

  async #workAndTell(): Promise<void> {
    this.#askedMs = null;
    try {
      await this.now();
    } catch (error) {
      if (!this.#isStopped) this.#options.failed(reasonOf(error));
    }
  }
}
