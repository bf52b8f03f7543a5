import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Keeps everything that the processes say under `DATA_DIR/logs`, one file each. */
export function logFiles(dataDir: string): (name: string, line: string) => void {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true });
  const streams = new Map<string, NodeJS.WritableStream>();
  return (name, line) => {
    let stream = streams.get(name);
    if (stream === undefined) streams.set(name, (stream = openLog(join(folder, `${name}.log`))));
    stream.write(`${line}\n`);
  };
}

function openLog(path: string): NodeJS.WritableStream {
  // A log that can't be written (a full disk) must not end what it tells of.
  return createWriteStream(path, { flags: 'a' }).on('error', () => undefined);
}
