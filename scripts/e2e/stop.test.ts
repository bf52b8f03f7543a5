import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { repositoryRoot } from '../lib/paths.ts';
import { aFolder } from '../publisher/test/magazine.ts';
import { freePort } from '../start/preconditions.ts';
import { until } from './until.ts';

/** How long it may take to come to the CMS, in milliseconds: what is stale is built before. */
const startWithinMs = 100_000;

/** `npm start` on a folder of its own. */
async function start(env: NodeJS.ProcessEnv): Promise<{ child: ChildProcess; dataDir: string }> {
  const dataDir = aFolder();
  const child = spawn(process.execPath, ['scripts/start/main.ts'], {
    cwd: repositoryRoot,
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      SITE_PORT: String(await freePort()),
      CMS_PORT: String(await freePort()),
      ...env,
    },
    stdio: 'ignore',
  });
  onTestFinished(() => {
    for (const { pid } of processesOf(dataDir)) process.kill(pid, 'SIGKILL');
  });
  return { child, dataDir };
}

/** Every process on this machine that works on a folder, by what Linux tells of its environment. */
function processesOf(dataDir: string): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
        if (!environment.includes(`DATA_DIR=${dataDir}`)) return [];
        return [{ pid: Number(pid), command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') }];
      } catch {
        // Gone while it was looked at, or somebody else's.
        return [];
      }
    });
}

const runs = (dataDir: string, program: string): boolean =>
  processesOf(dataDir).some(({ command }) => command.includes(program));

/** Whether a database is there: Strapi is in the middle of its start, and not through with it. */
const isStarting = (dataDir: string): boolean => existsSync(join(dataDir, 'cms.db'));

describe('npm start, told to stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s while the CMS still starts, leaves no process',
    async (signal) => {
      const { child, dataDir } = await start({ DEMO: '0' });
      await until(
        'the CMS is starting',
        () => runs(dataDir, 'strapi') && isStarting(dataDir),
        startWithinMs,
      );
      child.kill(signal);
      expect(await once(child, 'exit')).toEqual([0, null]);
      expect(processesOf(dataDir)).toEqual([]);
    },
  );

  it('while the demonstration content is loaded, leaves no process', async () => {
    const { child, dataDir } = await start({ DEMO: '1' });
    await until(
      'it is being loaded',
      () => runs(dataDir, 'demo') && isStarting(dataDir),
      startWithinMs,
    );
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(processesOf(dataDir)).toEqual([]);
  });
});
