import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { aFolder } from '../test/magazine.ts';
import { untilWhole } from './write-index.ts';

const packed = gzipSync('pagefind_dcd{}');

/** A folder as Pagefind leaves it. */
function anIndex(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = aFolder();
  mkdirSync(join(folder, 'fragment'));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return folder;
}

describe('an index that Pagefind has written', () => {
  it('is taken at once where every file is whole', async () => {
    const folder = anIndex({
      'pagefind-entry.json': '{}',
      'fragment/en_1.pf_fragment': packed,
      // Of no use to us, and empty for all we care.
      'pagefind-ui.css': '',
    });
    await expect(untilWhole(folder, 0)).resolves.toBeUndefined();
  });

  it.each([
    ['is still empty', '', '{}'],
    ['is cut off', packed.subarray(0, 20), packed.subarray(20)],
  ])('is waited for while a file %s', async (_state, before, rest) => {
    const name = typeof before === 'string' ? 'pagefind-entry.json' : 'fragment/en_1.pf_fragment';
    const folder = anIndex({ [name]: before });
    const path = join(folder, name);
    let isWhole = false;
    setTimeout(() => {
      isWhole = true;
      appendFileSync(path, rest);
    }, 100);
    await untilWhole(folder, 20_000);
    expect(isWhole).toBe(true);
  });

  it('is refused, by the name of the file, where one stays unfinished', async () => {
    const folder = anIndex({ 'pagefind-entry.json': '' });
    await expect(untilWhole(folder, 50)).rejects.toThrow(
      'Pagefind left pagefind-entry.json unfinished.',
    );
  });
});
