import { expect, it } from 'vitest';
import { lockFolder, LockError } from './lock.ts';
import { aFolder } from './test/magazine.ts';

it('keeps a second publisher out of a folder, until the first has let go', () => {
  const folder = aFolder();
  const letGo = lockFolder(folder);
  expect(() => lockFolder(folder, 10)).toThrow(LockError);
  letGo();
  lockFolder(folder, 10)();
});
