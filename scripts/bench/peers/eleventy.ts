import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { measuredRun } from '../measured-run.ts';
import { versionOf } from './install.ts';
import type { Inputs } from './inputs.ts';
import { buildWithinMs, type Peer } from './peer.ts';

/** Eleventy, with the bare script's template literals as its templates. It renders everything every time. */
export function eleventy(folder: string, inputs: Inputs): Peer {
  const [home, output] = [join(folder, 'eleventy'), join(folder, 'eleventy-output')];
  cpSync(join(import.meta.dirname, 'eleventy-site'), home, { recursive: true });
  const program = join(folder, 'node_modules/@11ty/eleventy/cmd.cjs');
  const config = '--config=eleventy.config.ts';
  return {
    name: `Eleventy ${versionOf('@11ty/eleventy', folder)}`,
    makes: 'the same addresses by pagination over the bare script’s templates',
    output,
    clear: () => rmSync(output, { recursive: true, force: true }),
    write: (article) => inputs.write(article),
    build: () =>
      measuredRun([process.execPath, program, '--quiet', config, `--output=${output}`], {
        cwd: home,
        env: { ...process.env, BENCH_INPUTS: inputs.folder },
        withinMs: buildWithinMs,
      }),
  };
}
