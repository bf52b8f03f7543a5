import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { until } from '../e2e/until.ts';
import { aFolder } from '../publisher/test/magazine.ts';
import { Child, type ChildPlan } from './child.ts';
import { logFiles } from './log-files.ts';

/** A child that runs this code, and everything that was heard of it. */
function aChild(code: string, parts: Partial<ChildPlan> = {}) {
  const heard = { lines: [] as string[], pids: [] as number[], said: [] as string[] };
  const child = new Child(
    {
      name: 'part',
      program: ['-e', code],
      cwd: aFolder(),
      env: process.env,
      onLine: (line, stream) => heard.lines.push(`${stream}: ${line}`),
      onStart: (pid) => heard.pids.push(pid),
      ...parts,
    },
    (message) => heard.said.push(message),
  );
  onTestFinished(() => child.stop());
  return { child, heard };
}

/** Whether a process is there. */
function isAlive(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}

const forever = 'setInterval(() => {}, 1000);';

describe('a child process', () => {
  it('is heard, line by line and by stream', async () => {
    const { child, heard } = aChild(`console.log("ready"); console.error("oh"); ${forever}`);
    child.start();
    await until('both lines are heard', () => heard.lines.length === 2);
    expect(heard.lines.sort()).toEqual(['err: oh', 'out: ready']);
  });

  it('is started again when it dies, and says how it died', async () => {
    const { child, heard } = aChild('process.exit(3)');
    child.start();
    await until('it was started again', () => heard.pids.length === 2);
    expect(heard.said[0]).toBe('part ended (code 3); starting it again in 0.5 s.');
    await until('it died again', () => child.deaths === 2);
    expect(heard.said[1]).toBe('part ended (code 3); starting it again in 1.0 s.');
  });

  it('is started again when it is killed', async () => {
    const { child, heard } = aChild(`console.log("ready"); ${forever}`);
    child.start();
    await until('it runs', () => heard.lines.length === 1);
    process.kill(heard.pids[0] ?? 0, 'SIGKILL');
    await until('it runs again', () => heard.lines.length === 2);
    expect(heard.said).toEqual(['part ended (SIGKILL); starting it again in 0.5 s.']);
  });

  it('is gone when it was stopped, and not started again', async () => {
    const { child, heard } = aChild(`console.log("ready"); ${forever}`);
    child.start();
    await until('it runs', () => heard.lines.length === 1);
    await child.stop();
    expect([isAlive(heard.pids[0]), child.deaths, heard.said]).toEqual([false, 0, []]);
  });

  it('is not started again when it was stopped during its pause', async () => {
    const { child, heard } = aChild('process.exit(1)');
    child.start();
    await until('it has died', () => child.deaths === 1);
    await child.stop();
    expect(heard.pids).toHaveLength(1);
  });

  it('is not started when it was stopped before', async () => {
    const { child, heard } = aChild(forever);
    await child.stop();
    child.start();
    expect(heard.pids).toEqual([]);
  });

  it('takes along what it started itself', async () => {
    const file = join(aFolder(), 'pid');
    const grandchild = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(forever)}], { stdio: 'ignore' })`;
    const { child } = aChild(
      `const { pid } = ${grandchild}; require('node:fs').writeFileSync(${JSON.stringify(file)}, String(pid)); ${forever}`,
    );
    child.start();
    const pid = await until(
      'the grandchild runs',
      () => existsSync(file) && Number(readFileSync(file, 'utf8')),
    );
    await child.stop();
    await until('the grandchild is gone', () => !isAlive(pid));
  });

  it('that can’t be started at all is told of and tried again', async () => {
    const { child, heard } = aChild(forever, { cwd: join(aFolder(), 'no-such-folder') });
    child.start();
    await until('it was tried twice', () => child.deaths === 2);
    expect(heard.said[0]).toMatch(/^part ended \(.*ENOENT.*\); starting it again in 0\.5 s\.$/);
  });
});

describe('the log files', () => {
  it('hold what each process said, after what they held', async () => {
    const folder = aFolder();
    logFiles(folder)('cms', 'before');
    const path = join(folder, 'logs', 'cms.log');
    await until(
      'the first line is written',
      () => existsSync(path) && readFileSync(path, 'utf8') === 'before\n',
    );
    const write = logFiles(folder);
    write('cms', 'one');
    write('site', 'two');
    write('cms', 'three');
    await until(
      'all lines are written',
      () => readFileSync(path, 'utf8') === 'before\none\nthree\n',
    );
    expect(readFileSync(join(folder, 'logs', 'site.log'), 'utf8')).toBe('two\n');
  });

  it('that can’t be written to stop nothing', async () => {
    const folder = aFolder();
    const write = logFiles(folder);
    writeFileSync(join(folder, 'logs', 'broken.log'), '');
    write('not/there', 'lost');
    write('cms', 'kept');
    const path = join(folder, 'logs', 'cms.log');
    await until(
      'the other log is written',
      () => existsSync(path) && readFileSync(path, 'utf8') === 'kept\n',
    );
  });
});
