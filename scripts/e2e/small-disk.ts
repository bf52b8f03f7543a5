/** A disk of a few megabytes, real as far as programs can tell: it says ENOSPC by itself. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** A small disk, and how to work with what is on it. */
export interface SmallDisk {
  /** Its folder, for a program that is run through {@link SmallDisk.within}. */
  folder: string;
  /** The same folder as this process sees it. Not for SQLite, which resolves links: copy the files. */
  seen: string;
  /** What runs a program where the disk is: put it before the command. */
  within: readonly string[];
  /** Takes the disk away, with everything on it. */
  remove: () => void;
}

/** This machine offers no way to make a small disk. The message says what is needed. */
export class NoSmallDiskError extends Error {
  override readonly name = 'NoSmallDiskError';
}

/**
 * Makes a disk of so many megabytes.
 * @throws {NoSmallDiskError} if this user may not.
 */
export async function aSmallDisk(megabytes: number): Promise<SmallDisk> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-small-disk-'));
  const disk =
    process.platform === 'darwin'
      ? onMac(folder, megabytes)
      : ((await inNamespace(folder, megabytes)) ?? withSudo(folder, megabytes));
  if (disk !== null) return disk;
  rmSync(folder, { recursive: true });
  throw new NoSmallDiskError(
    'A full disk can only be tried on a small one, and this user may not make one. On Linux, allow user namespaces (sysctl kernel.unprivileged_userns_clone=1, and kernel.apparmor_restrict_unprivileged_userns=0), or run the tests as root or as a user with passwordless sudo.',
  );
}

/** A mount that only a process of ours sees and that goes with it, even if we are killed. */
async function inNamespace(folder: string, megabytes: number): Promise<SmallDisk | null> {
  const isRoot = userInfo().uid === 0;
  const script = `mount -t tmpfs -o size=${megabytes}m standfirst "$0" && echo mounted && exec cat`;
  // It ends with its standard input, that is, with us.
  const holder = spawn('unshare', [isRoot ? '-m' : '-rm', 'sh', '-c', script, folder], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const isMounted = await new Promise<boolean>((resolve) => {
    holder.stdout.once('data', () => resolve(true));
    holder.once('error', () => resolve(false));
    holder.once('exit', () => resolve(false));
  });
  if (!isMounted) return null;
  const target = ['-t', String(holder.pid), '-m'];
  return {
    folder,
    seen: `/proc/${holder.pid}/root${folder}`,
    within: ['nsenter', ...target, ...(isRoot ? [] : ['-U', '--preserve-credentials']), '--'],
    remove: () => {
      holder.stdin.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function withSudo(folder: string, megabytes: number): SmallDisk | null {
  const options = `size=${megabytes}m,uid=${userInfo().uid},mode=700`;
  const sudo = (...command: string[]) => spawnSync('sudo', ['-n', ...command]).status === 0;
  if (!sudo('mount', '-t', 'tmpfs', '-o', options, 'standfirst', folder)) return null;
  return mounted(folder, () => sudo('umount', folder));
}

/** A disk in memory, as hdiutil(1) makes one. */
function onMac(folder: string, megabytes: number): SmallDisk | null {
  const sectors = megabytes * 2048;
  const made = spawnSync('hdiutil', ['attach', '-nomount', `ram://${sectors}`], {
    encoding: 'utf8',
  });
  const device = made.stdout.trim();
  if (made.status !== 0) return null;
  const detach = () => spawnSync('hdiutil', ['detach', '-force', device]).status === 0;
  const isMounted =
    spawnSync('newfs_hfs', [device]).status === 0 &&
    spawnSync('mount', ['-t', 'hfs', device, folder]).status === 0;
  if (isMounted) return mounted(folder, detach);
  detach();
  return null;
}

function mounted(folder: string, unmount: () => boolean): SmallDisk {
  return {
    folder,
    seen: folder,
    within: [],
    remove: () => {
      unmount();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
