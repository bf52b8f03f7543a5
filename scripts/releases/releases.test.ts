import type { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../publisher/database.ts';
import { commitRelease, keepUp } from '../publisher/release.ts';
import { dropOldReleases } from '../publisher/keep.ts';
import { listReleases, pinRelease, ReleaseChoiceError, unpinRelease } from './releases.ts';

let db: DatabaseSync;

beforeEach(() => {
  db = openDatabase(':memory:');
});

/** Makes a release in which one page has these bytes. */
function release(blob: string): number {
  const page = { address: '/', blob, mime: 'text/html', styles: '', key: blob };
  return commitRelease(db, {
    cursor: 1,
    code: 'code',
    rendered: [page],
    outdated: [],
    removed: [],
    failed: [],
    rules: [],
    siteAssets: null,
  });
}

function served(): unknown {
  return db
    .prepare(
      "SELECT blob FROM entries, live WHERE address = '/' AND since <= release AND (until IS NULL OR until > release)",
    )
    .get()?.['blob'];
}

describe('the releases', () => {
  it('are listed newest first, with the one that is served', () => {
    const [first, second] = [release('one'), release('two')];
    const seen = listReleases(db).map(({ id, live, pinned }) => ({ id, live, pinned }));
    expect(seen).toEqual([
      { id: second, live: true, pinned: false },
      { id: first, live: false, pinned: false },
    ]);
  });

  it('can be gone back to', () => {
    const first = release('one');
    release('two');
    pinRelease(db, String(first));
    expect(served()).toBe('one');
  });

  it('wait behind one that is held on to', () => {
    const first = release('one');
    pinRelease(db, String(first));
    release('two');
    expect(served()).toBe('one');
    unpinRelease(db);
    expect(served()).toBe('two');
  });

  it('stay as far behind as they are while they are held on to', () => {
    const first = release('one');
    release('two');
    pinRelease(db, String(first));
    keepUp(db, 9);
    const cursors = db.prepare('SELECT cursor FROM releases ORDER BY id').all();
    expect(cursors.map((row) => row['cursor'])).toEqual([1, 9]);
  });

  it('can’t be chosen by a number that is not kept', () => {
    release('one');
    expect(() => pinRelease(db, '99')).toThrow(ReleaseChoiceError);
    expect(() => pinRelease(db, 'one')).toThrow(/no release "one"/);
    expect(served()).toBe('one');
  });

  it('keep the one that is held on to, however old', () => {
    const first = release('one');
    pinRelease(db, String(first));
    release('two');
    release('three');
    dropOldReleases(db, { kept: 1, nowMs: Date.now() + 86_400_000 });
    expect(listReleases(db).map(({ id }) => id)).toContain(first);
    expect(served()).toBe('one');
  });
});
