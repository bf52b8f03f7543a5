import { describe, expect, it } from 'vitest';
import type { Range } from '@standfirst/site/content';
import { openDatabase, transaction } from './database.ts';
import { PageIndex } from './page-index.ts';
import { commitNothing, commitRelease, type ReleaseChange } from './release.ts';
import { aMagazine } from './test/magazine.ts';

const aPage = (address: string, blob: string) => ({
  address,
  blob,
  mime: 'text/html; charset=utf-8',
  styles: '',
  key: blob,
});
const aChange = (parts: Partial<ReleaseChange> = {}): ReleaseChange => ({
  cursor: 1,
  code: 'code',
  rendered: [],
  outdated: [],
  removed: [],
  failed: [],
  rules: [],
  siteAssets: null,
  ...parts,
});

describe('a release', () => {
  it('is everything of the last one, but for what changed', () => {
    const { db, live } = aMagazine();
    commitRelease(
      db,
      aChange({ rendered: [aPage('/a/', 'a1'), aPage('/b/', 'b1'), aPage('/c/', 'c1')] }),
    );
    commitRelease(
      db,
      aChange({ rendered: [aPage('/b/', 'b2'), aPage('/d/', 'd1')], removed: ['/c/'] }),
    );
    expect(['/a/', '/b/', '/c/', '/d/'].map((address) => live.file(address)?.blob)).toEqual([
      'a1',
      'b2',
      undefined,
      'd1',
    ]);
  });

  it('is not seen before it is whole', () => {
    const { db, live } = aMagazine();
    commitRelease(db, aChange({ rendered: [aPage('/a/', 'a1')] }));
    const broken = aChange({
      rendered: [aPage('/a/', 'a2'), { ...aPage('/b/', 'b1'), mime: null as unknown as string }],
    });
    expect(() => commitRelease(db, broken)).toThrow(/NOT NULL/);
    expect([live.file('/a/')?.blob, live.file('/b/'), live.release()?.release]).toEqual([
      'a1',
      null,
      1,
    ]);
  });

  it('is seen at once and whole by whoever was reading the last one', () => {
    const { db, live } = aMagazine();
    commitRelease(db, aChange({ rendered: [aPage('/a/', 'a1'), aPage('/b/', 'b1')] }));
    transaction(db, () => {
      db.exec("UPDATE entries SET blob = 'half' WHERE address = '/a/'");
      expect([live.file('/a/')?.blob, live.file('/b/')?.blob]).toEqual(['a1', 'b1']);
      db.exec("UPDATE entries SET blob = 'a1' WHERE address = '/a/'");
    });
  });

  it('can be gone back to with one row, while its entries are kept', () => {
    const { db, live } = aMagazine();
    commitRelease(db, aChange({ rendered: [aPage('/a/', 'a1'), aPage('/b/', 'b1')] }));
    commitRelease(db, aChange({ rendered: [aPage('/a/', 'a2')], removed: ['/b/'] }));
    db.exec('UPDATE live SET release = 1');
    expect([live.file('/a/')?.blob, live.file('/b/')?.blob]).toEqual(['a1', 'b1']);
  });

  it('keeps an entry where the bytes are the same', () => {
    const { db } = aMagazine();
    commitRelease(db, aChange({ rendered: [aPage('/a/', 'a1')] }));
    commitRelease(db, aChange({ rendered: [aPage('/a/', 'a1')] }));
    expect(db.prepare('SELECT since, until FROM entries').all()).toEqual([
      { since: 1, until: null },
    ]);
  });

  it('has an address once, though it went and came back', () => {
    const { db, live } = aMagazine();
    commitRelease(db, aChange({ rendered: [aPage('/a/', 'a1')] }));
    commitRelease(db, aChange({ removed: ['/a/'] }));
    commitRelease(db, aChange({ rendered: [aPage('/a/', 'a1')] }));
    expect(db.prepare('SELECT since, until FROM entries ORDER BY since').all()).toEqual([
      { since: 1, until: 2 },
      { since: 3, until: null },
    ]);
    expect(live.file('/a/')?.blob).toBe('a1');
  });

  it('clears what was dirty and remembers what failed', () => {
    const { db } = aMagazine();
    db.exec(
      "INSERT INTO dirty_tags VALUES ('frame'); INSERT INTO dirty_places VALUES ('articles', 'x'); INSERT INTO failures VALUES ('/old/', 'x');",
    );
    commitRelease(db, aChange({ failed: [{ address: '/a/', reason: 'no' }] }));
    expect(
      db
        .prepare(
          'SELECT (SELECT count(*) FROM dirty_tags) + (SELECT count(*) FROM dirty_places) AS n',
        )
        .get()?.['n'],
    ).toBe(0);
    expect(db.prepare('SELECT address, reason FROM failures').all()).toEqual([
      { address: '/a/', reason: 'no' },
    ]);
  });

  it('has pages looked at for what they read before until it is there', () => {
    const { db } = aMagazine();
    const index = new PageIndex(db);
    index.learn({ address: '/a/', reads: { tags: new Set(['one']), ranges: [] } });
    index.learn({ address: '/a/', reads: { tags: new Set(['two']), ranges: [] } });
    expect(db.prepare('SELECT tag FROM page_tags ORDER BY tag').all()).toEqual([
      { tag: 'one' },
      { tag: 'two' },
    ]);
  });

  it('remembers what each page read, and forgets what it no longer reads', () => {
    const { db } = aMagazine();
    const index = new PageIndex(db);
    const learn = (tags: string[], ranges: Range[]) =>
      index.learn({ address: '/a/', reads: { tags: new Set(tags), ranges } });
    const range = { scope: 's', low: '1', high: '2' };
    learn(['one', 'two'], [range]);
    commitRelease(db, aChange({ rendered: [aPage('/a/', 'a1')] }));
    commitRelease(db, aChange({ outdated: learn(['two'], [range]) }));
    expect(db.prepare('SELECT tag FROM page_tags').all()).toEqual([{ tag: 'two' }]);
    commitNothing(db, aChange({ outdated: learn(['two'], []) }));
    expect(db.prepare('SELECT count(*) AS n FROM page_ranges').get()?.['n']).toBe(0);
    commitRelease(db, aChange({ removed: ['/a/'] }));
    expect(
      db
        .prepare('SELECT (SELECT count(*) FROM pages) + (SELECT count(*) FROM page_tags) AS n')
        .get()?.['n'],
    ).toBe(0);
  });
});

describe('a release of nothing', () => {
  it('leaves the live one and moves its place in the change log', () => {
    const { db, live } = aMagazine();
    commitRelease(db, aChange({ cursor: 3 }));
    commitNothing(db, { cursor: 8, outdated: [], failed: [] });
    expect(live.release()).toMatchObject({ release: 1, cursor: 8 });
  });
});

describe('a transaction', () => {
  it('leaves nothing behind when its work fails', () => {
    const db = openDatabase(':memory:');
    const failing = () =>
      transaction(db, () => {
        db.exec("INSERT INTO dirty_tags VALUES ('a')");
        throw new Error('no');
      });
    expect(failing).toThrow('no');
    expect(db.prepare('SELECT count(*) AS n FROM dirty_tags').get()?.['n']).toBe(0);
    db.close();
  });
});
