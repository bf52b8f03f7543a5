import { spawn, type ChildProcess } from 'node:child_process';
import { hasGroups, signalGroup } from './process-group.ts';

/** A program ended badly. The message holds the end of what it said. */
export class RunError extends Error {
  override readonly name = 'RunError';
}

/** How to run a program. */
export interface RunOptions {
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Gets each line the program says. */
  onLine?: (line: string) => void;
  /** Ends the program when it takes longer, in milliseconds. */
  timeoutMs: number;
  /** Ends the program, and whatever it started, when it is raised. */
  stop?: AbortSignal;
}

/** How long a program may take to end when asked kindly, in milliseconds. */
const endWithinMs = 8_000;

/** Lines of a program's words that a failure shows. */
const tailLines = 30;

/**
 * Runs a program to its end.
 * @throws RunError if it fails, takes too long or is stopped; then it is gone.
 */
export function run(
  program: string,
  args: readonly string[],
  { cwd, env, onLine, timeoutMs, stop }: RunOptions,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (stop?.aborted) return reject(new RunError(`${program} was not started: it was stopped.`));
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
      // Then Ctrl-C reaches it through whoever raises `stop`.
      detached: stop !== undefined && hasGroups,
    });
    const unheard = stop === undefined ? () => undefined : endOn(stop, child);
    const tail: string[] = [];
    const hear = (line: string) => {
      tail.push(line);
      if (tail.length > tailLines) tail.shift();
      onLine?.(line);
    };
    splitLines(child.stdout, hear);
    splitLines(child.stderr, hear);
    child.on('error', (cause) => {
      unheard();
      reject(new RunError(`${program} could not be started.`, { cause }));
    });
    child.on('close', (code, signal) => {
      unheard();
      if (code === 0) resolve();
      else
        reject(
          new RunError(
            `${[program, ...args].join(' ')} ended with ${signal ?? `code ${code}`}:\n${tail.join('\n')}`,
          ),
        );
    });
  });
}

/** Ends a process group when `stop` is raised; gives what ends the waiting for it. */
function endOn(stop: AbortSignal, child: ChildProcess): () => void {
  let force: NodeJS.Timeout | undefined;
  const end = () => {
    signalGroup(child, 'SIGTERM');
    force = setTimeout(() => signalGroup(child, 'SIGKILL'), endWithinMs);
  };
  stop.addEventListener('abort', end, { once: true });
  return () => {
    clearTimeout(force);
    stop.removeEventListener('abort', end);
    if (stop.aborted) signalGroup(child, 'SIGKILL');
  };
}

/** Calls `hear` with each whole line of a stream. */
export function splitLines(stream: NodeJS.ReadableStream, hear: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(hear);
  });
  stream.on('end', () => {
    if (rest !== '') hear(rest);
  });
}
