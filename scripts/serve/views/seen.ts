import { hash, randomBytes } from 'node:crypto';
import ipaddr from 'ipaddr.js';

/** How long a reader's next opening of the same article is not counted, in milliseconds, at least. */
const forgottenAfterMs = 30 * 60_000;
/** Openings remembered at once: beyond it, the oldest are forgotten early. Each takes about 50 bytes. */
const rememberedMax = 250_000;

interface Generation {
  readonly salt: string;
  readonly since: number;
  readonly openings: Set<number>;
}

/**
 * Who has opened what lately, in memory only, so that a reader's reloads count once. What is kept is
 * a digest of address and article under a salt that nobody knows; the salt changes each half hour, and
 * what was kept under the one before goes with it. So no address can be read out of it, and none is
 * written anywhere.
 */
export class SeenLately {
  readonly #now: () => number;
  #present: Generation;
  #past: Generation;

  constructor(now: () => number) {
    this.#now = now;
    this.#present = this.#begin();
    this.#past = this.#begin();
  }

  /** Whether this is the first time within half an hour that this address opens this article. */
  isFirst(address: string, article: string): boolean {
    const isOld = this.#now() - this.#present.since >= forgottenAfterMs;
    if (isOld || this.#present.openings.size >= rememberedMax) {
      this.#past = this.#present;
      this.#present = this.#begin();
    }
    const opening = `${networkOf(address)} ${article}`;
    const isRepeated = [this.#present, this.#past].some(
      ({ salt, openings, since }) =>
        this.#now() - since < 2 * forgottenAfterMs && openings.has(digest(salt, opening)),
    );
    // A reload begins the time anew for nobody: it would keep a faithful reader uncounted all day.
    if (!isRepeated) this.#present.openings.add(digest(this.#present.salt, opening));
    return !isRepeated;
  }

  #begin(): Generation {
    return { salt: randomBytes(16).toString('hex'), since: this.#now(), openings: new Set() };
  }
}

/** As many bits of a digest as a number holds exactly: an opening is mistaken for one of 250,000 others once in ten thousand million times. */
function digest(salt: string, opening: string): number {
  return Number.parseInt(hash('sha256', `${salt} ${opening}`).slice(0, 13), 16);
}

/** What is counted for an address. Most readers of IPv6 own a whole /64 and may change within it. */
function networkOf(address: string): string {
  const [plain = ''] = address.split('%');
  if (!ipaddr.isValid(plain)) return 'unknown';
  const parsed = ipaddr.process(plain);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`).toString();
}
