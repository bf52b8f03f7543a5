import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Keeps everything that the processes say under `DATA_DIR/logs`, one file each. */
export function logFiles(dataDir: string): (name: string, line: string) => void {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true });
  const streams = new Map<string, NodeJS.WritableStream>();
  return (name, line) => {
    let stream = streams.get(name);
    if (stream === undefined)
      streams.set(name, (stream = createWriteStream(join(folder, `${name}.log`), { flags: 'a' })));
    stream.write(`${line}\n`);
  };
}
