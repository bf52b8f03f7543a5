import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Page } from '@standfirst/site/model';
import type { RenderedPage } from './renderer.ts';

/** What a worker answers: the page, or why there is none. */
export type WorkerAnswer = { id: number } & ({ page: RenderedPage } | { reason: string });

interface Job {
  page: Page;
  resolve: (page: RenderedPage) => void;
  reject: (error: Error) => void;
}

/** A rendering thread died: this process can render nothing any more. */
export class PoolError extends Error {
  override readonly name = 'PoolError';
}

/** A template could not render a page. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

/** Pages a worker may have in hand: enough that it never waits for the next. */
const inHandMax = 4;

/**
 * The compiled site on threads of its own. Building page objects takes this thread about as long as
 * rendering takes another, so one thread stays free for that.
 */
export class RenderPool {
  readonly #workers: { worker: Worker; jobs: Map<number, Job> }[];
  readonly #waiting: Job[] = [];
  #nextId = 0;
  #failure: PoolError | null = null;

  constructor({ size = Math.max(1, availableParallelism() - 1) }: { size?: number } = {}) {
    this.#workers = Array.from({ length: size }, () => this.#start());
  }

  /** How many pages may be asked for at once before more would only wait. */
  get capacity(): number {
    return this.#workers.length * inHandMax;
  }

  /**
   * Renders a page on some thread.
   * @throws {TemplateError} if its template fails.
   */
  render(page: Page): Promise<RenderedPage> {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ page, resolve, reject });
      this.#hand();
    });
  }

  /** Ends the threads. */
  async stop(): Promise<void> {
    await Promise.all(this.#workers.map(({ worker }) => worker.terminate()));
  }

  #start(): { worker: Worker; jobs: Map<number, Job> } {
    const worker = new Worker(new URL('./render-worker.ts', import.meta.url));
    const jobs = new Map<number, Job>();
    worker.on('message', (answer: WorkerAnswer) => {
      const job = jobs.get(answer.id);
      jobs.delete(answer.id);
      if ('page' in answer) job?.resolve(answer.page);
      else job?.reject(new TemplateError(answer.reason));
      this.#hand();
    });
    worker.on('error', (cause: unknown) => {
      // A thread that dies (out of memory, a broken build) can't be trusted to come back: the
      // publisher is started again by whoever supervises it.
      const failure = new PoolError('A rendering thread died.', { cause });
      this.#failure = failure;
      for (const { jobs: open } of this.#workers) {
        for (const job of open.values()) job.reject(failure);
      }
    });
    return { worker, jobs };
  }

  #hand(): void {
    for (const { worker, jobs } of this.#workers) {
      while (jobs.size < inHandMax) {
        const job = this.#waiting.shift();
        if (job === undefined) return;
        const id = (this.#nextId += 1);
        jobs.set(id, job);
        worker.postMessage({ id, page: job.page });
      }
    }
  }
}
