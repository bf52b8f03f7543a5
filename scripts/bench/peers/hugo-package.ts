/** Hugo from Debian's packages, unpacked into a folder: nothing on the system changes. */
import { accessSync, constants, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../../lib/log.ts';
import { run } from '../../lib/run.ts';

/** A Hugo that runs here. */
export interface HugoProgram {
  path: string;
  version: string;
  /** Its environment, which names its libraries. */
  env: NodeJS.ProcessEnv;
}

/** Debian's Hugo is linked against these. */
const libraries = ['libsass1', 'libwebp7'];

/** How long one step of apt may take, in milliseconds. */
const aptWithinMs = 3 * 60 * 1000;

/** The newest first. The second is whatever this Debian itself is made of. */
const suites = ['sid', null] as const;

/** The newest Hugo to be had, or why there is none. */
export async function bringHugo(folder: string): Promise<HugoProgram | { missing: string }> {
  try {
    accessSync('/usr/bin/apt-get', constants.X_OK);
  } catch {
    return { missing: 'it comes from Debian’s packages, and this system has no apt-get' };
  }
  const reasons: string[] = [];
  for (const suite of suites) {
    try {
      return await unpack(join(folder, suite ?? 'own'), suite);
    } catch (error) {
      reasons.push(
        `${suite ?? 'this Debian’s own suite'}: ${reasonOf(error).replaceAll('\n', ' ')}`,
      );
    }
  }
  return { missing: reasons.join('; ') };
}

async function unpack(folder: string, suite: string | null): Promise<HugoProgram> {
  mkdirSync(folder, { recursive: true });
  const options = { cwd: folder, env: process.env, timeoutMs: aptWithinMs };
  const apt = suite === null ? [] : ownLists(folder, suite);
  if (suite !== null) await run('apt-get', [...apt, '-qq', 'update'], options);
  await run('apt-get', [...apt, '-qq', 'download', 'hugo'], options);
  // Libraries come from this Debian itself: a newer suite's may ask for a newer C library.
  await run('apt-get', ['-qq', 'download', ...libraries], options);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb')))
    await run('dpkg', ['-x', file, 'unpacked'], options);
  const library = join(folder, 'unpacked/usr/lib');
  const path = join(folder, 'unpacked/usr/bin/hugo');
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: [library, ...readdirSync(library).map((name) => join(library, name))].join(
      ':',
    ),
  };
  let said = '';
  const onLine = (line: string) => (said += line);
  await run(path, ['version'], { ...options, env, onLine });
  return { path, env, version: /v([\d.]+)/.exec(said)?.[1] ?? said };
}

/** Options under which apt keeps its lists in `folder` and leaves the system's alone. */
function ownLists(folder: string, suite: string): string[] {
  for (const part of [
    'etc/preferences.d',
    'etc/apt.conf.d',
    'lists/partial',
    'cache/archives/partial',
  ])
    mkdirSync(join(folder, part), { recursive: true });
  const sources = join(folder, 'etc/sources.list');
  const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
  writeFileSync(sources, `deb [signed-by=${keyring}] http://deb.debian.org/debian ${suite} main\n`);
  const settings = {
    'Dir::Etc': join(folder, 'etc'),
    'Dir::Etc::sourcelist': sources,
    'Dir::Etc::sourceparts': '-',
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::Cache': join(folder, 'cache'),
    'Acquire::Languages': 'none',
    // The package manager's own user may not enter this folder.
    'APT::Sandbox::User': 'root',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}
