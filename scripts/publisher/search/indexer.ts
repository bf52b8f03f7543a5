import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { reasonOf, type Log } from '../../lib/log.ts';
import { Aside } from '../aside.ts';
import { QuietWork, type QuietPace } from '../quiet-work.ts';
import { commitIndex, isStale } from './commit.ts';
import { digestPrefix, made as answer, type Task } from './made.ts';
import { pagefindVersion } from './pagefind-version.ts';

/** How long nothing must have been released before an index is made, in milliseconds. */
const quietMs = 5_000;
/** How long after the beginning of one index the next may begin, in milliseconds. */
const everyMs = 3 * 60_000;
/** How long one may take, in milliseconds: a hundred thousand articles take a few minutes. */
const withinMs = 20 * 60_000;

const program = join(import.meta.dirname, 'program.ts');

/** What the indexer works with. */
export interface IndexerContext {
  db: DatabaseSync;
  databasePath: string;
  blobsRoot: string;
  siteUrl: string;
  log: Log;
  /** Called when an index is live. */
  onRelease: () => void;
  /** In milliseconds, where not as usual. */
  pace?: IndexerPace;
}

/** How soon an index may be made, and how long that may take, in milliseconds. */
interface IndexerPace extends QuietPace {
  withinMs: number;
}

/**
 * Makes the search index beside everything else: in a process of its own, when nothing has been
 * released for a while. No publication waits for it; whatever becomes of it, the last one stays.
 */
export class SearchIndexer {
  readonly #context: IndexerContext;
  readonly #pace: IndexerPace;
  readonly #work: QuietWork;
  #making: Promise<unknown> = Promise.resolve();
  readonly #aside = new Aside();
  #isStopped = false;

  constructor(context: IndexerContext) {
    this.#context = context;
    this.#pace = context.pace ?? { quietMs, everyMs, withinMs };
    this.#work = new QuietWork(() => this.#makeAndTell(), this.#pace);
  }

  /** Asks for an index of the newest release, in time. Call it at the start and after each release. */
  ask(): void {
    this.#work.ask();
  }

  /**
   * Makes the index now, if articles have changed since the last. Returns its release, or `null`.
   * @throws {AsideError} The last index stays.
   */
  make(): Promise<number | null> {
    const making = this.#making.then(() => this.#make());
    this.#making = making.catch(() => undefined);
    return making;
  }

  /** Ends at once; what is being made is made after the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#work.stop();
    this.#aside.kill();
    await this.#making;
  }

  async #makeAndTell(): Promise<void> {
    const { log, onRelease } = this.#context;
    try {
      if ((await this.make()) !== null) onRelease();
    } catch (error) {
      if (this.#isStopped) return;
      log('warn', `Search: ${reasonOf(error)} The last index stays; next try in a while.`);
      this.ask();
    }
  }

  async #make(): Promise<number | null> {
    const { db, databasePath, blobsRoot, siteUrl, log } = this.#context;
    if (this.#isStopped || !isStale(db, digestPrefix(pagefindVersion))) return null;
    const begunMs = performance.now();
    this.#work.begin();
    const known = db.prepare('SELECT digest FROM search_index').get()?.['digest'];
    const folder = join(dirname(databasePath), 'search-index.part');
    try {
      await rm(folder, { recursive: true, force: true });
      const task: Task = {
        databasePath,
        blobsRoot,
        siteUrl,
        folder,
        known: typeof known === 'string' ? known : null,
      };
      const { withinMs } = this.#pace;
      const made = await this.#aside.ask({ program, label: databasePath, task, answer, withinMs });
      const release = this.#isStopped ? null : commitIndex(db, made);
      if (release !== null && made.kind === 'made')
        log(
          'info',
          `release ${release}: search index of ${made.pages.length} articles, ${Math.round(performance.now() - begunMs)} ms`,
        );
      return release;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
