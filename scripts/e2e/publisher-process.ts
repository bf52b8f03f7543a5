/** The publisher and the site's server as processes of their own, fed by a CMS that a test controls. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { wakeUpPath, wakeUpSignatureHeader, type WakeUp } from '@standfirst/shared-types';
import { repositoryRoot } from '../lib/paths.ts';
import { splitLines } from '../lib/run.ts';
import type { FakeCms } from '../publisher/test/fake-cms.ts';
import { freePort } from '../start/preconditions.ts';

/** Good for servers that only this machine reaches. */
const secret = 'known-to-everyone-and-good-only-for-a-test-';
/** How long a process may take to stop when asked kindly, in milliseconds. */
const stopWithinMs = 10_000;

/** Where a publisher and a site work, and what they are fed by. */
export interface Place {
  dataDir: string;
  cms: FakeCms;
  sitePort: number;
  publisherPort: number;
  /** How often the publisher asks without being woken, in milliseconds. */
  pollMs?: number;
  /** What runs a program there, where it is not simply run: `nsenter …`. */
  within?: readonly string[];
}

/** A place on free ports. */
export async function aPlace(
  parts: Pick<Place, 'dataDir' | 'cms'> & Partial<Place>,
): Promise<Place> {
  return { sitePort: await freePort(), publisherPort: await freePort(), ...parts };
}

/** The site's public origin. */
export function siteUrlOf({ sitePort }: Place): string {
  return `http://127.0.0.1:${sitePort}`;
}

/** A process of ours. */
export class Part {
  readonly #child: ChildProcess;
  readonly #gone: Promise<void>;
  readonly lines: string[] = [];

  constructor(
    program: string,
    { dataDir, cms, sitePort, publisherPort, pollMs, within = [] }: Place,
  ) {
    const node = [
      process.execPath,
      '--disable-warning=ExperimentalWarning',
      join(repositoryRoot, program),
    ];
    const [command = '', ...args] = [...within, ...node];
    this.#child = spawn(command, args, {
      cwd: repositoryRoot,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        DATA_DIR: dataDir,
        SITE_PORT: String(sitePort),
        PUBLISHER_PORT: String(publisherPort),
        SITE_URL: `http://127.0.0.1:${sitePort}`,
        CMS_URL: cms.url,
        PUBLISHER_TOKEN: cms.token,
        PREVIEW_TOKEN: secret,
        WAKE_SECRET: secret,
        POLL_MS: String(pollMs ?? 50),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#gone = new Promise((resolve) => this.#child.once('exit', () => resolve()));
    for (const stream of [this.#child.stdout, this.#child.stderr])
      if (stream !== null) splitLines(stream, (line) => this.lines.push(line));
  }

  /** Its process number. */
  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Whether it has not ended. */
  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Everything that it has said. */
  get output(): string {
    return this.lines.join('\n');
  }

  /** Ends it at once, as a power cut of this one process would. */
  async kill(): Promise<void> {
    if (!this.isRunning) return;
    this.#child.kill('SIGKILL');
    await this.#gone;
  }

  /** Ends it as an operator does. */
  async stop(): Promise<void> {
    if (!this.isRunning) return;
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), stopWithinMs);
    await this.#gone;
    clearTimeout(timer);
  }
}

/** Starts the publisher as `npm start` does. */
export function startPublisher(place: Place): Part {
  return new Part('scripts/publisher/main.ts', place);
}

/** Starts the site's server as `npm start` does. */
export function startSite(place: Place): Part {
  return new Part('scripts/serve/main.ts', place);
}

/** Rings the publisher's bell as the CMS does. Returns the status. */
export async function wake({ publisherPort, cms }: Place): Promise<number> {
  const message: WakeUp = { head: cms.head, sentAtMs: Date.now() };
  const body = JSON.stringify(message);
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const { status } = await fetch(`http://127.0.0.1:${publisherPort}${wakeUpPath}`, {
    method: 'POST',
    headers: { [wakeUpSignatureHeader]: signature },
    body,
  });
  return status;
}
