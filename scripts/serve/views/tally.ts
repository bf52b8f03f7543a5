import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { viewsBatchLengthMax } from '@standfirst/shared-types';
import { reasonOf, type Log } from '../../lib/log.ts';
import { Outbox } from './outbox.ts';
import { sendBatch, type Receiver } from './sending.ts';

/** What a tally works with. */
export interface TallyContext extends Receiver {
  /** Where batches wait for the CMS. */
  folder: string;
  log: Log;
}

/** How often views are sent, in milliseconds. */
const sendEveryMs = 5_000;
/** How often they are set aside while the CMS does not answer, in milliseconds. */
const setAsideEveryMs = 60_000;
/** Batches set aside at most: a day and more without a CMS. Views go on being counted in memory. */
const waitingMax = 2_000;
/** How long the end waits for the CMS, in milliseconds. */
const stopWithinMs = 3_000;

/**
 * Counts views in memory and brings them to the CMS in batches. Whatever was set aside survives
 * the end of the process; what it was killed with counts for nothing: five seconds, at most.
 */
export class Tally {
  readonly #context: TallyContext;
  readonly #outbox: Outbox;
  readonly #timer: NodeJS.Timeout;
  readonly #counts = new Map<string, number>();
  #setAsideMs = 0;
  #sending: Promise<void> | null = null;
  #hasFailed = false;

  /** @throws if the folder can't be made or read. */
  constructor(context: TallyContext) {
    this.#context = context;
    this.#outbox = new Outbox(context.folder);
    this.#timer = setInterval(() => void this.send(), sendEveryMs).unref();
  }

  /** Counts one opening of an article. */
  add(article: string): void {
    this.#counts.set(article, (this.#counts.get(article) ?? 0) + 1);
  }

  /** Sends everything that was counted, now. Never throws: what does not arrive is tried again. */
  send(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  /** Ends the counting: what there is is set aside, and sent if the CMS answers soon. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    try {
      this.#setAside();
    } catch (error) {
      this.#context.log('error', `Views could not be kept: ${reasonOf(error)}`);
    }
    await Promise.race([this.send(), setTimeout(stopWithinMs, undefined, { ref: false })]);
  }

  async #sendAll(): Promise<void> {
    try {
      if (this.#mayCountOn()) this.#setAside();
      for (let batch = this.#outbox.first(); batch !== null; batch = this.#outbox.first()) {
        const outcome = await sendBatch(this.#context, batch);
        this.#outbox.drop();
        if (outcome === 'refused')
          this.#context.log('error', `The CMS takes batch ${batch.batch} of views never more.`);
      }
      if (this.#hasFailed) this.#context.log('info', 'Views reach the CMS again.');
      this.#hasFailed = false;
    } catch (error) {
      // Said once, not every five seconds.
      if (!this.#hasFailed) this.#context.log('warn', `Views wait for the CMS: ${reasonOf(error)}`);
      this.#hasFailed = true;
    }
  }

  /** While the CMS does not answer, batches are made seldom: each is a file. */
  #mayCountOn(): boolean {
    const sinceMs = this.#context.now() - this.#setAsideMs;
    return this.#outbox.length < waitingMax && (!this.#hasFailed || sinceMs >= setAsideEveryMs);
  }

  /** @throws if the disk takes no more; what was counted stays in memory. */
  #setAside(): void {
    const countedAtMs = this.#context.now();
    this.#setAsideMs = countedAtMs;
    const counts = [...this.#counts].map(([article, count]) => ({ article, count }));
    for (let from = 0; from < counts.length; from += viewsBatchLengthMax) {
      const part = counts.slice(from, from + viewsBatchLengthMax);
      this.#outbox.put({ batch: randomUUID(), countedAtMs, counts: part });
      for (const { article } of part) this.#counts.delete(article);
    }
  }
}
