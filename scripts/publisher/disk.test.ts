import { describe, expect, it } from 'vitest';
import { DiskFullError, namingFullDisk } from './disk.ts';

const failure = (message: string, parts = {}) => Object.assign(new Error(message), parts);

describe('a full disk', () => {
  it.each([
    ['the system', failure('ENOSPC: no space left on device, write', { code: 'ENOSPC' })],
    ['the system, of a user’s share', failure('EDQUOT: disk quota exceeded, write')],
    ['SQLite', failure('database or disk is full', { code: 'ERR_SQLITE_ERROR', errcode: 13 })],
    ['another thread', new Error('A thread failed.', { cause: failure('ENOSPC: no space left') })],
  ])('is named with its folder when %s tells of it', (_who, error) => {
    const named = namingFullDisk(error, '/srv/magazine');
    expect(named).toBeInstanceOf(DiskFullError);
    expect(String(named)).toContain('The disk is full: nothing can be written to /srv/magazine.');
    expect((named as DiskFullError).cause).toBe(error);
  });

  it('is not seen in another fault', () => {
    const other = failure('EACCES: permission denied', { code: 'EACCES', syscall: 'open' });
    expect(namingFullDisk(other, '/srv/magazine')).toBe(other);
  });
});
