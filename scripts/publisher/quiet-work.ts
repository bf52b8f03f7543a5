/** How soon work beside publishing may begin, in milliseconds. */
export interface QuietPace {
  /** Nothing must have been asked for so long. */
  quietMs: number;
  /** From the beginning of one piece of work to that of the next. */
  everyMs: number;
}

/** Work that publishing must not wait for: it begins when nothing has been released for a while. */
export class QuietWork {
  readonly #work: () => Promise<void>;
  readonly #pace: QuietPace;
  #timer: NodeJS.Timeout | undefined;
  #begunMs = -Infinity;
  #isStopped = false;

  constructor(work: () => Promise<void>, pace: QuietPace) {
    this.#work = work;
    this.#pace = pace;
  }

  /** Asks for the work, in time. Call it at the start and after each release. */
  ask(): void {
    if (this.#isStopped) return;
    clearTimeout(this.#timer);
    const nowMs = performance.now();
    const dueMs = Math.max(nowMs + this.#pace.quietMs, this.#begunMs + this.#pace.everyMs);
    this.#timer = setTimeout(() => void this.#work(), dueMs - nowMs);
  }

  /** Tells that there is something to do, and that it has begun. */
  begin(): void {
    this.#begunMs = performance.now();
  }

  /** Begins no more. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }
}
