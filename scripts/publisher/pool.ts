import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { StoredDocument } from '@standfirst/site/content';
import type { Page } from '@standfirst/site/model';
import { rendererEntry } from '../lib/paths.ts';
import { SystemFault } from './database.ts';
import type { Made } from './make.ts';
import type { ReadDocument } from './read-documents.ts';
import type { RenderedPage } from './renderer.ts';

/** Where a pool finds the mirror and keeps what it makes. */
export interface Place {
  databasePath: string;
  blobsRoot: string;
  siteUrl: string;
  /** The digest of the renderer's code: part of every key. */
  code: string;
}

/** What a thread is started with. */
export interface WorkerData {
  place: Place | null;
  /** The compiled site's entry. */
  entry: string;
}

/** What a thread can be asked to do, and what it answers with. */
export interface Tasks {
  /** Renders one page object. */
  render: { ask: Page; answer: RenderedPage };
  /** Makes the pages of these addresses out of the mirror. */
  make: { ask: readonly string[]; answer: Made[] };
  /** Looks whether pages can read these documents, and renders their texts. */
  read: { ask: readonly StoredDocument[]; answer: ReadDocument[] };
}

/** A task as it is sent to a thread. `state` moves on when the mirror has changed. */
export type Order = {
  [T in keyof Tasks]: { id: number; state: number; task: T; ask: Tasks[T]['ask'] };
}[keyof Tasks];

/** What a thread answers: the result, or what went wrong, and with whom. */
export type ThreadAnswer = { id: number } & (
  { result: Tasks[keyof Tasks]['answer'] } | { reason: string; isSystemFault: boolean }
);

interface Job {
  order: Order;
  resolve: (result: never) => void;
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

/** Tasks that a thread may have in hand: enough that it never waits for the next. */
const inHandMax = 4;
/** More threads than this would only take memory: one renders some 500 pages a second. */
const threadsMax = 8;

/**
 * What a thread may take, in MiB. It lives on some 60 and works in small portions; without a bound V8
 * would let it grow to several times that before it tidies up.
 */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 24 };

/**
 * The compiled site on threads of its own, one for each core: page objects are built there as well
 * as rendered, each thread reading the mirror for itself, so that a full render keeps all cores busy
 * and this thread free for what must be done in order.
 */
export class RenderPool {
  readonly #workers: { worker: Worker; jobs: Map<number, Job> }[];
  readonly #waiting: Job[] = [];
  #nextId = 0;
  #state = 0;
  #failure: PoolError | null = null;

  /** Without a `place`, it renders page objects and nothing else. */
  constructor({
    size = Math.min(threadsMax, availableParallelism()),
    place = null,
    entry = rendererEntry,
  }: { size?: number } & Partial<WorkerData> = {}) {
    this.#workers = Array.from({ length: size }, () => this.#start({ place, entry }));
  }

  /** How many tasks may be asked for at once before more would only wait. */
  get capacity(): number {
    return this.#workers.length * inHandMax;
  }

  /** Says that the mirror has changed: what threads remember of it is forgotten. */
  refresh(): void {
    this.#state += 1;
  }

  /**
   * Does a task on some thread.
   * @throws {TemplateError} if a template fails; {@link SystemFault} if the machine does.
   */
  ask<T extends keyof Tasks>(task: T, ask: Tasks[T]['ask']): Promise<Tasks[T]['answer']> {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#nextId += 1;
      // `task` and `ask` belong together by this method's own types, which a union can't follow.
      const order = { id: this.#nextId, state: this.#state, task, ask } as Order;
      this.#waiting.push({ order, resolve, reject });
      this.#hand();
    });
  }

  /** Ends the threads. */
  async stop(): Promise<void> {
    this.#fail(new PoolError('The rendering threads were ended.'));
    await Promise.all(this.#workers.map(({ worker }) => worker.terminate()));
  }

  /** Nothing more can be done: whoever waits for something hears of it. */
  #fail(failure: PoolError): void {
    this.#failure ??= failure;
    for (const { jobs } of this.#workers) {
      for (const job of jobs.values()) job.reject(this.#failure);
      jobs.clear();
    }
    for (const job of this.#waiting.splice(0)) job.reject(this.#failure);
  }

  #start(data: WorkerData): { worker: Worker; jobs: Map<number, Job> } {
    const worker = new Worker(new URL('./render-worker.ts', import.meta.url), {
      workerData: data,
      resourceLimits,
    });
    const jobs = new Map<number, Job>();
    worker.on('message', (answer: ThreadAnswer) => {
      const job = jobs.get(answer.id);
      jobs.delete(answer.id);
      if ('result' in answer) job?.resolve(answer.result as never);
      else if (answer.isSystemFault) job?.reject(new SystemFault(answer.reason));
      else job?.reject(new TemplateError(answer.reason));
      this.#hand();
    });
    worker.on('error', (cause: unknown) => {
      // A thread that dies (out of memory, a broken build) can't be trusted to come back: the
      // publisher ends, and is started again by whoever supervises it.
      this.#fail(new PoolError('A rendering thread died.', { cause }));
    });
    return { worker, jobs };
  }

  /** Hands waiting tasks to the threads with the least to do. */
  #hand(): void {
    while (this.#failure === null && this.#waiting.length > 0) {
      const [idlest] = [...this.#workers].sort((a, b) => a.jobs.size - b.jobs.size);
      if (idlest === undefined || idlest.jobs.size >= inHandMax) return;
      const job = this.#waiting.shift();
      if (job === undefined) return;
      idlest.jobs.set(job.order.id, job);
      idlest.worker.postMessage(job.order);
    }
  }
}
