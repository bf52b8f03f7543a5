/** Our own publisher and site, run as `npm start` runs them, fed by the benchmark's change feed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { wakeUpPath, wakeUpSignatureHeader, type WakeUp } from '@standfirst/shared-types';
import { repositoryRoot, siteDatabasePath } from '../lib/paths.ts';
import { publisherProgram } from '../lib/publisher-program.ts';
import { splitLines } from '../lib/run.ts';
import { freePort } from '../start/preconditions.ts';
import type { FeedServer } from './feed-server.ts';
import { peakMemoryBytes } from './measured-run.ts';

/** Known to everyone who reads this file, and good enough for servers that only this machine reaches. */
const secret = 'known-to-everyone-and-good-only-for-a-benchmark';

/** How long a part may take to stop before it is killed, in milliseconds. */
const stopWithinMs = 10_000;
/** How often to look whether something has happened, in milliseconds. */
const lookEveryMs = 2;

/** Which release is served, and what it holds. */
export interface Live {
  release: number;
  cursor: number;
}

/** The publisher's process. */
export class Publisher {
  readonly startedMs: number;
  readonly #child: ChildProcess;
  readonly #feed: FeedServer;
  readonly #dataDir: string;
  readonly #port: number;
  readonly #lines: string[] = [];
  #db: DatabaseSync | null = null;

  private constructor(child: ChildProcess, options: PublisherOptions & { port: number }) {
    this.startedMs = performance.now();
    this.#child = child;
    this.#feed = options.feed;
    this.#dataDir = options.dataDir;
    this.#port = options.port;
    for (const stream of [child.stdout, child.stderr])
      if (stream !== null) splitLines(stream, (line) => this.#lines.push(line));
  }

  /** Starts it on `dataDir`, which may be empty. `nodeArgs` are for the profiler. */
  static async start(options: PublisherOptions): Promise<Publisher> {
    const port = await freePort();
    const child = node(publisherProgram.args, {
      ...publisherProgram.env,
      ...environment(options),
      PUBLISHER_PORT: String(port),
    });
    return new Publisher(child, { ...options, port });
  }

  /** Rings the bell, as the CMS does after a change. */
  async wake(): Promise<void> {
    const message: WakeUp = { head: this.#feed.head, sentAtMs: Date.now() };
    const body = JSON.stringify(message);
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    const answer = await fetch(`http://127.0.0.1:${this.#port}${wakeUpPath}`, {
      method: 'POST',
      headers: { [wakeUpSignatureHeader]: signature },
      body,
    });
    if (answer.status !== 204)
      throw new Error(`The publisher answered ${answer.status} to a wake-up.`);
  }

  /** The live release, or `null` before the first. */
  live(): Live | null {
    const row = this.#one('SELECT id, cursor FROM releases WHERE id = (SELECT release FROM live)');
    return row === null ? null : { release: Number(row['id']), cursor: Number(row['cursor']) };
  }

  /** Waits until everything in the feed is live, and returns the release that holds it. */
  untilLive(withinMs: number): Promise<Live> {
    const wanted = this.#feed.head;
    return this.#until(`release with everything up to ${wanted}`, withinMs, () => {
      const live = this.live();
      return live !== null && live.cursor >= wanted ? live : null;
    });
  }

  /** Waits until everything in the feed is in the mirror, rendered or not. */
  async untilPulled(withinMs: number): Promise<void> {
    const wanted = this.#feed.head;
    await this.#until(`mirror of everything up to ${wanted}`, withinMs, () => {
      const cursor = this.#one('SELECT cursor FROM mirror_state')?.['cursor'];
      return Number(cursor ?? 0) >= wanted ? true : null;
    });
  }

  /** Files of the live release. */
  fileCount(): number {
    return Number(this.#one('SELECT count(*) AS n FROM entries WHERE until IS NULL')?.['n'] ?? 0);
  }

  /** Pages and documents that could not be published. There must be none, or less was done than is claimed. */
  heldCount(): number {
    const row = this.#one(
      'SELECT (SELECT count(*) FROM held) + (SELECT count(*) FROM failures) AS n',
    );
    return Number(row?.['n'] ?? 0);
  }

  /** The most memory it has had so far, in bytes; `null` where the system does not tell. */
  peakMemoryBytes(): number | null {
    return peakMemoryBytes(this.#child.pid);
  }

  /** Ends it. What it made stays in its folder. */
  async stop(): Promise<void> {
    this.#db?.close();
    this.#db = null;
    await stop(this.#child);
  }

  async #until<T>(what: string, withinMs: number, look: () => T | null): Promise<T> {
    const deadlineMs = performance.now() + withinMs;
    for (;;) {
      const seen = look();
      if (seen !== null) return seen;
      if (this.#child.exitCode !== null || performance.now() > deadlineMs) {
        const end = this.#child.exitCode === null ? `within ${withinMs} ms` : 'before it ended';
        throw new Error(
          `The publisher made no ${what} ${end}:\n${this.#lines.slice(-20).join('\n')}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  }

  /** A row of the publisher's database, or `null` while there is none or no such table. */
  #one(sql: string): Record<string, unknown> | null {
    try {
      this.#db ??= new DatabaseSync(siteDatabasePath(this.#dataDir), { readOnly: true });
      return this.#db.prepare(sql).get() ?? null;
    } catch {
      // It has only just been started: the next look finds more.
      this.#db?.close();
      this.#db = null;
      return null;
    }
  }
}

/** What a publisher is started with. */
export interface PublisherOptions {
  feed: FeedServer;
  dataDir: string;
  siteUrl: string;
}

/** The site's own server on `dataDir`. */
export class Site {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
  }

  /** Starts it and waits until it answers. */
  static async start(options: Omit<PublisherOptions, 'siteUrl'>): Promise<Site> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const child = node(['scripts/serve/main.ts'], {
      ...environment({ ...options, siteUrl: url }),
      SITE_PORT: String(port),
    });
    const site = new Site(child, url);
    const deadlineMs = performance.now() + stopWithinMs;
    while ((await site.read('/robots.txt')).status === 0) {
      if (performance.now() > deadlineMs) {
        await site.stop();
        throw new Error('The site did not start.');
      }
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
    return site;
  }

  /** What a reader gets. Status 0 means that nothing listens yet. */
  async read(address: string): Promise<{ status: number; text: string }> {
    try {
      const response = await fetch(`${this.url}${address}`);
      return { status: response.status, text: await response.text() };
    } catch {
      return { status: 0, text: '' };
    }
  }

  /** Ends it. */
  stop(): Promise<void> {
    return stop(this.#child);
  }
}

function environment({ feed, dataDir, siteUrl }: PublisherOptions): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    CMS_URL: feed.url,
    SITE_URL: siteUrl,
    PUBLISHER_TOKEN: secret,
    PREVIEW_TOKEN: secret,
    WAKE_SECRET: secret,
  };
}

function node(args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: join(repositoryRoot),
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
  await gone;
  clearTimeout(timer);
}
