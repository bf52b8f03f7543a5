import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { measuredRun } from '../measured-run.ts';
import { versionOf } from './install.ts';
import type { Inputs } from './inputs.ts';
import { buildWithinMs, type Peer } from './peer.ts';

/** A script that does nothing but what must be done: template literals, marked, one write a file. */
export function bare(folder: string, inputs: Inputs): Peer {
  const [home, output] = [join(folder, 'plain'), join(folder, 'bare-output')];
  return {
    name: 'bare script',
    makes: `the same addresses by template literals and marked ${versionOf('marked', folder)}, nothing sanitised or checked`,
    output,
    clear: () => rmSync(output, { recursive: true, force: true }),
    write: (article) => inputs.write(article),
    build: () =>
      measuredRun([process.execPath, join(home, 'build.ts'), inputs.folder, output], {
        cwd: home,
        env: process.env,
        withinMs: buildWithinMs,
      }),
  };
}
