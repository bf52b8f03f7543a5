import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dropOldReleases, dropUnusedBlobs } from './keep.ts';
import { aMagazine, type TestMagazine } from './test/magazine.ts';

const nowMs = Date.UTC(2026, 9, 14, 12);
const minute = 60_000;

/** Makes releases so many minutes old, the oldest first; each replaced the one page of the last. */
function releasesOf({ db }: TestMagazine, minutesOld: readonly number[]): void {
  minutesOld.forEach((old, index) => {
    const id = index + 1;
    db.prepare(
      "INSERT INTO releases (created_at, cursor, code, changed) VALUES (?, 0, 'code', 1)",
    ).run(new Date(nowMs - old * minute).toISOString());
    db.prepare('UPDATE entries SET until = ? WHERE until IS NULL').run(id);
    db.prepare("INSERT INTO entries VALUES ('/', ?, NULL, ?, 'text/html', '')").run(id, `aa/${id}`);
  });
  db.prepare('INSERT OR REPLACE INTO live VALUES (1, ?)').run(minutesOld.length);
}

/** The releases that are kept, and those of them whose page is. */
function kept({ db }: TestMagazine): { releases: unknown[]; entries: unknown[] } {
  return {
    releases: db
      .prepare('SELECT id FROM releases ORDER BY id')
      .all()
      .map(({ id }) => id),
    entries: db
      .prepare('SELECT since FROM entries ORDER BY since')
      .all()
      .map(({ since }) => since),
  };
}

describe('old releases', () => {
  it('go when there are enough newer ones', () => {
    const magazine = aMagazine();
    releasesOf(magazine, [500, 400, 300, 200]);
    expect(dropOldReleases(magazine.db, { kept: 2, nowMs })).toBe(2);
    expect(kept(magazine)).toEqual({ releases: [3, 4], entries: [3, 4] });
  });

  it('stay for an hour, however many are newer', () => {
    const magazine = aMagazine();
    releasesOf(magazine, [61, 59, 30, 1]);
    expect(dropOldReleases(magazine.db, { kept: 1, nowMs })).toBe(1);
    expect(kept(magazine)).toEqual({ releases: [2, 3, 4], entries: [2, 3, 4] });
  });

  it('go too when their time is yet to come: they were made while the clock was wrong', () => {
    const magazine = aMagazine();
    releasesOf(magazine, [-5000, -4000, -30, 30]);
    expect(dropOldReleases(magazine.db, { kept: 1, nowMs })).toBe(2);
    expect(kept(magazine).releases).toEqual([3, 4]);
  });

  it('stay where one of them is live', () => {
    const magazine = aMagazine();
    releasesOf(magazine, [500, 400, 300]);
    magazine.db.exec('UPDATE live SET release = 1');
    expect(dropOldReleases(magazine.db, { kept: 1, nowMs })).toBe(0);
    expect(magazine.live.file('/')?.blob).toBe('aa/1');
  });

  it('leave the pages that the newer ones still have', () => {
    const magazine = aMagazine();
    releasesOf(magazine, [500, 400, 300]);
    magazine.db.exec("INSERT INTO entries VALUES ('/old/', 1, NULL, 'bb/1', 'text/html', '')");
    dropOldReleases(magazine.db, { kept: 1, nowMs });
    expect(magazine.live.file('/old/')?.blob).toBe('bb/1');
  });
});

describe('blobs', () => {
  /** Keeps bytes whose file is so many minutes old. Returns its path. */
  async function aBlob(
    { blobs, blobsRoot }: TestMagazine,
    bytes: string,
    minutesOld: number,
  ): Promise<{ name: string; path: string }> {
    const name = await blobs.put(bytes);
    const path = join(blobsRoot, name);
    const at = new Date(nowMs - minutesOld * minute);
    utimesSync(path, at, at);
    return { name, path };
  }

  it('go when nothing names them and they are an hour old', async () => {
    const magazine = aMagazine();
    const unused = await aBlob(magazine, 'unused', 61);
    const young = await aBlob(magazine, 'young', 59);
    expect(await dropUnusedBlobs(magazine.db, { root: magazine.blobsRoot, nowMs })).toBe(1);
    expect([existsSync(unused.path), existsSync(young.path)]).toEqual([false, true]);
  });

  it('stay while a release or a picture names them', async () => {
    const magazine = aMagazine();
    const page = await aBlob(magazine, 'page', 999);
    const ended = await aBlob(magazine, 'ended', 999);
    const asset = await aBlob(magazine, 'asset', 999);
    const entry = magazine.db.prepare("INSERT INTO entries VALUES (?, 1, ?, ?, 'text/html', '')");
    entry.run('/a/', null, page.name);
    entry.run('/b/', 2, ended.name);
    magazine.db
      .prepare("INSERT INTO assets VALUES ('/media/a', 'm', ?, 'image/webp')")
      .run(asset.name);
    expect(await dropUnusedBlobs(magazine.db, { root: magazine.blobsRoot, nowMs })).toBe(0);
  });

  it('that were never finished go too', async () => {
    const magazine = aMagazine();
    const { path } = await aBlob(magazine, 'whole', 0);
    const part = `${path}.1234.part`;
    writeFileSync(part, 'half');
    utimesSync(part, new Date(0), new Date(0));
    await dropUnusedBlobs(magazine.db, { root: magazine.blobsRoot, nowMs });
    expect([existsSync(path), existsSync(part)]).toEqual([true, false]);
  });

  it('that were never finished go after ten minutes', async () => {
    const magazine = aMagazine();
    const { path } = await aBlob(magazine, 'whole', 0);
    for (const minutesOld of [9, 11]) {
      writeFileSync(`${path}.${minutesOld}.part`, 'half');
      const at = new Date(nowMs - minutesOld * minute);
      utimesSync(`${path}.${minutesOld}.part`, at, at);
    }
    expect(await dropUnusedBlobs(magazine.db, { root: magazine.blobsRoot, nowMs })).toBe(1);
    expect(existsSync(`${path}.9.part`)).toBe(true);
  });

  it('go too when their time is yet to come', async () => {
    const magazine = aMagazine();
    const { path } = await aBlob(magazine, 'of the future', -999);
    await dropUnusedBlobs(magazine.db, { root: magazine.blobsRoot, nowMs });
    expect(existsSync(path)).toBe(false);
  });

  it('are none before the first is kept', async () => {
    const magazine = aMagazine();
    expect(await dropUnusedBlobs(magazine.db, { root: magazine.blobsRoot, nowMs })).toBe(0);
  });
});
