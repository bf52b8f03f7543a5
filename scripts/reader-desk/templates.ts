import { stat } from 'node:fs/promises';
import type { Page } from '@standfirst/site/model';
import { rendererEntry } from '../lib/paths.ts';
import { reasonOf, type Log } from '../lib/log.ts';
import { PoolError, RenderPool } from '../publisher/pool.ts';
import type { RenderedPage } from '../publisher/renderer.ts';

/** How long nobody must have asked for a page before the memory is given back, in milliseconds. */
const idleMs = 10 * 60 * 1000;

/**
 * The compiled templates, on a thread of their own: loaded when the first reader asks for a page,
 * loaded again when another build has replaced them, let go when nobody asks for a while.
 */
export class Templates {
  readonly #log: Log;
  readonly #entry: string;
  #loaded: { pool: RenderPool; build: number } | null = null;
  #idle: NodeJS.Timeout | undefined;

  constructor({ log, entry = rendererEntry }: { log: Log; entry?: string }) {
    this.#log = log;
    this.#entry = entry;
  }

  /** Renders a page. Where the thread has died, another is tried once. */
  async render(page: Page): Promise<RenderedPage> {
    try {
      return await (await this.#pool()).ask('render', page);
    } catch (error) {
      if (!(error instanceof PoolError)) throw error;
      this.#log('warn', `The templates are loaded again: ${reasonOf(error)}`);
      await this.stop();
      return (await this.#pool()).ask('render', page);
    }
  }

  /** Ends the thread. The next page starts another. */
  async stop(): Promise<void> {
    clearTimeout(this.#idle);
    const pool = this.#loaded?.pool;
    this.#loaded = null;
    await pool?.stop();
  }

  async #pool(): Promise<RenderPool> {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.stop(), idleMs).unref();
    const build = await this.#build();
    if (this.#loaded !== null && (build === null || build === this.#loaded.build))
      return this.#loaded.pool;
    const old = this.#loaded?.pool;
    const pool = new RenderPool({ size: 1, entry: this.#entry });
    this.#loaded = { pool, build: build ?? 0 };
    if (old !== undefined) setTimeout(() => void old.stop(), drainMs).unref();
    return pool;
  }

  /** When the templates were built; `null` while another build is under way, or has only just ended. */
  async #build(): Promise<number | null> {
    const found = await stat(this.#entry).catch(() => null);
    return found === null || Date.now() - found.mtimeMs < settledMs ? null : found.mtimeMs;
  }
}

/** How long a build must be over before it is used, in milliseconds: its files are written one by one. */
const settledMs = 3_000;
/** How long pages that were begun with the old templates may take, in milliseconds. */
const drainMs = 15_000;
