import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  anArticle,
  anAuthor,
  aSection,
  published,
  theBasics,
  withdrawn,
} from '../../../site/test/factories.ts';
import { pinRelease } from '../../releases/releases.ts';
import { noteLostFiles } from '../lost-files.ts';
import { publish } from '../publish.ts';
import { aFolder, aMagazine, type TestMagazine } from '../test/magazine.ts';
import { commitIndex } from './commit.ts';
import { SearchIndexer, type IndexerContext } from './indexer.ts';
import { makeIndex } from './make-index.ts';
import { openIndex, serve } from './test/find.ts';

let magazine: TestMagazine;
let url: string;

beforeEach(async () => {
  magazine = aMagazine();
  magazine.take(
    [
      ...theBasics(),
      aSection({ slug: 'care', name: 'Social care' }),
      anAuthor({ slug: 'bo', name: 'Bo Quillfeather' }),
      anArticle({ firstPublishedAt: '2025-03-01T09:00:00.000Z' }),
      anArticle({
        slug: 'bridge',
        title: 'A bridge to nowhere',
        standfirst: 'It was cheap.',
        body: 'The *ferryman* objects &amp; waits.',
        kind: 'opinion',
        section: 'section-care',
        bylines: [{ author: 'author-bo', roleAtPublication: null }],
      }),
    ].map(published),
  );
  await publish(magazine.context);
  url = await serve(magazine);
});

function anIndexer(pace?: IndexerContext['pace']): SearchIndexer {
  const { databasePath, blobsRoot, context } = magazine;
  const indexer = new SearchIndexer({
    ...context,
    databasePath,
    blobsRoot,
    onRelease: () => magazine.said.push('index is live'),
    ...(pace === undefined ? {} : { pace }),
  });
  onTestFinished(() => indexer.stop());
  return indexer;
}

/** The files of the live index. */
function indexEntries(): unknown[] {
  return magazine.db
    .prepare(
      "SELECT address, blob FROM entries, live WHERE address LIKE '/search/index/%' AND since <= release AND (until IS NULL OR until > release) ORDER BY address",
    )
    .all();
}

describe('the index', () => {
  it('finds an article by its headline, standfirst, text and author', async () => {
    await anIndexer().make();
    const { find } = await openIndex(url);
    for (const words of ['nowhere', 'cheap', 'ferryman', 'Quillfeather'])
      expect([words, await find(words)]).toEqual([words, ['/articles/bridge/']]);
    expect(await find('zeppelin')).toEqual([]);
  });

  it('narrows by section, kind, author and year, and says how many each leaves', async () => {
    await anIndexer().make();
    const { find, filters } = await openIndex(url);
    expect(await filters()).toEqual({
      section: { Finance: 1, 'Social care': 1 },
      kind: { News: 1, Opinion: 1 },
      author: { 'Ann Cole': 1, 'Bo Quillfeather': 1 },
      year: { 2025: 1, 2026: 1 },
    });
    expect(await find(null, { filters: { year: '2025' } })).toEqual(['/articles/rope/']);
  });

  it('can give the newest first', async () => {
    await anIndexer().make();
    const { find } = await openIndex(url);
    const newest = await find(null, { sort: { date: 'desc' } });
    expect(newest).toEqual(['/articles/bridge/', '/articles/rope/']);
  });

  it('shows a result’s words without markup', async () => {
    await anIndexer().make();
    const { answer } = await openIndex(url);
    const [result] = (await answer('ferryman')).results;
    expect(await result?.data()).toMatchObject({
      meta: { title: 'A bridge to nowhere', section: 'Social care', byline: 'Bo Quillfeather' },
      excerpt: expect.stringContaining('The <mark>ferryman</mark> objects & waits.') as string,
    });
  });
});

describe('an article', () => {
  it('that was published since is found in the next index', async () => {
    const indexer = anIndexer();
    await indexer.make();
    magazine.take([published(anArticle({ slug: 'tram', title: 'A tram named Desmond' }))]);
    await publish(magazine.context);
    await indexer.make();
    expect(await (await openIndex(url)).find('Desmond')).toEqual(['/articles/tram/']);
  });

  it('that is withdrawn takes its words along with its page, and is not in the next index', async () => {
    const indexer = anIndexer();
    await indexer.make();
    const before = await openIndex(url);
    magazine.take([withdrawn(anArticle({ slug: 'bridge' }))]);
    await publish(magazine.context);
    await expect(before.find('ferryman')).rejects.toThrow();
    await indexer.make();
    expect(await (await openIndex(url)).find('ferryman')).toEqual([]);
  });

  it('that is withdrawn while the index is made is in no release of it', async () => {
    const { databasePath, blobsRoot, db } = magazine;
    const folder = join(aFolder(), 'index');
    const siteUrl = 'https://precept.example';
    const made = await makeIndex({ databasePath, blobsRoot, siteUrl, folder, known: null });
    magazine.take([withdrawn(anArticle({ slug: 'bridge' }))]);
    await publish(magazine.context);
    commitIndex(db, made);
    await expect((await openIndex(url)).find('cheap')).rejects.toThrow();
  });

  it('that went and came back while the index was made is found again', async () => {
    const bridge = anArticle({ slug: 'bridge', body: 'The ferryman is back.' });
    const indexer = anIndexer();
    await indexer.make();
    magazine.take([published(bridge), published(anArticle({ slug: 'tram' }))]);
    await publish(magazine.context);
    await indexer.make();
    magazine.take([published(anArticle({ slug: 'tram', body: 'Another word.' }))]);
    await publish(magazine.context);
    const { databasePath, blobsRoot, db } = magazine;
    const known = String(db.prepare('SELECT digest FROM search_index').get()?.['digest']);
    const place = { databasePath, blobsRoot, siteUrl: 'https://precept.example' };
    const made = await makeIndex({ ...place, folder: join(aFolder(), 'index'), known });
    magazine.take([withdrawn(bridge)]);
    await publish(magazine.context);
    magazine.take([published(bridge)]);
    await publish(magazine.context);
    commitIndex(db, made);
    await indexer.make();
    expect(await (await openIndex(url)).find('ferryman')).toEqual(['/articles/bridge/']);
  });

  it('that comes back as it was is found again', async () => {
    const indexer = anIndexer();
    await indexer.make();
    const bridge = anArticle({ slug: 'bridge', body: 'The ferryman is back.' });
    magazine.take([published(bridge)]);
    await publish(magazine.context);
    await indexer.make();
    magazine.take([withdrawn(bridge)]);
    await publish(magazine.context);
    magazine.take([published(bridge)]);
    await publish(magazine.context);
    await indexer.make();
    expect(await (await openIndex(url)).find('ferryman')).toEqual(['/articles/bridge/']);
  });
});

describe('the publisher', () => {
  it('publishes while an index is made, and neither loses what the other did', async () => {
    const events: string[] = [];
    const making = anIndexer()
      .make()
      .then(() => events.push('index'));
    magazine.take([published(anArticle({ slug: 'tram', title: 'A tram named Desmond' }))]);
    await publish(magazine.context);
    events.push('article');
    expect(magazine.bodyAt('/articles/tram/')).toContain('Desmond');
    await making;
    expect(events).toEqual(['article', 'index']);
    expect(magazine.bodyAt('/articles/tram/')).toContain('Desmond');
    expect(await (await openIndex(url)).find('nowhere')).toEqual(['/articles/bridge/']);
  });

  it('makes no release where no article has changed', async () => {
    const indexer = anIndexer();
    const release = await indexer.make();
    expect(release).not.toBeNull();
    magazine.take([published(anAuthor({ slug: 'new', name: 'New Hand' }))]);
    await publish(magazine.context);
    const before = magazine.live.release();
    expect(await indexer.make()).toBeNull();
    expect(magazine.live.release()).toEqual(before);
  });

  it('has an index in a release of its own, from which one can go back', async () => {
    const indexer = anIndexer();
    expect(indexEntries()).toEqual([]);
    expect(await indexer.make()).toBe(2);
    const first = indexEntries();
    magazine.take([published(anArticle({ slug: 'tram' }))]);
    await publish(magazine.context);
    expect(await indexer.make()).toBe(4);
    expect(indexEntries()).not.toEqual(first);
    pinRelease(magazine.db, '3');
    expect(indexEntries()).toEqual(first);
  });

  it('keeps the last index where the making of one fails', async () => {
    await anIndexer().make();
    const before = indexEntries();
    magazine.take([published(anArticle({ slug: 'tram' }))]);
    await publish(magazine.context);
    const hasty = anIndexer({ quietMs: 0, latestMs: 0, everyMs: 60_000, withinMs: 1 });
    await expect(hasty.make()).rejects.toThrow('It ended (SIGKILL).');
    expect(indexEntries()).toEqual(before);
    expect(magazine.bodyAt('/articles/tram/')).not.toBeNull();
  });

  it('says that the making failed, and goes on', async () => {
    anIndexer({ quietMs: 0, latestMs: 0, everyMs: 60_000, withinMs: 1 }).ask();
    await vi.waitFor(() =>
      expect(magazine.said.join()).toContain('The last index stays; next try in a while.'),
    );
  });

  it('makes one index for releases that follow each other closely', async () => {
    const indexer = anIndexer({
      quietMs: 200,
      latestMs: 60_000,
      everyMs: 60_000,
      withinMs: 60_000,
    });
    indexer.ask();
    magazine.take([published(anArticle({ slug: 'tram', title: 'A tram named Desmond' }))]);
    await publish(magazine.context);
    indexer.ask();
    await vi.waitFor(() => expect(magazine.said).toContain('index is live'), 20_000);
    expect(await (await openIndex(url)).find('Desmond')).toEqual(['/articles/tram/']);
    expect(magazine.said.filter((line) => line === 'index is live')).toHaveLength(1);
  });

  it('makes an index anew of which a file is lost', async () => {
    const indexer = anIndexer();
    await indexer.make();
    const entry = magazine.live.file('/search/index/pagefind.js');
    rmSync(join(magazine.blobsRoot, entry?.blob ?? 'none'));
    const { context, blobsRoot } = magazine;
    const cms = { url: 'http://127.0.0.1:1', token: 'token', fetch };
    expect(await noteLostFiles({ ...context, cms, blobsRoot })).toEqual([
      '/search/index/pagefind.js',
    ]);
    await indexer.make();
    expect(await (await openIndex(url)).find('nowhere')).toEqual(['/articles/bridge/']);
  });

  it('has no index where no article is left', async () => {
    const indexer = anIndexer();
    await indexer.make();
    magazine.take(['rope', 'bridge'].map((slug) => withdrawn(anArticle({ slug }))));
    await publish(magazine.context);
    await indexer.make();
    expect(indexEntries()).toEqual([]);
  });
});
