/** Where sequences are played: a CMS over HTTP, a renderer, folders in memory. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReleaseRefused } from '../check.ts';
import { loadRenderer, type Renderer } from '../renderer.ts';
import { differenceOf } from './compare.ts';
import { carryOut, type Edit } from './edits.ts';
import { FeedServer } from './feed-server.ts';
import type { Newsroom } from './newsroom.ts';
import { Publisher } from './publisher.ts';
import { aSeededNewsroom, type Beginning } from './seed.ts';
import { sharedRenderer } from './shared-renderer.ts';

/** A sequence of edits, and what it begins with. */
export interface Sequence extends Beginning {
  edits: readonly Edit[];
}

/** How a sequence went: what was done, line by line, and what differs at its end (`null`: nothing). */
export interface Outcome {
  story: string[];
  difference: string | null;
}

/** What the two sides of a comparison may have in common. */
export interface Sharing {
  /**
   * `rendered pages`: the renderer's answers by page object, the folder of files (each named by the
   * digest of its bytes) and, for the incremental side, the database of one first release, which it
   * begins with a copy of. `nothing`: each side has a folder and rendering threads of its own, and
   * renders every page itself.
   */
  shares: 'rendered pages' | 'nothing';
}

/** Plays sequences of edits, one at a time. */
export class Stage {
  readonly #folder: string;
  readonly #feed: FeedServer;
  readonly #plain: Renderer & { stop: () => Promise<void> };
  readonly #shared: Renderer;
  /** Databases of publishers that have released a seeded magazine, by its beginning. */
  readonly #templates = new Map<string, string>();
  #played = 0;

  private constructor(feed: FeedServer, renderer: Renderer & { stop: () => Promise<void> }) {
    const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
    this.#folder = mkdtempSync(join(memory, 'standfirst-equality-'));
    this.#feed = feed;
    this.#plain = renderer;
    this.#shared = sharedRenderer(renderer);
  }

  /** Starts the CMS and the threads that render. The site must have been built. */
  static async start(): Promise<Stage> {
    return new Stage(await FeedServer.start(), await loadRenderer());
  }

  /** Ends everything and removes what was written. */
  async stop(): Promise<void> {
    await this.#plain.stop();
    await this.#feed.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /**
   * Plays a sequence against a publisher that looks in between, mends what is broken, and compares
   * its release with that of a publisher that looks for the first time.
   */
  async play(sequence: Sequence, sharing: Sharing): Promise<Outcome> {
    const folder = join(this.#folder, String((this.#played += 1)));
    const newsroom = aSeededNewsroom(sequence);
    this.#feed.newsroom = newsroom;
    const incremental = await this.#seeded(join(folder, 'incremental'), { sequence, sharing });
    const full = this.#publisher(join(folder, 'full'), sharing);
    try {
      const story = await this.#edit(newsroom, { edits: sequence.edits, incremental });
      await full.follow();
      return { story, difference: differenceOf(incremental, full) };
    } finally {
      await Promise.all([incremental.stop(), full.stop()]);
      rmSync(folder, { recursive: true, force: true });
    }
  }

  async #edit(
    newsroom: Newsroom,
    { edits, incremental }: { edits: readonly Edit[]; incremental: Publisher },
  ): Promise<string[]> {
    const story: string[] = [];
    for (const edit of edits) {
      const done = carryOut(newsroom, edit);
      const then =
        edit.then === 'go on' ? '' : (await isServed(incremental)) ? ' ► published' : ' ► refused';
      if (edit.then === 'restart') await incremental.stop();
      story.push(`${done}${then}${edit.then === 'restart' ? ', restarted' : ''}`);
    }
    newsroom.mend();
    newsroom.commit();
    await incremental.follow();
    return [...story, 'everything mended ► published'];
  }

  /** A publisher that has released the magazine as it was before the first edit. */
  async #seeded(
    folder: string,
    { sequence, sharing }: { sequence: Sequence; sharing: Sharing },
  ): Promise<Publisher> {
    const key = `${sequence.instalments} ${sequence.leavesLooseEnds}`;
    const template = this.#templates.get(key);
    if (template !== undefined && sharing.shares === 'rendered pages')
      return this.#publisher(folder, sharing, template);
    const publisher = this.#publisher(folder, sharing);
    await publisher.follow();
    if (sharing.shares === 'nothing') return publisher;
    const database = join(this.#folder, `${this.#templates.size}.db`);
    copyFileSync(await publisher.stop(), database);
    this.#templates.set(key, database);
    return this.#publisher(folder, sharing, database);
  }

  #publisher(folder: string, { shares }: Sharing, database?: string): Publisher {
    return new Publisher({
      folder,
      cms: this.#feed.access,
      ...(shares === 'nothing'
        ? { renderer: null }
        : { renderer: this.#shared, blobsRoot: join(this.#folder, 'blobs') }),
      ...(database === undefined ? {} : { database }),
    });
  }
}

/**
 * Whether the publisher makes a release of what is there in the middle of a sequence. It may well
 * refuse: with its section deleted, most of so small a magazine can't be made. It then has to catch up.
 */
async function isServed(publisher: Publisher): Promise<boolean> {
  try {
    await publisher.follow();
    return true;
  } catch (error) {
    if (error instanceof ReleaseRefused) return false;
    throw error;
  }
}
