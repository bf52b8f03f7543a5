import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How often something may happen. */
export interface Limit {
  /** Requests that share a name share one count. */
  readonly name: string;
  /** How many in {@link Limit.seconds}. */
  readonly times: number;
  readonly seconds: number;
}

/**
 * Counts, in the memory of this process. A second process counts for itself: behind several, a
 * limit is as many times as wide.
 */
export class RateLimits {
  readonly #limiters = new Map<string, RateLimiterMemory>();

  /**
   * Counts one more. The answer is `null` where it is within the limit, else the number of whole
   * seconds until the next is. The key is who is counted: never anything that the sender can choose.
   */
  async take(limit: Limit, key: string): Promise<number | null> {
    try {
      await this.#limiterOf(limit).consume(key);
      return null;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    }
  }

  /** How many have been counted in the present stretch. */
  async taken(limit: Limit, key: string): Promise<number> {
    return (await this.#limiterOf(limit).get(key))?.consumedPoints ?? 0;
  }

  /** Begins again for one key. */
  async forget(limit: Limit, key: string): Promise<void> {
    await this.#limiterOf(limit).delete(key);
  }

  #limiterOf({ name, times, seconds }: Limit): RateLimiterMemory {
    const known = this.#limiters.get(name);
    if (known !== undefined) return known;
    const made = new RateLimiterMemory({ keyPrefix: name, points: times, duration: seconds });
    this.#limiters.set(name, made);
    return made;
  }
}
