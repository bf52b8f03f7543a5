/** Loads the demonstration magazine into an empty CMS, or goes on where it was interrupted. */
import { join } from 'node:path';
import { build, cmsSteps } from '../lib/build.ts';
import { readEnvFile } from '../lib/env-file.ts';
import { repositoryRoot } from '../lib/paths.ts';
import { openCms, type Cms } from './cms.ts';
import { readContent } from './content.ts';
import { loadDemo } from './load.ts';

const progress = { type: 'core', name: 'standfirst', key: 'demonstration' } as const;

function say(message: string): void {
  process.stdout.write(`demo: ${message}\n`);
}

async function main(): Promise<void> {
  Object.assign(process.env, {
    ...readEnvFile(join(repositoryRoot, '.env'), process.env),
    ...process.env,
  });
  await build(cmsSteps, { env: process.env, say });
  const content = readContent();
  const cms = await openCms();
  try {
    if (!(await mayLoad(cms)))
      return say('The magazine has content of its own; the demonstration is left out.');
    await cms.store.set({ ...progress, value: 'begun' });
    await loadDemo(cms, content, say);
    await cms.store.set({ ...progress, value: 'complete' });
    say(
      `The demonstration magazine is loaded: ${content.articles.length} articles, ${content.comments.length} comments.`,
    );
  } finally {
    await cms.destroy();
  }
}

/** Only into an empty magazine, or into one that holds nothing but (part of) the demonstration. */
async function mayLoad(cms: Cms): Promise<boolean> {
  const state = await cms.store.get(progress);
  if (state === 'begun' || state === 'complete') return true;
  return (
    (await cms.db.query('api::article.article').count()) +
      (await cms.db.query('api::section.section').count()) ===
    0
  );
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof Error ? error.stack : String(error)}\n${JSON.stringify(error instanceof Error && 'details' in error ? error.details : undefined)}\n`,
    );
    process.exit(1);
  },
);
