/** Programs from Debian's packages, unpacked into a folder: nothing on the system changes. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isExecutable } from './executable.ts';
import { reasonOf } from './log.ts';
import { repositoryRoot } from './paths.ts';
import { run } from './run.ts';

/** How long one step of apt may take, in milliseconds. */
const aptWithinMs = 3 * 60 * 1000;

/** Whether packages can be had here at all. */
export function hasApt(): boolean {
  return isExecutable('/usr/bin/apt-get') && isExecutable('/usr/bin/dpkg');
}

/**
 * The path of a program: the system's, or else Debian's, unpacked once into `.toolchain/`.
 * @throws if there is neither; the message says what to install.
 */
export async function bringProgram(
  program: string,
  say: (message: string) => void,
): Promise<string> {
  const folder = join(repositoryRoot, '.toolchain/debian', program);
  const unpacked = ['usr/sbin', 'usr/bin'].map((part) => join(folder, 'unpacked', part));
  const onPath = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'];
  const find = (folders: readonly string[]) =>
    folders.map((each) => join(each, program)).find(isExecutable);
  const found = find([...onPath, ...unpacked]);
  if (found !== undefined) return found;
  const advice = `Install ${program} (on Debian: apt-get install ${program}) so that it is on the PATH.`;
  if (!hasApt())
    throw new Error(`There is no ${program} here, and no apt-get to bring it. ${advice}`);
  say(`Unpacking Debian’s ${program} …`);
  const reasons: string[] = [];
  for (const suite of [null, ownSuite()]) {
    try {
      await unpackPackages([program], { folder, suite });
      const brought = find(unpacked);
      if (brought !== undefined) return brought;
      reasons.push(`the package ${program} holds no such program`);
    } catch (error) {
      reasons.push(reasonOf(error));
    }
  }
  throw new Error(`Debian’s ${program} could not be unpacked: ${reasons.join('; ')} ${advice}`);
}

/**
 * Downloads packages into `folder` and unpacks everything there into `folder/unpacked`. A suite is
 * for instance `sid`, or `null` for what this system itself is made of.
 */
export async function unpackPackages(
  packages: readonly string[],
  { folder, suite }: { folder: string; suite: string | null },
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const options = { cwd: folder, env: process.env, timeoutMs: aptWithinMs };
  const apt = suite === null ? [] : ownLists(folder, suite);
  if (suite !== null) await run('apt-get', [...apt, '-qq', 'update'], options);
  await run('apt-get', [...apt, '-qq', 'download', ...packages], options);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb')))
    await run('dpkg', ['-x', file, 'unpacked'], options);
}

/** The name of this Debian, such as `bookworm`. */
function ownSuite(): string {
  const name = /^VERSION_CODENAME="?([\w-]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
  return name ?? 'stable';
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
