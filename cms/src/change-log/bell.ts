import type { Core } from '@strapi/strapi';
import { wakeUpSignatureHeader, type WakeUp } from '@standfirst/shared-types';
import { reasonOf } from '../reason';
import { signatureOf } from '../signed';
import { headOf } from './feed';
import { pruneLog } from './upkeep';

/** How often to look for changes that Strapi announced nothing of (a database client, another instance), in milliseconds. */
const lookEveryMs = 2_000;
/** How often to take superfluous rows out of the log, in milliseconds. */
const pruneEveryMs = 60_000;
/** How long the publisher may take to say "thank you", in milliseconds. */
const answerWithinMs = 5_000;

/** Where to ring, and the secret both sides know. */
export interface BellSettings {
  url: string;
  secret: string;
}

/**
 * Tells the publisher that the log has grown. An editor's save neither waits for it nor fails with
 * it: it runs after the commit, and what it missed it sees two seconds later.
 */
export class Bell {
  readonly #strapi: Core.Strapi;
  readonly #settings: BellSettings | null;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #stopping = new AbortController();
  #rungFor = 0;
  #ringing: Promise<void> | null = null;
  #again = false;
  #unreachable = false;

  /** `settings` is `null` where no publisher is to be woken; the log is kept short all the same. */
  constructor(strapi: Core.Strapi, settings: BellSettings | null) {
    this.#strapi = strapi;
    this.#settings = settings;
  }

  /** Begins to listen. Strapi emits its events after the commit. */
  start(): void {
    this.#strapi.eventHub.subscribe((event: string) => {
      if (/^(entry|media|comment)\./.test(event)) this.ring();
      return Promise.resolve();
    });
    this.#timers.push(
      setInterval(() => this.ring(), lookEveryMs).unref(),
      setInterval(
        () => this.#inBackground(pruneLog(this.#strapi), 'prune the change log'),
        pruneEveryMs,
      ).unref(),
    );
  }

  /** Stops looking and ringing; breaks off a call under way. */
  async stop(): Promise<void> {
    this.#timers.forEach((timer) => clearInterval(timer));
    this.#stopping.abort();
    await this.#ringing;
  }

  /** Rings now, or once more if a call is already under way. Never throws. */
  ring(): void {
    if (this.#settings === null || this.#stopping.signal.aborted) return;
    if (this.#ringing !== null) {
      this.#again = true;
      return;
    }
    this.#ringing = this.#ringNow(this.#settings).finally(() => {
      this.#ringing = null;
      if (this.#again) {
        this.#again = false;
        this.ring();
      }
    });
  }

  async #ringNow(settings: BellSettings): Promise<void> {
    try {
      const head = await headOf(this.#strapi);
      if (head === this.#rungFor) return;
      await call(settings, { head, sentAtMs: Date.now() }, this.#stopping.signal);
      this.#rungFor = head;
      if (this.#unreachable) this.#strapi.log.info('The publisher answers again.');
      this.#unreachable = false;
    } catch (error) {
      if (this.#stopping.signal.aborted) return;
      // Said once, not every two seconds: the publisher also asks by itself.
      if (!this.#unreachable)
        this.#strapi.log.warn(
          `The publisher could not be woken at ${settings.url}: ${reasonOf(error)}`,
        );
      this.#unreachable = true;
    }
  }

  #inBackground(work: Promise<void>, what: string): void {
    work.catch((error: unknown) => this.#strapi.log.error(`Could not ${what}: ${reasonOf(error)}`));
  }
}

async function call(
  { url, secret }: BellSettings,
  message: WakeUp,
  stopping: AbortSignal,
): Promise<void> {
  const body = JSON.stringify(message);
  const signature = signatureOf(body, { secret, encoding: 'hex' });
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [wakeUpSignatureHeader]: signature },
    body,
    signal: AbortSignal.any([stopping, AbortSignal.timeout(answerWithinMs)]),
  });
  if (!response.ok) throw new Error(`it answered ${response.status}`);
}
