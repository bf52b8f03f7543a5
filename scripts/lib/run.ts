import { spawn } from 'node:child_process';

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
}

/** Lines of a program's words that a failure shows. */
const tailLines = 30;

/**
 * Runs a program to its end.
 * @throws RunError if it fails or takes too long.
 */
export function run(
  program: string,
  args: readonly string[],
  { cwd, env, onLine, timeoutMs }: RunOptions,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
    });
    const tail: string[] = [];
    const hear = (line: string) => {
      tail.push(line);
      if (tail.length > tailLines) tail.shift();
      onLine?.(line);
    };
    splitLines(child.stdout, hear);
    splitLines(child.stderr, hear);
    child.on('error', (cause) =>
      reject(new RunError(`${program} could not be started.`, { cause })),
    );
    child.on('close', (code, signal) => {
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
