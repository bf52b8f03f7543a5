import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { RunError, splitLines } from '../lib/run.ts';

/** What a program took, from its start to its end. */
export interface Measured {
  ms: number;
  /** The most memory it had, in bytes; `null` where the system does not tell. */
  peakBytes: number | null;
}

/** How often to look how much memory a program has had, in milliseconds. */
const lookEveryMs = 100;
/** Lines of a program's words that a failure shows. */
const tailLines = 30;

const stopping = new AbortController();

/** Ends the program that is being measured: a benchmark that is stopped leaves nothing running. */
export function stopMeasuredRun(): void {
  stopping.abort();
}

/**
 * Runs a program to its end and measures it.
 * @throws RunError if it fails or takes longer than `withinMs`.
 */
export function measuredRun(
  [program, ...args]: readonly [string, ...string[]],
  { cwd, env, withinMs }: { cwd: string; env: NodeJS.ProcessEnv; withinMs: number },
): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const startedMs = performance.now();
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: withinMs,
      signal: stopping.signal,
      killSignal: 'SIGKILL',
    });
    const tail: string[] = [];
    const hear = (line: string) => {
      tail.push(line);
      if (tail.length > tailLines) tail.shift();
    };
    splitLines(child.stdout, hear);
    splitLines(child.stderr, hear);
    let peakBytes: number | null = null;
    const watch = setInterval(
      () => (peakBytes = peakMemoryBytes(child.pid) ?? peakBytes),
      lookEveryMs,
    );
    child.on('error', (cause) => {
      clearInterval(watch);
      reject(new RunError(`${program} could not be started.`, { cause }));
    });
    child.on('close', (code, signal) => {
      clearInterval(watch);
      const ms = performance.now() - startedMs;
      if (code === 0) resolve({ ms, peakBytes });
      else
        reject(
          new RunError(
            `${[program, ...args].join(' ')} ended with ${signal ?? `code ${code}`}:\n${tail.join('\n')}`,
          ),
        );
    });
  });
}

/** The most memory a process has had so far (Linux's `VmHWM`), in bytes, or `null`. */
export function peakMemoryBytes(pid: number | undefined): number | null {
  try {
    const kib = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kib === undefined ? null : Number(kib) * 1024;
  } catch {
    // Another system, or the process has just ended.
    return null;
  }
}
