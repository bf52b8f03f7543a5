import { spawn, type ChildProcess } from 'node:child_process';
import { hasGroups, signalGroup } from '../lib/process-group.ts';
import { splitLines } from '../lib/run.ts';

/** A process that is kept running. */
export interface ChildPlan {
  name: string;
  program: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  onLine: (line: string, stream: 'out' | 'err') => void;
  /** Learns the process's number each time it is started. */
  onStart: (pid: number) => void;
}

/** How long a process may take to stop when asked kindly, in milliseconds. */
const stopWithinMs = 8_000;
const pauseMinMs = 500;
const pauseMaxMs = 30_000;
/** A process that ran this long counts as having started well, in milliseconds. */
const startedWellMs = 30_000;

/** Keeps one process running: starts it again when it dies, with growing pauses. */
export class Child {
  readonly #plan: ChildPlan;
  readonly #say: (message: string) => void;
  #process: ChildProcess | null = null;
  #deaths = 0;
  #stopping = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(plan: ChildPlan, say: (message: string) => void) {
    this.#plan = plan;
    this.#say = say;
  }

  /** How often it has died in a row. */
  get deaths(): number {
    return this.#deaths;
  }

  /** Starts the process, unless it was stopped before: whoever stops must not be overtaken. */
  start(): void {
    if (this.#stopping) return;
    const { program, cwd, env, onLine } = this.#plan;
    const startedMs = performance.now();
    // A group of its own: Ctrl-C reaches it through us, in order, and not twice.
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...program], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: hasGroups,
    });
    this.#process = child;
    this.#plan.onStart(child.pid ?? 0);
    splitLines(child.stdout, (line) => onLine(line, 'out'));
    splitLines(child.stderr, (line) => onLine(line, 'err'));
    child.on('exit', (code, signal) =>
      this.#ended(child, { why: signal ?? `code ${code}`, startedMs }),
    );
    // Without a process there is no "exit" to follow.
    child.on('error', ({ message }) => {
      if (child.pid === undefined) this.#ended(child, { why: message, startedMs });
    });
  }

  #ended(child: ChildProcess, { why, startedMs }: { why: string; startedMs: number }): void {
    if (this.#process === child) this.#process = null;
    if (this.#stopping) return;
    this.#deaths = performance.now() - startedMs > startedWellMs ? 1 : this.#deaths + 1;
    const pauseMs = Math.min(pauseMaxMs, pauseMinMs * 2 ** (this.#deaths - 1));
    const pause = `${(pauseMs / 1000).toFixed(1)} s`;
    this.#say(`${this.#plan.name} ended (${why}); starting it again in ${pause}.`);
    this.#timer = setTimeout(() => this.start(), pauseMs);
  }

  /** Stops the process and whatever it started; resolves when it has gone. */
  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    const child = this.#process;
    if (child === null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const force = setTimeout(() => signalGroup(child, 'SIGKILL'), stopWithinMs);
    await gone;
    clearTimeout(force);
    signalGroup(child, 'SIGKILL');
  }
}
