import { expect, it } from 'vitest';
import { loadRenderer } from './renderer.ts';
import { aMagazine } from './test/magazine.ts';

/** The digest of the code that makes pages for a site at this address. */
async function codeFor(siteUrl: string): Promise<string> {
  const { databasePath, blobsRoot } = aMagazine();
  const renderer = await loadRenderer({ databasePath, blobsRoot, siteUrl });
  await renderer.stop();
  return renderer.code;
}

it('makes every page anew when the site gets another address, which stands in each', async () => {
  const before = await codeFor('http://127.0.0.1:4321');
  expect(await codeFor('http://127.0.0.1:4321')).toBe(before);
  expect(await codeFor('https://precept.example')).not.toBe(before);
});
