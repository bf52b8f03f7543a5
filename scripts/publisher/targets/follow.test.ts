import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pinRelease, unpinRelease } from '../../releases/releases.ts';
import { aFolder } from '../test/magazine.ts';
import { FolderTarget } from './folder.ts';
import { TargetFollowers } from './follow.ts';
import { aReleaseMaker, type ReleaseMaker } from './test/sites.ts';

/** How often the targets look by themselves in these tests, in milliseconds. */
const everyMs = 20;

/** Folders that follow the releases of `maker`, each with its log. */
function followersOf(maker: ReleaseMaker, roots: readonly string[]) {
  const said: string[] = [];
  const { db, blobs } = maker.magazine;
  const followers = new TargetFollowers({
    db,
    targets: roots.map((root) => new FolderTarget({ root, host: null }, blobs)),
    everyMs,
    log: (level, message) => said.push(`${level}: ${message}`),
  });
  onTestFinished(() => followers.stop());
  followers.start();
  return { followers, said };
}

function front(root: string): string | null {
  const path = join(root, 'index.html');
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

async function until(what: string, isTrue: () => boolean): Promise<void> {
  const endMs = performance.now() + 20_000;
  while (!isTrue()) {
    if (performance.now() > endMs) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('targets', () => {
  it('follow each release, and say so', async () => {
    const maker = aReleaseMaker();
    const root = join(aFolder(), 'www');
    const { followers, said } = followersOf(maker, [root]);
    const first = await maker.release({ '/': 'one' });
    followers.ask();
    await until('the first is shown', () => front(root) === 'one');
    const second = await maker.release({ '/': 'two' });
    followers.ask();
    await until('the second is shown', () => said.length === 2);
    expect(front(root)).toBe('two');
    expect(said[0]).toMatch(`info: folder ${root}: shows release ${first}: `);
    expect(said[1]).toMatch(`info: folder ${root}: shows release ${second}: 1 written, 0 removed`);
  });

  it('follow an operator back to an older release, and forward again, without being told', async () => {
    const maker = aReleaseMaker();
    const root = join(aFolder(), 'www');
    followersOf(maker, [root]);
    const first = await maker.release({ '/': 'one' });
    await maker.release({ '/': 'two' });
    await until('the second is shown', () => front(root) === 'two');
    pinRelease(maker.magazine.db, String(first));
    await until('the first is shown', () => front(root) === 'one');
    unpinRelease(maker.magazine.db);
    await until('the second is shown again', () => front(root) === 'two');
  });

  it('that fail hold back no other, and are tried again until they can', async () => {
    const maker = aReleaseMaker();
    const [broken, whole] = [join(aFolder(), 'broken'), join(aFolder(), 'whole')];
    mkdirSync(broken);
    writeFileSync(join(broken, 'thesis.doc'), 'years of work');
    await maker.release({ '/': 'one' });
    const { said } = followersOf(maker, [broken, whole]);
    await until('the other is shown', () => front(whole) === 'one');
    await until('the fault is said', () => said.some((line) => line.startsWith('error: ')));
    expect(said.join('\n')).toMatch(/error: folder .*broken: .*did not write.*next try in 0\.5 s/);
    rmSync(join(broken, 'thesis.doc'));
    await until('it is shown too', () => front(broken) === 'one');
    await until('it is said', () => said.some((line) => line.includes('All is well again')));
  });
});
