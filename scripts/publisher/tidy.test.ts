import { utimesSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { aMagazine, type TestMagazine } from './test/magazine.ts';
import { Tidier } from './tidy.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const kept = 2;

let magazine: TestMagazine;
let nowMs: number;
let steadyMs: number;
let tidier: Tidier;
beforeEach(() => {
  magazine = aMagazine();
  nowMs = Date.UTC(2026, 9, 14, 12);
  steadyMs = 7;
  tidier = new Tidier({
    db: magazine.db,
    blobsRoot: magazine.blobsRoot,
    releasesKept: kept,
    now: () => nowMs,
    steadyMs: () => steadyMs,
    log: (_level, message) => magazine.said.push(message),
  });
});

/** Time goes by as it should. */
function pass(ms: number): void {
  nowMs += ms;
  steadyMs += ms;
}

/** Makes a release at the time that the clock shows. */
function release(): void {
  magazine.db
    .prepare("INSERT INTO releases (created_at, cursor, code, changed) VALUES (?, 0, 'code', 1)")
    .run(new Date(nowMs).toISOString());
  magazine.db.exec('INSERT OR REPLACE INTO live SELECT 1, max(id) FROM releases');
}

function releases(): unknown[] {
  return magazine.db
    .prepare('SELECT id FROM releases ORDER BY id')
    .all()
    .map(({ id }) => id);
}

/** Tidies as the publisher does, after every look, for so long. */
async function tidyFor(ms: number): Promise<void> {
  for (const endMs = steadyMs + ms; steadyMs < endMs; pass(minute)) await tidier.perhaps();
}

describe('tidying', () => {
  it('lets go of what is old, every ten minutes', async () => {
    for (let made = 0; made < 4; made += 1) release();
    pass(61 * minute);
    await tidier.perhaps();
    expect(releases()).toEqual([3, 4]);
    release();
    pass(9 * minute);
    await tidier.perhaps();
    expect(releases()).toEqual([3, 4, 5]);
    pass(minute);
    await tidier.perhaps();
    expect(releases()).toEqual([4, 5]);
  });

  it('keeps the releases of the last hour when the clock is put forward by a day', async () => {
    await tidier.perhaps();
    for (let made = 0; made < 4; made += 1) release();
    nowMs += day;
    await tidyFor(59 * minute);
    expect(releases()).toEqual([1, 2, 3, 4]);
    await tidyFor(2 * minute);
    expect(releases()).toEqual([3, 4]);
    expect(magazine.said).toEqual([
      'The clock was put forward by 86400 s: no release is let go for an hour.',
    ]);
  });

  it('keeps what was made while the clock was wrong for an hour and not for ever', async () => {
    await tidier.perhaps();
    nowMs += 3650 * day;
    for (let made = 0; made < 4; made += 1) release();
    await tidier.perhaps();
    nowMs -= 3650 * day;
    await tidyFor(59 * minute);
    expect(releases()).toEqual([1, 2, 3, 4]);
    await tidyFor(2 * minute);
    expect(releases()).toEqual([3, 4]);
  });

  it('goes on as often as before when the clock is put back', async () => {
    await tidier.perhaps();
    nowMs -= day;
    await tidyFor(61 * minute);
    for (let made = 0; made < 4; made += 1) release();
    await tidyFor(75 * minute);
    expect(releases()).toEqual([3, 4]);
  });

  it('takes a clock that is set right by seconds for what it is', async () => {
    for (let made = 0; made < 4; made += 1) release();
    pass(61 * minute);
    nowMs += 30_000;
    await tidier.perhaps();
    expect([releases(), magazine.said]).toEqual([[3, 4], []]);
  });

  it('removes files although nothing can be written down', async () => {
    const name = await magazine.blobs.put('unused');
    const path = join(magazine.blobsRoot, name);
    utimesSync(path, new Date(nowMs - day), new Date(nowMs - day));
    magazine.db.exec('PRAGMA query_only = 1');
    for (let made = 0; made < 1; made += 1) pass(minute);
    await expect(tidier.perhaps()).rejects.toThrow('readonly');
    expect(existsSync(path)).toBe(false);
  });
});
