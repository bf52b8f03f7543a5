import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { aFolder } from '../publisher/test/magazine.ts';
import { digestOf, isStale, markBuilt } from './stale.ts';

const step = { title: 'the thing', inputs: ['src', 'config.json'], output: 'dist/thing.js' };

let root: string;
beforeEach(() => {
  root = aFolder();
  mkdirSync(join(root, 'src/deep'), { recursive: true });
  mkdirSync(join(root, 'dist'));
  write('src/a.ts', 'a');
  write('src/deep/b.ts', 'b');
  write('config.json', '{}');
  write('dist/thing.js', 'built');
});

function write(path: string, text: string): void {
  writeFileSync(join(root, path), text);
}

describe('a step', () => {
  it('that was never built is stale', () => {
    expect(isStale(step, root)).toBe(true);
  });

  it('that was built from the same files is not', () => {
    markBuilt(step, digestOf(step, root), root);
    expect(isStale(step, root)).toBe(false);
  });

  it.each<[string, () => void]>([
    ['a file changed', () => write('src/deep/b.ts', 'B')],
    ['a file came', () => write('src/c.ts', '')],
    ['a file went', () => rmSync(join(root, 'src/a.ts'))],
    ['a file was renamed', () => renameSync(join(root, 'src/a.ts'), join(root, 'src/z.ts'))],
    [
      'words moved from one file to the next',
      () => [write('src/a.ts', ''), write('src/deep/b.ts', 'ab')],
    ],
    ['its configuration changed', () => write('config.json', '{"a":1}')],
    ['its output went', () => rmSync(join(root, 'dist/thing.js'))],
  ])('is stale when %s', (_what, change) => {
    markBuilt(step, digestOf(step, root), root);
    change();
    expect(isStale(step, root)).toBe(true);
  });

  it.each<[string, () => void]>([
    ['a test', () => write('src/a.test.ts', 'test')],
    ['the time of a file', () => utimesSync(join(root, 'src/a.ts'), 0, 0)],
    ['a file that it isn’t made from', () => write('README.md', 'x')],
  ])('is not stale for %s', (_what, change) => {
    markBuilt(step, digestOf(step, root), root);
    change();
    expect(isStale(step, root)).toBe(false);
  });

  it('is stale when a file changed while it was built', () => {
    const digest = digestOf(step, root);
    write('src/a.ts', 'changed by an editor in the meantime');
    markBuilt(step, digest, root);
    expect(isStale(step, root)).toBe(true);
  });

  it('is kept apart from another by its output', () => {
    markBuilt(step, digestOf(step, root), root);
    write('dist/other.js', '');
    expect(isStale({ ...step, output: 'dist/other.js' }, root)).toBe(true);
  });
});
