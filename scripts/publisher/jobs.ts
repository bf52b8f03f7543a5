/** Runs several jobs at once, never more than a number; the first failure ends it. */
export class Jobs {
  readonly #max: number;
  readonly #running = new Set<Promise<void>>();
  #failure: { error: unknown } | null = null;

  constructor(max: number) {
    this.#max = Math.max(1, max);
  }

  /**
   * Starts a job, once there is room for it.
   * @throws what an earlier job failed with.
   */
  async add(work: () => Promise<void>): Promise<void> {
    while (this.#running.size >= this.#max) await Promise.race(this.#running);
    this.#check();
    const job = work()
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => this.#running.delete(job));
    this.#running.add(job);
  }

  /**
   * Waits until every job has ended.
   * @throws what a job failed with.
   */
  async finish(): Promise<void> {
    await Promise.all(this.#running);
    this.#check();
  }

  #check(): void {
    if (this.#failure !== null) throw this.#failure.error;
  }
}
