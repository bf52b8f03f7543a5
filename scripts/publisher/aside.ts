/**
 * Processes beside the publisher: each does one piece of work that nobody waits for, gives way to
 * everything else on the machine, and ends. This is the publisher's side of it; theirs is
 * aside-program.ts.
 */
import { fork, type ChildProcess } from 'node:child_process';
import type { ZodType } from 'zod';
import { hasGroups, signalGroup } from '../lib/process-group.ts';
import { splitLines } from '../lib/run.ts';

/** A process beside the publisher did not do its work. The message is its own, where it said something. */
export class AsideError extends Error {
  override readonly name = 'AsideError';
}

/** What is to be done, by which program. */
export interface AsideTask<Result> {
  /** The file of the program. */
  program: string;
  /** What tells it from others in the system’s list of processes, such as the folder it works on. */
  label: string;
  /** What it is told; anything that survives JSON. */
  task: object;
  /** What it must answer. */
  answer: ZodType<Result>;
  /** How long it may take, in milliseconds. */
  withinMs: number;
}

/** One place beside the publisher, for one process at a time. */
export class Aside {
  #child: ChildProcess | null = null;

  /**
   * Has a process do its work, and returns what came of it.
   * @throws {AsideError}
   */
  ask<Result>({ program, label, task, answer, withinMs }: AsideTask<Result>): Promise<Result> {
    const child = fork(program, [label], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      env: bareEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      detached: hasGroups,
    });
    this.#child = child;
    const said: string[] = [];
    if (child.stderr !== null) splitLines(child.stderr, (line) => said.push(line));
    const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), withinMs);
    return new Promise<Result>((resolve, reject) => {
      child.once('message', (message) => {
        const read = answer.safeParse(message);
        if (read.success) resolve(read.data);
        else reject(new AsideError('What came of it can’t be read.', { cause: read.error }));
      });
      child.once('error', reject);
      child.once('close', (code, signal) =>
        reject(new AsideError(said.slice(-3).join(' ') || `It ended (${signal ?? code}).`)),
      );
      child.send(task, (error) => {
        if (error !== null) reject(error);
      });
    }).finally(() => {
      clearTimeout(timer);
      this.#child = null;
    });
  }

  /** Ends what is under way, with everything it has started; whoever asked for it hears of an error. */
  kill(): void {
    if (this.#child !== null) signalGroup(this.#child, 'SIGKILL');
  }
}

/** None of our secrets: nothing beside the publisher needs one. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'NODE_ENV'];
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}
