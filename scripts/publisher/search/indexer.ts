import { fork, type ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { reasonOf, type Log } from '../../lib/log.ts';
import { hasGroups, signalGroup } from '../../lib/process-group.ts';
import { splitLines } from '../../lib/run.ts';
import { QuietWork, type QuietPace } from '../quiet-work.ts';
import { commitIndex, isStale } from './commit.ts';
import { digestPrefix, made, type Made, type Task } from './made.ts';
import { pagefindVersion } from './pagefind-version.ts';
import { IndexError } from './write-index.ts';

/** How long nothing must have been released before an index is made, in milliseconds. */
const quietMs = 5_000;
/** How long after the beginning of one index the next may begin, in milliseconds. */
const everyMs = 3 * 60_000;
/** How long one may take, in milliseconds: a hundred thousand articles take a few minutes. */
const withinMs = 20 * 60_000;

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
  #child: ChildProcess | null = null;
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
   * @throws {IndexError} The last index stays.
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
    if (this.#child !== null) signalGroup(this.#child, 'SIGKILL');
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
      const made = await this.#askChild({
        databasePath,
        blobsRoot,
        siteUrl,
        folder,
        known: typeof known === 'string' ? known : null,
      });
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

  #askChild(task: Task): Promise<Made> {
    const child = fork(join(import.meta.dirname, 'program.ts'), [JSON.stringify(task)], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      env: bareEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      detached: hasGroups,
    });
    this.#child = child;
    const said: string[] = [];
    if (child.stderr !== null) splitLines(child.stderr, (line) => said.push(line));
    const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), this.#pace.withinMs);
    return new Promise<Made>((resolve, reject) => {
      child.once('message', (message) => {
        const answer = made.safeParse(message);
        if (answer.success) resolve(answer.data);
        else reject(new IndexError('What came of it can’t be read.', { cause: answer.error }));
      });
      child.once('error', reject);
      child.once('close', (code, signal) =>
        reject(
          new IndexError(said.slice(-3).join(' ') || `The indexer ended (${signal ?? code}).`),
        ),
      );
    }).finally(() => {
      clearTimeout(timer);
      this.#child = null;
    });
  }
}

/** None of our secrets: Pagefind's program needs none. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'NODE_ENV'];
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}
