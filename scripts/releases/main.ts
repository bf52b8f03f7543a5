/**
 * `npm run releases`: lists the releases that are kept; `npm run releases -- 41` goes back to one and
 * holds on to it; `npm run releases -- latest` lets the newest be served again.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { EnvFileError, readEnvFile } from '../lib/env-file.ts';
import { repositoryRoot, siteDatabasePath } from '../lib/paths.ts';
import { readSettings, SettingsError } from '../lib/settings.ts';
import { openDatabase } from '../publisher/database.ts';
import { listReleases, pinRelease, ReleaseChoiceError, unpinRelease } from './releases.ts';

function say(message: string): void {
  process.stdout.write(`${message}\n`);
}

function main(choice: string | undefined): void {
  const env = { ...readEnvFile(join(repositoryRoot, '.env'), process.env), ...process.env };
  const { dataDir } = readSettings(env);
  const path = siteDatabasePath(dataDir);
  if (!existsSync(path))
    throw new ReleaseChoiceError(`There is no magazine in ${dataDir} yet. Run npm start first.`);
  const db = openDatabase(path);
  try {
    if (choice === undefined) return list(db);
    if (choice === 'latest') {
      say(`Release ${unpinRelease(db)} is served, and each new one from now on.`);
      return;
    }
    pinRelease(db, choice);
    say(
      `Release ${choice} is served and held on to. New ones are made and wait: npm run releases -- latest`,
    );
  } finally {
    db.close();
  }
}

function list(db: DatabaseSync): void {
  const releases = listReleases(db);
  if (releases.length === 0) return say('No release has been made yet.');
  for (const { id, createdAt, changed, live, pinned } of releases) {
    const mark = pinned ? '  live, held on to' : live ? '  live' : '';
    say(
      `${String(id).padStart(6)}  ${createdAt}  ${String(changed).padStart(7)} pages changed${mark}`,
    );
  }
}

try {
  main(process.argv[2]);
} catch (error) {
  const known = [ReleaseChoiceError, SettingsError, EnvFileError].some(
    (kind) => error instanceof kind,
  );
  if (!known || !(error instanceof Error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
