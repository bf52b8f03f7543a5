import { reasonOf, type Log } from '../lib/log.ts';

/** Longest pause after repeated failures, in milliseconds. */
const pauseMaxMs = 30_000;
const pauseMinMs = 500;

/** Runs `work` whenever it is asked to, and every `everyMs` by itself; never twice at once. */
export class Loop {
  readonly #work: () => Promise<void>;
  readonly #everyMs: number;
  readonly #log: Log;
  #wake: (() => void) | null = null;
  #wanted = false;
  #stopped = false;
  #failures = 0;
  #running: Promise<void> | null = null;

  constructor({ work, everyMs, log }: { work: () => Promise<void>; everyMs: number; log: Log }) {
    this.#work = work;
    this.#everyMs = everyMs;
    this.#log = log;
  }

  /** Begins with a first run. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Asks for a run as soon as may be: now, or right after the one under way. */
  ask(): void {
    this.#wanted = true;
    this.#wake?.();
  }

  /** Ends after the run under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake?.();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.#wanted = false;
      try {
        await this.#work();
        if (this.#failures > 0) this.#log('info', 'All is well again.');
        this.#failures = 0;
      } catch (error) {
        this.#failures += 1;
        const pauseMs = this.#pauseMs();
        this.#log(
          'error',
          `${reasonOf(error)} The last good release stays; next try in ${(pauseMs / 1000).toFixed(1)} s.`,
        );
        await this.#rest(pauseMs);
        continue;
      }
      if (!this.#wanted) await this.#rest(this.#everyMs);
    }
  }

  /** Growing pauses: half a second, doubled each time, up to half a minute. */
  #pauseMs(): number {
    return Math.min(pauseMaxMs, pauseMinMs * 2 ** Math.min(10, this.#failures - 1));
  }

  #rest(forMs: number): Promise<void> {
    if (this.#stopped || this.#wanted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#wake?.(), forMs);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = null;
        resolve();
      };
    });
  }
}
