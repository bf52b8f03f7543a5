/** Hugo from Debian's packages, unpacked into a folder: nothing on the system changes. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasApt, unpackPackages } from '../../lib/debian-package.ts';
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

/** How long it may take to say its version, in milliseconds. */
const answerWithinMs = 60 * 1000;

/** The newest first. The second is whatever this Debian itself is made of. */
const suites = ['sid', null] as const;

/** The newest Hugo to be had, or why there is none. */
export async function bringHugo(folder: string): Promise<HugoProgram | { missing: string }> {
  if (!hasApt()) {
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
  await unpackPackages(['hugo'], { folder, suite });
  // Libraries come from this Debian itself: a newer suite's may ask for a newer C library.
  await unpackPackages(libraries, { folder, suite: null });
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
  await run(path, ['version'], { cwd: folder, timeoutMs: answerWithinMs, env, onLine });
  return { path, env, version: /v([\d.]+)/.exec(said)?.[1] ?? said };
}
