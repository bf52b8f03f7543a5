/** Everything that is compiled, in order, each only when it is stale. */
import { join } from 'node:path';
import { repositoryRoot } from './paths.ts';
import { run } from './run.ts';
import { digestOf, isStale, markBuilt, type BuildStep } from './stale.ts';

interface Step extends BuildStep {
  program: string[];
  cwd: string;
  /** Another step whose work this one does on the way. */
  includes?: Step;
}

const tsc = join(repositoryRoot, 'node_modules/typescript/bin/tsc');
const strapi = join(repositoryRoot, 'cms/node_modules/@strapi/strapi/bin/strapi.js');
const astro = join(repositoryRoot, 'site/node_modules/astro/bin/astro.mjs');

const contract: Step = {
  title: 'the contract',
  inputs: ['shared-types/src', 'shared-types/tsconfig.json', 'tsconfig.base.json'],
  output: 'shared-types/dist/index.js',
  program: [tsc, '-b', 'shared-types'],
  cwd: '.',
};

const site: Step = {
  title: 'the site',
  inputs: [
    'site/src',
    'site/astro.config.ts',
    'site/package.json',
    'site/public',
    'shared-types/src',
    'pnpm-lock.yaml',
  ],
  output: 'site/dist/server/entry.mjs',
  program: [astro, 'build', '--root', 'site'],
  cwd: '.',
};

const cms: Step = {
  title: 'the CMS',
  inputs: [
    'cms/src',
    'cms/config',
    'cms/tsconfig.json',
    'cms/package.json',
    'shared-types/src',
    'pnpm-lock.yaml',
  ],
  output: 'cms/dist/src/index.js',
  program: [tsc, '-p', '.'],
  cwd: 'cms',
};

/** Only what the browser sees of the CMS: a minute's work, so it does not follow from server code. */
const panel: Step = {
  title: 'the editors’ panel (a minute, only the first time)',
  inputs: [
    'cms/src/admin',
    'cms/package.json',
    // The moderation queue checks what it is answered by these.
    ...['documents.ts', 'moderation.ts', 'reader.ts'].map((file) => `shared-types/src/${file}`),
    'pnpm-lock.yaml',
  ],
  output: 'cms/dist/build/index.html',
  program: [strapi, 'build'],
  cwd: 'cms',
  includes: cms,
};

/** What every command imports. */
export const contractSteps: readonly Step[] = [contract];
/** What the CMS's server needs, without its panel. */
export const cmsSteps: readonly Step[] = [contract, cms];
/** What the site needs. */
export const siteSteps: readonly Step[] = [contract, site];
/** Everything. The panel comes before the CMS's own step, which it includes. */
export const allSteps: readonly Step[] = [contract, site, panel, cms];

/** How long one step may take, in milliseconds. */
const stepWithinMs = 10 * 60 * 1000;

/**
 * Builds what is stale, saying what and how long it took.
 * @throws RunError with the compiler's own words.
 */
export async function build(
  steps: readonly Step[],
  {
    env,
    say,
    stop,
  }: { env: NodeJS.ProcessEnv; say: (message: string) => void; stop?: AbortSignal },
): Promise<void> {
  for (const step of steps) {
    if (!isStale(step)) continue;
    const startedMs = performance.now();
    say(`Building ${step.title} …`);
    const made = [step, ...(step.includes === undefined ? [] : [step.includes])].map((each) => ({
      step: each,
      digest: digestOf(each),
    }));
    await run(process.execPath, ['--disable-warning=ExperimentalWarning', ...step.program], {
      cwd: join(repositoryRoot, step.cwd),
      env: { ...env, NODE_ENV: 'production' },
      timeoutMs: stepWithinMs,
      ...(stop === undefined ? {} : { stop }),
    });
    for (const each of made) markBuilt(each.step, each.digest);
    say(`  done in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
  }
}
