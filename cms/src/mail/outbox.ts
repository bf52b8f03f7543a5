import { reasonOf } from '../reason';

/** A mail, ready for a transport. */
export interface Delivery {
  readonly from: string | { readonly name: string; readonly address: string };
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What brings mails away. */
export interface Transport {
  send(delivery: Delivery): Promise<void>;
  close(): void;
}

/** What mails are told by. */
export interface MailLog {
  info(message: string): void;
  error(message: string): void;
}

/** More than this many waiting are not kept: a flood, or a mail server that has been away for long. */
const waitingMax = 1000;
/** How long to wait before the second try, the third, and so on, in milliseconds. */
const pausesMs = [2_000, 15_000, 60_000, 300_000];
/** How long to go on at the end, in milliseconds. */
const stopWithinMs = 5_000;

type Prepare = () => Promise<Delivery | null>;

interface OutboxOptions {
  readonly transport: Transport;
  readonly log: MailLog;
  /** Other pauses than the usual ones. */
  readonly pausesMs?: readonly number[];
}

/** Mails that wait to be sent, one after another, each tried a few times. */
export class Outbox {
  readonly #waiting: { prepare: Prepare; readonly tries: number }[] = [];
  readonly #later = new Set<NodeJS.Timeout>();
  readonly #options: Required<OutboxOptions>;
  #running: Promise<void> | null = null;
  #stopped = false;

  constructor(options: OutboxOptions) {
    this.#options = { pausesMs, ...options };
  }

  /** Takes a mail. What it says is put together when its turn comes. */
  put(prepare: Prepare): void {
    this.#add(prepare, 0);
  }

  /** Sends what waits, for a few seconds at most; what must be tried again later is given up. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#later) clearTimeout(timer);
    if (this.#later.size > 0)
      this.#options.log.error(`${this.#later.size} mails were not sent before the CMS stopped.`);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, stopWithinMs);
    });
    await Promise.race([this.#running ?? Promise.resolve(), late]);
    clearTimeout(timer);
    this.#options.transport.close();
  }

  #add(prepare: Prepare, tries: number): void {
    if (this.#waiting.length + this.#later.size >= waitingMax) {
      this.#options.log.error(`A mail was dropped: ${waitingMax} are waiting. Look at SMTP_URL.`);
      return;
    }
    this.#waiting.push({ prepare, tries });
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
  }

  async #run(): Promise<void> {
    // Not in the same turn: whoever puts a mail answers first.
    await new Promise((resolve) => setImmediate(resolve));
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      try {
        const delivery = await next.prepare();
        // What is tried again is the same mail, with the same code in it.
        if (delivery !== null) {
          next.prepare = () => Promise.resolve(delivery);
          await this.#options.transport.send(delivery);
        }
      } catch (error) {
        this.#again(next.prepare, { tries: next.tries + 1, error });
      }
    }
  }

  #again(prepare: Prepare, { tries, error }: { tries: number; error: unknown }): void {
    const why = reasonOf(error);
    const pause = this.#options.pausesMs[tries - 1];
    if (pause === undefined || this.#stopped) {
      this.#options.log.error(`A mail was given up after ${tries} tries: ${why}`);
      return;
    }
    this.#options.log.error(`A mail could not be sent and is tried again in ${pause} ms: ${why}`);
    const timer = setTimeout(() => {
      this.#later.delete(timer);
      this.#add(prepare, tries);
    }, pause);
    timer.unref();
    this.#later.add(timer);
  }
}
