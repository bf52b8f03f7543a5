import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { measuredRun } from '../measured-run.ts';
import { versionOf } from './install.ts';
import type { Inputs } from './inputs.ts';
import { buildWithinMs, type Peer } from './peer.ts';

/**
 * `astro build` of static pages out of the content layer: as it comes, or with
 * `experimental.incrementalBuild` and a cache key for each page that has static paths.
 */
export function astro(
  folder: string,
  { inputs, incremental }: { inputs: Inputs; incremental: boolean },
): Peer {
  const home = join(folder, incremental ? 'astro-incremental' : 'astro-plain');
  const output = join(home, 'dist');
  cpSync(join(import.meta.dirname, 'astro-site'), home, { recursive: true });
  for (const sheet of ['article.css', 'list.css'])
    cpSync(join(inputs.folder, sheet), join(home, 'src', sheet));
  const program = join(folder, 'node_modules/astro/bin/astro.mjs');
  const how = incremental
    ? 'incrementalBuild and a cacheKey a page'
    : 'nothing kept between builds';
  return {
    name: `astro build ${versionOf('astro', folder)}${incremental ? ', incremental' : ''}`,
    makes: `the same addresses by .astro templates out of the content layer, ${how}`,
    output,
    clear: () => {
      for (const made of ['dist', '.cache', '.astro'])
        rmSync(join(home, made), { recursive: true, force: true });
    },
    write: (article) => inputs.write(article),
    build: () =>
      measuredRun([process.execPath, program, 'build', '--root', home], {
        cwd: home,
        env: {
          ...process.env,
          BENCH_INPUTS: inputs.folder,
          INCREMENTAL: incremental ? '1' : '0',
          ASTRO_TELEMETRY_DISABLED: '1',
        },
        withinMs: buildWithinMs,
      }),
  };
}
