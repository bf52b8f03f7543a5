/**
 * A magazine whose every headline bears the number of its generation, and readers who look at it
 * without a pause. A generation is published whole, so two numbers on one page, or in one release,
 * are a mixture that nobody may ever see.
 */
import { anArticle, aFrontPage, theBasics } from '../../site/test/factories.ts';
import type { FakeCms } from '../publisher/test/fake-cms.ts';

/** Articles of a generation. */
export const articleCount = 30;

const slugOf = (number: number) => `piece-${number}`;

/** Publishes generation `number` in one go: every article anew, one moved, one that comes and goes. */
export function publishGeneration(cms: FakeCms, number: number): void {
  const articles = Array.from({ length: articleCount }, (_value, index) =>
    anArticle({
      slug: slugOf(index),
      title: `Piece ${index}, generation ${number}.`,
      body: `The council met ${number} times.\n\n`.repeat(20),
      related: [`article-${slugOf((index + 1) % articleCount)}`],
    }),
  );
  const mover = anArticle({
    id: 'mover',
    slug: `mover-${number}`,
    title: `Mover, generation ${number}.`,
  });
  const guest = anArticle({ slug: 'guest', title: `Guest, generation ${number}.` });
  const lead = articles.slice(0, 5).map(({ id }) => id);
  cms.publish(...theBasics(), ...articles, mover, aFrontPage({ lead }));
  if (number % 2 === 0) cms.publish(guest);
  else cms.withdraw(guest);
}

/**
 * The generation of which a page shows headlines.
 * @throws if it is broken off or shows two.
 */
export function generationOf(address: string, text: string): number {
  if (!/<\/(?:html|rss)>\s*$/.test(text))
    throw new Error(`${address} broke off: …${JSON.stringify(text.slice(-80))}`);
  const found = new Set(
    [...text.matchAll(/generation (\d+)\./g)].map(([, number]) => Number(number)),
  );
  const [number] = found;
  if (number === undefined || found.size > 1)
    throw new Error(`${address} shows the generations ${JSON.stringify([...found])}.`);
  return number;
}

/** What readers saw. */
export interface Seen {
  /** Answers that were checked. */
  answers: number;
  /** The releases that they came from. */
  releases: Set<number>;
}

/** Readers who ask for pages over and over. Every answer must be whole and of one release. */
export class Readers {
  readonly #siteUrl: string;
  readonly #seen: Seen = { answers: 0, releases: new Set() };
  readonly #done: Promise<void>;
  #isWatching = true;
  #newest = -1;
  #release = 0;

  /** Begins at once. Before the first release they are asked to wait, and do. */
  constructor(siteUrl: string) {
    this.#siteUrl = siteUrl;
    this.#done = this.#watch();
    // It is thrown where the readers are stopped.
    this.#done.catch(() => undefined);
  }

  /**
   * Ends.
   * @throws if any answer was not as it must be.
   */
  async stop(): Promise<Seen> {
    this.#isWatching = false;
    await this.#done;
    return this.#seen;
  }

  async #watch(): Promise<void> {
    for (let round = 0; this.#isWatching; round += 1) {
      const before = await this.#liveRelease();
      const generations: number[] = [];
      // In this order: what a page leads to is asked for after the page itself.
      for (const address of [
        '/',
        '/sections/finance/',
        `/articles/${slugOf(round % articleCount)}/`,
        '/rss.xml',
      ])
        if (before !== null) generations.push(await this.#look(address));
      if (before !== null && before === (await this.#liveRelease())) {
        this.#seen.releases.add(before);
        if (new Set(generations).size > 1)
          throw new Error(`Release ${before} mixes the generations ${generations.join()}.`);
      }
    }
  }

  async #look(address: string): Promise<number> {
    const response = await fetch(`${this.#siteUrl}${address}`);
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${address} answered ${response.status}: ${text}`);
    const generation = generationOf(address, text);
    if (generation < this.#newest)
      throw new Error(
        `${address} shows generation ${generation}; ${this.#newest} was shown before.`,
      );
    this.#newest = generation;
    this.#seen.answers += 1;
    return generation;
  }

  async #liveRelease(): Promise<number | null> {
    const live = (await healthAt(this.#siteUrl))?.live ?? null;
    if (live === null) {
      if (this.#release > 0) throw new Error(`No release is live; ${this.#release} was.`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      return null;
    }
    if (live.release < this.#release)
      throw new Error(`Release ${live.release} is live; ${this.#release} was before.`);
    this.#release = live.release;
    return live.release;
  }
}

/** What `/healthz` says, as far as these tests ask. */
export interface Health {
  live: { release: number; cursor: number } | null;
  cms: 'up' | 'down';
  behindBy: number;
  held: number;
  reasons?: { what: string; reason: string }[];
}

/** The site's own report; `null` while nothing listens. */
export async function healthAt(siteUrl: string): Promise<Health | null> {
  const response = await fetch(`${siteUrl}/healthz`).catch(() => null);
  return response === null ? null : ((await response.json()) as Health);
}

/** Whether everything that the CMS has published is live. */
export async function isUpToDate(siteUrl: string, cms: FakeCms): Promise<boolean> {
  const health = await healthAt(siteUrl);
  return health !== null && health.live?.cursor === cms.head && health.held === 0;
}
