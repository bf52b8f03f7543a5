/** The bare script: what any tool must do at least. `node build.ts <inputs> <output>` */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readContext } from './context.ts';
import { filesOf } from './files.ts';

const [inputs = '', output = ''] = process.argv.slice(2);
for (const { path, text } of filesOf(readContext(inputs))) {
  const file = join(output, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text());
}
