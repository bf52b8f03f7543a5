import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, describe, beforeEach } from 'vitest';
import { until } from '../e2e/until.ts';
import { keepProcessNumber, logFiles } from './log-files.ts';

let dataDir: string;
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-logs-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  dataDir = folder;
});

const read = (name: string) => readFileSync(join(dataDir, 'logs', name), 'utf8');

describe('what the processes say', () => {
  it('is kept, one file each', async () => {
    const write = logFiles(dataDir);
    write('cms', 'one');
    write('site', 'two');
    write('cms', 'three');
    await until('it is written', () => read('cms.log') === 'one\nthree\n');
    await until('it is written', () => read('site.log') === 'two\n');
  });

  it('is kept again once it can be: what can’t be written ends nothing', async () => {
    const write = logFiles(dataDir);
    const path = join(dataDir, 'logs', 'cms.log');
    mkdirSync(path);
    write('cms', 'lost');
    await expect(appendFile(path, 'too')).rejects.toThrow('EISDIR');
    rmdirSync(path);
    await until('a line is written', () => {
      write('cms', 'kept');
      return read('cms.log').includes('kept\n');
    });
  });
});

describe('a process’s number', () => {
  it('is kept beside its log', () => {
    logFiles(dataDir);
    keepProcessNumber(dataDir, { name: 'cms', pid: 42 });
    expect(read('cms.pid')).toBe('42\n');
  });

  it('that can’t be written ends nothing', () => {
    logFiles(dataDir);
    mkdirSync(join(dataDir, 'logs', 'cms.pid'));
    expect(() => keepProcessNumber(dataDir, { name: 'cms', pid: 42 })).not.toThrow();
  });
});
