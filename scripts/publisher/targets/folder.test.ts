import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFolder } from '../test/magazine.ts';
import { bringUpToDate } from './bring.ts';
import { FolderTarget } from './folder.ts';
import type { StaticHost } from './settings.ts';
import { TargetError, type Target } from './target.ts';
import { FaultyTarget, PulledPlug, type Moment } from './test/faulty.ts';
import { brokenLinks, pagesWithoutAssets } from './test/reader.ts';
import { aReleaseMaker, aSite, filesOf, type Plot, type ReleaseMaker } from './test/sites.ts';

const rope: Plot = { slug: 'rope', section: 'finance', picture: 'p1', names: ['cord'] };
const cord: Plot = { slug: 'cord', section: 'finance', picture: 'p2', names: ['rope'] };
const wire: Plot = { slug: 'wire', section: 'law', picture: 'p3', names: ['rope', 'yarn'] };
const yarn: Plot = { slug: 'yarn', section: 'law', picture: 'p3', names: ['wire'] };

/** A folder that follows the releases made by `maker`. */
function aFolderTarget(
  maker: ReleaseMaker,
  root = join(aFolder(), 'www'),
  host: StaticHost | null = null,
) {
  return followedBy(maker, {
    root,
    target: new FolderTarget({ root, host }, maker.magazine.blobs),
  });
}

/** A folder without rule files, which take a thread each time. */
class PagesOnly extends FolderTarget {
  override rulebook() {
    return Promise.resolve([]);
  }
}

function followedBy(maker: ReleaseMaker, { root, target }: { root: string; target: FolderTarget }) {
  const { db, context } = maker.magazine;
  const bring = (through: Target = target) =>
    bringUpToDate({ db, target: through, log: context.log });
  return { root, target, bring };
}

/** The files that a web server would show out of a folder. */
function served(root: string): Map<string, string> {
  if (!existsSync(root)) return new Map();
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((e) => join(e.parentPath, e.name));
  return new Map(
    paths
      .map((path) => [relative(root, path), readFileSync(path, 'utf8')] as const)
      .filter(([name]) => !name.startsWith('.standfirst'))
      .sort(),
  );
}

function sorted(files: Map<string, string>): Map<string, string> {
  return new Map([...files].sort());
}

describe('a folder', () => {
  it('gets every file of the release under the name that web servers look for', async () => {
    const maker = aReleaseMaker();
    const { root, bring } = aFolderTarget(maker);
    const number = await maker.release(aSite([rope]));
    expect(await bring()).toMatchObject({ release: number, removed: 0 });
    expect([...served(root).keys()]).toEqual([
      '404.html',
      '410.html',
      'articles/rope/index.html',
      'index.html',
      'media/p1.webp',
      'rss.xml',
      'sections/finance/index.html',
      'sitemap.xml',
    ]);
    expect(served(root)).toEqual(sorted(filesOf(aSite([rope]))));
  });

  it('is written to only where the next release differs', async () => {
    const maker = aReleaseMaker();
    const { root, bring } = aFolderTarget(maker);
    await maker.release(aSite([rope, wire]));
    await bring();
    await maker.release(aSite([{ ...rope, names: ['wire'] }, wire]));
    expect(await bring()).toMatchObject({ written: 1, removed: 0 });
    expect(await bring()).toBeNull();
    expect(served(root).get('articles/rope/index.html')).toContain('wire');
  });

  it('loses what was withdrawn, and the folders that are empty without it', async () => {
    const maker = aReleaseMaker();
    const { root, bring } = aFolderTarget(maker);
    await maker.release(aSite([rope, wire]));
    await bring();
    await maker.release(aSite([rope]));
    expect(await bring()).toMatchObject({ removed: 3 });
    expect(served(root)).toEqual(sorted(filesOf(aSite([rope]))));
    expect([
      existsSync(join(root, 'articles/wire')),
      existsSync(join(root, 'sections/law')),
    ]).toEqual([false, false]);
  });

  it('goes back to an older release, and forward again', async () => {
    const maker = aReleaseMaker();
    const { root, bring } = aFolderTarget(maker);
    const first = await maker.release(aSite([rope]));
    await bring();
    const second = await maker.release(aSite([wire, yarn]));
    await bring();
    maker.goTo(first);
    expect(await bring()).toMatchObject({ release: first });
    expect(served(root)).toEqual(sorted(filesOf(aSite([rope]))));
    maker.goTo(second);
    await bring();
    expect(served(root)).toEqual(sorted(filesOf(aSite([wire, yarn]))));
  });

  it('follows from a release that is no longer kept', async () => {
    const maker = aReleaseMaker();
    const { root, bring } = aFolderTarget(maker);
    await maker.release(aSite([rope, wire]));
    await bring();
    await maker.release(aSite([rope]));
    const last = await maker.release(aSite([rope, yarn]));
    maker.magazine.db.exec(
      `DELETE FROM releases WHERE id < ${last}; DELETE FROM entries WHERE until <= ${last}`,
    );
    await bring();
    expect(served(root)).toEqual(sorted(filesOf(aSite([rope, yarn]))));
  });

  it('is compared whole once when our code makes other files of the same release', async () => {
    const maker = aReleaseMaker();
    const { root, target, bring } = aFolderTarget(maker);
    await maker.release(aSite([rope]));
    await bring();
    const later = new FaultyTarget(target, { step: Infinity, moment: 'after' });
    Object.assign(later, { form: 'of another version' });
    expect(await bring(later)).toMatchObject({ written: 0, removed: 0 });
    expect(await bring(later)).toBeNull();
    expect(served(root)).toEqual(sorted(filesOf(aSite([rope]))));
  });

  it('that was emptied is filled again', async () => {
    const maker = aReleaseMaker();
    const { root, bring } = aFolderTarget(maker);
    await maker.release(aSite([rope]));
    await bring();
    rmSync(root, { recursive: true });
    await bring();
    expect(served(root)).toEqual(sorted(filesOf(aSite([rope]))));
  });

  it('is looked through when the record of it is lost, and only what differs is written', async () => {
    const root = join(aFolder(), 'www');
    const before = aReleaseMaker();
    await before.release(aSite([rope, wire]));
    await aFolderTarget(before, root).bring();
    const maker = aReleaseMaker();
    await maker.release(aSite([rope, yarn]));
    const inode = () => readFileSync(join(root, '404.html'), 'utf8');
    const unchanged = inode();
    const brought = await aFolderTarget(maker, root).bring();
    // The front page, the section's list, sitemap and feed name the new article; its page is new.
    expect(brought).toMatchObject({ removed: 1, written: 4 });
    expect(inode()).toBe(unchanged);
    expect(served(root)).toEqual(sorted(filesOf(aSite([rope, yarn]))));
  });

  it('with files that are not ours is left alone', async () => {
    const maker = aReleaseMaker();
    const { root, bring } = aFolderTarget(maker);
    mkdirSync(root);
    writeFileSync(join(root, 'thesis.doc'), 'years of work');
    await maker.release(aSite([rope]));
    await expect(bring()).rejects.toThrow(/did not write.*TARGET_FOLDER/);
    expect([...served(root).keys()]).toEqual(['thesis.doc']);
  });

  it('has the rules for web servers beside it, where no reader comes', async () => {
    const maker = aReleaseMaker();
    const { root, bring } = aFolderTarget(maker);
    await maker.release(aSite([rope]), [
      { address: '/articles/old/', status: 301, location: '/articles/rope/' },
    ]);
    await bring();
    expect([...served(`${root}.rules`).keys()]).toContain('nginx-server.conf');
    expect([...served(`${root}.rules`).values()].join('')).toContain('/articles/old');
    expect([...served(root).values()].join('')).not.toContain('/articles/old');
    await maker.release(aSite([rope]));
    await bring();
    expect([...served(`${root}.rules`).values()].join('')).not.toContain('/articles/old');
  });

  it.each(['netlify', 'cloudflare'] as const)('for %s has its rules in it', async (host) => {
    const maker = aReleaseMaker();
    const { root, bring } = aFolderTarget(maker, undefined, host);
    await maker.release(aSite([rope]), [
      { address: '/articles/old/', status: 301, location: '/articles/rope/' },
    ]);
    await bring();
    expect(served(root).get('_redirects')).toContain('/articles/old');
    expect(served(root).has('_headers')).toBe(true);
    expect(existsSync(`${root}.rules`)).toBe(false);
  });

  it('is written to by nobody before the first release', async () => {
    const { root, bring } = aFolderTarget(aReleaseMaker());
    expect(await bring()).toBeNull();
    expect(existsSync(root)).toBe(false);
  });

  it('shows no damaged file', async () => {
    const maker = aReleaseMaker();
    const { root, bring } = aFolderTarget(maker);
    await maker.release({ '/': 'whole' });
    const { blobsRoot, live } = maker.magazine;
    writeFileSync(join(blobsRoot, live.file('/')?.blob ?? ''), '');
    await expect(bring()).rejects.toThrow(/The file of \/ is damaged/);
    expect(served(root).size).toBe(0);
  });
});

describe('an address', () => {
  it.each([
    ['/../etc/', 'leads out of its folder'],
    ['/a/../../b/', 'leads out of its folder'],
    ['/a\\b/', 'has a backslash or a control character'],
    ['/a\0/', 'has a backslash or a control character'],
    ['//a/', 'has an empty part'],
    [`/${'a'.repeat(256)}/`, 'has a part longer than 255 bytes'],
    [`/${'é'.repeat(128)}/`, 'has a part longer than 255 bytes'],
    [`/${'abcdefghi/'.repeat(103)}`, 'is longer than 1024 bytes'],
    ['/.standfirst/', 'is one that Standfirst keeps for itself'],
    ['/_redirects', 'is one that Standfirst keeps for itself'],
  ])('that no file can hold is refused by name: %j', async (address, fault) => {
    const maker = aReleaseMaker();
    const { root, bring } = aFolderTarget(maker);
    await maker.release({ '/': 'front', [address]: 'x' });
    await expect(bring()).rejects.toThrow(`The address ${JSON.stringify(address)} ${fault}`);
    expect(served(root).size).toBe(0);
  });

  it('that differs from another in case only is refused, within a release and across releases', async () => {
    const maker = aReleaseMaker();
    const { bring } = aFolderTarget(maker);
    await maker.release({ '/': 'front', '/rope/': 'x', '/Rope/': 'y' });
    await expect(bring()).rejects.toThrow(/\/rope\/ and \/Rope\/ differ in case only/);
    await maker.release({ '/': 'front', '/rope/': 'x' });
    await bring();
    await maker.release({ '/': 'front', '/rope/': 'x', '/ROPE/': 'y' });
    await expect(bring()).rejects.toThrow(TargetError);
  });

  it('may replace one that differs in case only', async () => {
    const maker = aReleaseMaker();
    const { root, bring } = aFolderTarget(maker);
    await maker.release({ '/': 'front', '/rope/': 'x' });
    await bring();
    await maker.release({ '/': 'front', '/Rope/': 'y' });
    await bring();
    expect([...served(root).keys()]).toEqual(['Rope/index.html', 'index.html']);
  });

  it('that would be the file of another is refused', async () => {
    const maker = aReleaseMaker();
    const { bring } = aFolderTarget(maker);
    await maker.release({ '/a/': 'x', '/a/index.html': 'y' });
    await expect(bring()).rejects.toThrow(/would be one file, a\/index\.html/);
  });
});

/** The names that stand in both. */
function inBoth(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...one.keys()].filter((name) => other.has(name));
}

function aPagesFolder(maker: ReleaseMaker) {
  const root = join(aFolder(), 'www');
  return followedBy(maker, {
    root,
    target: new PagesOnly({ root, host: null }, maker.magazine.blobs),
  });
}

describe('a folder whose writer is killed at any step', () => {
  const moments: Moment[] = ['before', 'after'];

  /**
   * Goes from one site to another, killed at each step in turn, and looks with a reader's eyes each
   * time; then lets the next run finish. Returns how many steps there were.
   */
  async function killAtEachStep(from: Plot[], to: Plot[]): Promise<number> {
    const maker = aReleaseMaker();
    for (let step = 0; ; step += 1) {
      for (const moment of moments) {
        const { root, target, bring } = aPagesFolder(maker);
        await maker.release(aSite(from));
        await bring();
        const before = served(root);
        await maker.release(aSite(to));
        const faulty = new FaultyTarget(target, { step, moment });
        const failed = await bring(faulty).then(
          () => false,
          (error: unknown) => error instanceof PulledPlug,
        );
        const files = served(root);
        expect(pagesWithoutAssets(files)).toEqual([]);
        // Whoever was on the site before, wherever that was, finds everything that is named there.
        const removing = faulty.done.some((what) => what.startsWith('remove'));
        const starts = removing ? inBoth(before, filesOf(aSite(to))) : before.keys();
        expect(brokenLinks(files, starts)).toEqual([]);
        await bring();
        expect(served(root)).toEqual(sorted(filesOf(aSite(to))));
        if (!failed) return step;
      }
    }
  }

  it('never shows a page before its assets nor names what is not there', async () => {
    // What stood before moves to a section that is new, and names an article that is new.
    const moved = { ...rope, picture: 'p9', section: 'law', names: ['wire'] };
    const steps = await killAtEachStep([rope, cord], [moved, wire, yarn]);
    expect(steps).toBeGreaterThan(12);
  });

  it('never does so on the way from nothing', async () => {
    expect(await killAtEachStep([], [rope, cord])).toBeGreaterThan(5);
  });

  it('ends with the rules of the release, killed before or after them', async () => {
    const maker = aReleaseMaker();
    const rules = [{ address: '/old/', status: 301, location: '/articles/rope/' } as const];
    for (let step = 0; step < 12; step += 1) {
      const { root, target, bring } = aFolderTarget(maker);
      await maker.release(aSite([rope]), rules);
      await bring(new FaultyTarget(target, { step, moment: 'after' })).catch(() => null);
      await bring();
      expect(served(`${root}.rules`).get('nginx-http.conf')).toContain('/old');
      expect(served(root)).toEqual(sorted(filesOf(aSite([rope]))));
    }
  });

  it('goes back when the operator does, however far it came', async () => {
    const maker = aReleaseMaker();
    const { root, target, bring } = aFolderTarget(maker);
    const first = await maker.release(aSite([rope]));
    await bring();
    await maker.release(aSite([wire, yarn]));
    await bring(new FaultyTarget(target, { step: 4, moment: 'after' })).catch(() => null);
    maker.goTo(first);
    await bring();
    expect(served(root)).toEqual(sorted(filesOf(aSite([rope]))));
  });

  it('whatever the releases are', async () => {
    const slugs = ['a', 'b', 'c', 'd', 'e'];
    const plots = fc.uniqueArray(
      fc.record({
        slug: fc.constantFrom(...slugs),
        section: fc.constantFrom('x', 'y', 'z'),
        picture: fc.constantFrom('p1', 'p2', 'p3'),
        names: fc.subarray(slugs),
      }),
      { selector: ({ slug }) => slug },
    );
    const way = fc.array(
      fc.record({ plots, step: fc.nat(25), moment: fc.constantFrom(...moments) }),
      { minLength: 2, maxLength: 6 },
    );
    const maker = aReleaseMaker();
    await fc.assert(
      fc.asyncProperty(way, async (stations) => {
        const { root, target, bring } = aPagesFolder(maker);
        let last: Plot[] = [];
        for (const { plots: next, ...pull } of stations) {
          await maker.release(aSite(next));
          await bring(new FaultyTarget(target, pull)).catch(() => null);
          expect(pagesWithoutAssets(served(root))).toEqual([]);
          last = next;
        }
        await bring();
        expect(served(root)).toEqual(sorted(filesOf(aSite(last))));
      }),
      { numRuns: 40 },
    );
  });
});
