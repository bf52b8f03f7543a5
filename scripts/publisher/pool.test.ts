import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { fixtures } from '../../site/src/fixtures/index.ts';
import { rendererEntry, repositoryRoot } from '../lib/paths.ts';
import { PoolError, RenderPool } from './pool.ts';

/** A copy of the compiled site, beside the original so that it finds the same packages. */
function aCopyOfTheSite(): string {
  const folder = mkdtempSync(join(repositoryRoot, 'site/.copy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(dirname(rendererEntry), folder, { recursive: true });
  return join(folder, basename(rendererEntry));
}

it('goes on with the templates that it began with when another build takes their place', async () => {
  const entry = aCopyOfTheSite();
  const pool = new RenderPool({ size: 1, entry });
  onTestFinished(() => pool.stop());
  const [first, ...others] = Object.values(fixtures);
  if (first === undefined) throw new Error('There is no fixture.');
  await pool.ask('render', first);
  rmSync(dirname(entry), { recursive: true });
  for (const page of others)
    expect((await pool.ask('render', page)).body.length, page.address).toBeGreaterThan(0);
});

it('tells everybody who waits that a thread has died, and everybody who comes later', async () => {
  const pool = new RenderPool({ size: 1, entry: '/there/is/no/such/site.mjs' });
  onTestFinished(() => pool.stop());
  const [page] = Object.values(fixtures);
  if (page === undefined) throw new Error('There is no fixture.');
  // More than one thread has in hand at once.
  const asked = await Promise.allSettled(Array.from({ length: 9 }, () => pool.ask('render', page)));
  expect(
    asked.map((each) => each.status === 'rejected' && each.reason instanceof PoolError),
  ).toEqual(Array.from({ length: 9 }, () => true));
  await expect(pool.ask('render', page)).rejects.toThrow(PoolError);
});
