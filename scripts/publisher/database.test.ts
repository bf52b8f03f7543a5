import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isSystemError, openDatabase, transaction } from './database.ts';
import { aFolder } from './test/magazine.ts';

describe('a transaction', () => {
  it('that a full disk ends says so, although SQLite has taken it back by itself', () => {
    const db = openDatabase(join(aFolder(), 'site.db'));
    onTestFinished(() => db.close());
    const pages = Number(db.prepare('PRAGMA page_count').get()?.['page_count']);
    db.exec(`PRAGMA max_page_count = ${pages + 10}`);
    const fill = () =>
      transaction(db, () => {
        db.exec("INSERT INTO failures VALUES ('/', 'none')");
        db.exec("INSERT INTO failures VALUES ('/large/', zeroblob(9000000))");
      });
    expect(fill).toThrow('database or disk is full');
    expect(db.prepare('SELECT * FROM failures').all()).toEqual([]);
    db.exec('PRAGMA max_page_count = 100000');
    fill();
    expect(db.prepare('SELECT count(*) AS n FROM failures').get()?.['n']).toBe(2);
  });

  it('is taken back as a whole when something in it fails', () => {
    const db = openDatabase(join(aFolder(), 'site.db'));
    onTestFinished(() => db.close());
    const fail = () =>
      transaction(db, () => {
        db.exec("INSERT INTO failures VALUES ('/', 'none')");
        throw new Error('on the way');
      });
    expect(fail).toThrow('on the way');
    expect(db.prepare('SELECT * FROM failures').all()).toEqual([]);
  });
});

describe('the machine', () => {
  it('is to blame for what it or SQLite says, and for nothing else', () => {
    const failure = (parts: object) => Object.assign(new Error('no'), parts);
    expect(isSystemError(failure({ syscall: 'write', code: 'ENOSPC' }))).toBe(true);
    expect(isSystemError(failure({ code: 'ERR_SQLITE_ERROR' }))).toBe(true);
    expect(isSystemError(failure({ code: 'ERR_INVALID_ARG_TYPE' }))).toBe(false);
    expect(isSystemError('ENOSPC')).toBe(false);
  });
});
