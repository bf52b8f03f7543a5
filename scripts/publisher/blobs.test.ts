import { mkdirSync, readdirSync, rmSync, statSync, truncateSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

describe('a blob that is not whole', () => {
  it('is written again: a power cut may have left its name and not its bytes', async () => {
    const folder = aFolder();
    const name = await new Blobs(folder).put('whole');
    truncateSync(join(folder, name));
    await new Blobs(folder).put('whole');
    expect((await new Blobs(folder).read(name)).toString()).toBe('whole');
  });

  it('leaves nothing half written behind when it can’t be finished', async () => {
    const folder = aFolder();
    const name = Blobs.nameOf('whole');
    // A folder of the blob's name is in the way of the last step.
    mkdirSync(join(folder, name, 'in-the-way'), { recursive: true });
    await expect(new Blobs(folder).put('whole')).rejects.toThrow();
    expect(readdirSync(dirname(join(folder, name)))).toEqual([name.slice(3)]);
  });

  it('is kept again although its folder was removed meanwhile', async () => {
    const folder = aFolder();
    const blobs = new Blobs(folder);
    const name = await blobs.put('whole');
    rmSync(dirname(join(folder, name)), { recursive: true });
    await expect(blobs.put('whole')).rejects.toThrow('ENOENT');
    expect(await blobs.put('whole')).toBe(name);
  });
});

describe('a blob that is wanted again', () => {
  it('counts as new, so that it is not let go as something old that nothing names yet', async () => {
    const folder = aFolder();
    const path = join(folder, await new Blobs(folder).put('same'));
    const longAgo = new Date(Date.now() - 3_600_000);
    utimesSync(path, longAgo, longAgo);
    await new Blobs(folder).put('same');
    expect(Date.now() - statSync(path).mtimeMs).toBeLessThan(60_000);
  });
});
