import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for everything that the benchmark makes, and what must be stopped before it goes. */
export class Workshop {
  readonly folder = mkdtempSync(join(tmpdir(), 'standfirst-bench-'));
  readonly #stops: (() => Promise<void>)[] = [];
  readonly #endMs: number;
  #closed: Promise<void> | null = null;

  /** `minutes` bounds the whole run. */
  constructor(minutes: number) {
    this.#endMs = performance.now() + minutes * 60_000;
  }

  /** Whether another round may begin. */
  get hasTime(): boolean {
    return performance.now() < this.#endMs;
  }

  /** A path in the folder. */
  at(name: string): string {
    return join(this.folder, name);
  }

  /** Takes care that something started is stopped, however the run ends. */
  keep<T extends { stop: () => Promise<void> }>(started: T): T {
    this.#stops.push(() => started.stop());
    return started;
  }

  /** Stops what was started, the last first, and removes the folder. */
  close(): Promise<void> {
    this.#closed ??= (async () => {
      for (const stop of this.#stops.reverse()) await stop();
      rmSync(this.folder, { recursive: true, force: true, maxRetries: 10 });
    })();
    return this.#closed;
  }
}
