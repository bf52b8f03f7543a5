import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { anArticle, theBasics } from '../../site/test/factories.ts';
import { LateWatch } from './late-watch.ts';
import { publishOnce } from './once.ts';
import { FolderTarget } from './targets/folder.ts';
import { FakeCms, status } from './test/fake-cms.ts';
import { aFolder, aMagazine } from './test/magazine.ts';

/** A magazine whose CMS runs, and folders that follow it. */
async function aHost(roots = [join(aFolder(), 'www')]) {
  const cms = await FakeCms.start();
  onTestFinished(() => cms.stop());
  const magazine = aMagazine();
  const { context, blobsRoot, databasePath, blobs } = magazine;
  let tidied = 0;
  const once = () =>
    publishOnce({
      ...context,
      blobsRoot,
      databasePath,
      cms: cms.access,
      late: new LateWatch({ ...context, cms: cms.access, onReady: () => undefined }),
      hasLateFiles: () => false,
      targets: roots.map((root) => new FolderTarget({ root, host: null }, blobs)),
      tidier: { perhaps: () => Promise.resolve(void (tidied += 1)) },
    });
  const shown = (name: string, root = roots[0] ?? '') => {
    const path = join(root, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : null;
  };
  return { cms, once, shown, magazine, roots, tidied: () => tidied };
}

describe('publishing once', () => {
  it('pulls, renders, releases, and brings the targets to the release', async () => {
    const { cms, once, shown, tidied } = await aHost();
    cms.publish(...theBasics(), anArticle());
    expect(await once()).toEqual([]);
    expect(shown('articles/rope/index.html')).toContain('The rope that held');
    expect(tidied()).toBe(1);
  });

  it('a second time renders and writes only what changed', async () => {
    const { cms, once, shown, magazine } = await aHost();
    cms.publish(...theBasics(), anArticle());
    await once();
    magazine.context.renderer.asked.length = 0;
    expect(await once()).toEqual([]);
    expect(magazine.context.renderer.asked).toEqual([]);
    cms.publish(anArticle({ title: 'The rope that broke' }));
    expect(await once()).toEqual([]);
    expect(shown('articles/rope/index.html')).toContain('The rope that broke');
    expect(magazine.context.renderer.asked).not.toContain('/robots.txt');
  });

  it('names what is held and publishes the rest', async () => {
    const { cms, once, shown } = await aHost();
    cms.publish(...theBasics(), anArticle(), { type: 'article', id: 'broken', slug: 'broken' });
    const faults = await once();
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^Held: article broken: .*title/);
    expect(shown('articles/rope/index.html')).toContain('The rope that held');
  });

  it('says why when the CMS fails, and leaves the targets as they are', async () => {
    const { cms, once, shown } = await aHost();
    cms.publish(...theBasics(), anArticle());
    await once();
    cms.publish(anArticle({ title: 'The rope that broke' }));
    cms.nextAnswers.push(status(500));
    expect(await once()).toEqual([expect.stringContaining('The CMS answered 500')]);
    expect(shown('articles/rope/index.html')).toContain('The rope that held');
  });

  it('says which target failed, and brings the others up to date', async () => {
    const roots = [join(aFolder(), 'broken'), join(aFolder(), 'whole')];
    const { cms, once, shown } = await aHost(roots);
    mkdirSync(roots[0] ?? '');
    writeFileSync(join(roots[0] ?? '', 'thesis.doc'), 'years of work');
    cms.publish(...theBasics(), anArticle());
    expect(await once()).toEqual([expect.stringMatching(/^folder .*broken: .*did not write/)]);
    expect(shown('articles/rope/index.html', roots[1])).toContain('The rope that held');
  });
});
