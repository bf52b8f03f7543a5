import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Log } from '../../lib/log.ts';
import { QuietWork, type QuietPace } from '../quiet-work.ts';
import { commitIndex, isStale } from './commit.ts';
import { digestPrefix, made as answer, type Task } from './made.ts';
import { pagefindVersion } from './pagefind-version.ts';

/** How long nothing must have been released before an index is made, in milliseconds. */
const quietMs = 5_000;
/** How long an index that is asked for waits for that, at most. */
const latestMs = 60_000;
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

  constructor(context: IndexerContext) {
    this.#context = context;
    this.#pace = context.pace ?? { quietMs, latestMs, everyMs, withinMs };
    this.#work = new QuietWork({
      work: () => this.#make(),
      pace: this.#pace,
      failed: (reason) => {
        context.log('warn', `Search: ${reason} The last index stays; next try in a while.`);
        this.ask();
      },
    });
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
    return this.#work.now();
  }

  /** Ends at once; what is being made is made after the next start. */
  stop(): Promise<void> {
    return this.#work.stop();
  }

  async #make(): Promise<number | null> {
    const { db, databasePath, blobsRoot, siteUrl, log, onRelease } = this.#context;
    if (this.#work.isStopped || !isStale(db, digestPrefix(pagefindVersion))) return null;
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
      const made = await this.#work.aside.ask({
        program,
        label: databasePath,
        task,
        answer,
        withinMs,
      });
      const release = this.#work.isStopped ? null : commitIndex(db, made);
      if (release !== null && made.kind === 'made') {
        log(
          'info',
          `release ${release}: search index of ${made.pages.length} articles, ${Math.round(performance.now() - begunMs)} ms`,
        );
        onRelease();
      }
      return release;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
