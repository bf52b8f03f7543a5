import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Blobs } from './blobs.ts';
import { aFolder } from './test/magazine.ts';

describe('a blob', () => {
  it('is named by its bytes, and gives them back', async () => {
    const blobs = new Blobs(aFolder());
    const name = await blobs.put('£4m');
    expect(name).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{62}$/);
    expect(name).toBe(Blobs.nameOf(Buffer.from('£4m')));
    expect((await blobs.read(name)).toString()).toBe('£4m');
  });

  it('is written once, however often and from wherever it is kept at the same time', async () => {
    const folder = aFolder();
    const names = await Promise.all(
      Array.from({ length: 20 }, () => new Blobs(folder).put('same')),
    );
    expect(new Set(names).size).toBe(1);
    expect(
      readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      ),
    ).toHaveLength(1);
  });

  it('is not written again when it is there', async () => {
    const folder = aFolder();
    const path = join(folder, await new Blobs(folder).put('same'));
    const before = statSync(path).ino;
    await new Blobs(folder).put('same');
    expect(statSync(path).ino).toBe(before);
  });

  it('that was never kept can’t be read', async () => {
    await expect(new Blobs(aFolder()).read('aa/bb')).rejects.toThrow(/ENOENT/);
  });
});
