import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keeps everything that the processes say under `DATA_DIR/logs`, one file each. */
export function logFiles(dataDir: string): (name: string, line: string) => void {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true });
  const streams = new Map<string, NodeJS.WritableStream>();
  return (name, line) => {
    let stream = streams.get(name);
    if (stream === undefined) {
      stream = createWriteStream(join(folder, `${name}.log`), { flags: 'a' });
      // A log that can't be written (a full disk) must not end what it tells of; the next line tries anew.
      stream.on('error', () => streams.delete(name));
      streams.set(name, stream);
    }
    stream.write(`${line}\n`);
  };
}

/** Keeps a process's number beside its log, for an operator. Nothing depends on it, so a full disk is no fault. */
export function keepProcessNumber(
  dataDir: string,
  { name, pid }: { name: string; pid: number },
): void {
  try {
    writeFileSync(join(dataDir, 'logs', `${name}.pid`), `${pid}\n`);
  } catch {
    // The process runs all the same, and that matters more.
  }
}
