/**
 * `npm run publish`: what the publisher does for ever, once, for hosts without a server. Builds what
 * is stale of the site, pulls, renders, releases, and brings every target to the release.
 */
import { join } from 'node:path';
import { build, siteSteps } from '../lib/build.ts';
import { EnvFileError, readEnvFile } from '../lib/env-file.ts';
import { consoleLog } from '../lib/log.ts';
import { repositoryRoot, siteDatabasePath } from '../lib/paths.ts';
import { RunError } from '../lib/run.ts';
import { readSettings, SettingsError } from '../lib/settings.ts';

/** Returns everything that failed or is held. */
async function main(): Promise<string[]> {
  const env = { ...readEnvFile(join(repositoryRoot, '.env'), process.env), ...process.env };
  const settings = readSettings(env);
  if (settings.targetFolder === null && settings.targetBucket === null)
    return ['There is nothing to publish to. Set TARGET_FOLDER or TARGET_BUCKET.'];
  const log = consoleLog('publish');
  await build(siteSteps, { env, say: (message) => log('info', message) });
  // Both rest on what has just been built.
  const { openParts } = await import('../publisher/parts.ts');
  const { publishOnce } = await import('../publisher/once.ts');
  const { SearchIndexer } = await import('../publisher/search/indexer.ts');
  const { ShareImages } = await import('../publisher/share/images.ts');
  const { targetsOf } = await import('../publisher/targets/index.ts');
  let hasLateFiles = false;
  const parts = await openParts(
    { settings, allowCollapse: env['ALLOW_COLLAPSE'] === '1', log },
    () => (hasLateFiles = true),
  );
  const databasePath = siteDatabasePath(settings.dataDir);
  // What is made beside the releases is brought away here as it comes.
  const onRelease = () => undefined;
  try {
    return await publishOnce({
      ...parts,
      databasePath,
      share: new ShareImages({ ...parts, onRelease }),
      search: new SearchIndexer({ ...parts, databasePath, onRelease }),
      targets: await targetsOf(settings, parts.blobs),
      hasLateFiles: () => hasLateFiles,
    });
  } finally {
    await parts.renderer.stop();
    parts.db.close();
  }
}

main().then(
  (faults) => {
    for (const fault of faults) process.stderr.write(`${fault}\n`);
    process.exit(faults.length === 0 ? 0 : 1);
  },
  (error: unknown) => {
    const known = [SettingsError, EnvFileError, RunError].some((kind) => error instanceof kind);
    process.stderr.write(
      `${known && error instanceof Error ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exit(1);
  },
);
