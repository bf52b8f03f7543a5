/** A small magazine with its index, served as our server serves it, and a browser to search it with. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Mirror, type StoredDocument } from '@standfirst/site/content';
import { chromium, type Browser } from 'playwright-core';
import { anArticle, anAuthor, aSection, published, theBasics } from '../../site/test/factories.ts';
import { chromiumArgs, findChromium } from '../lib/chromium.ts';
import { Blobs } from '../publisher/blobs.ts';
import { openDatabase, transaction } from '../publisher/database.ts';
import { rememberDirty } from '../publisher/dirty.ts';
import { publish } from '../publisher/publish.ts';
import { loadRenderer } from '../publisher/renderer.ts';
import { commitIndex } from '../publisher/search/commit.ts';
import { makeIndex } from '../publisher/search/make-index.ts';
import { listen } from '../publisher/test/listen.ts';
import { siteServer } from '../serve/server.ts';

/** The magazine, and how to go on publishing in it. */
export interface SearchSite {
  browser: Browser;
  url: string;
  /** Publishes documents, and makes the index anew. */
  publish: (documents: readonly StoredDocument[]) => Promise<void>;
  stop: () => Promise<void>;
}

/** Twenty-three articles about rope, and two that are not. */
export async function searchSite(): Promise<SearchSite> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-search-'));
  const [databasePath, blobsRoot] = [join(folder, 'site.db'), join(folder, 'blobs')];
  const db = openDatabase(databasePath);
  const [mirror, blobs, renderer] = [new Mirror(db), new Blobs(blobsRoot), await loadRenderer()];
  const siteUrl = 'https://precept.example';
  const log = () => undefined;
  const context = { db, mirror, blobs, renderer, siteUrl, log, allowCollapse: true };
  const publishAll = async (documents: readonly StoredDocument[]) => {
    transaction(db, () => rememberDirty(db, mirror.apply(documents.map(published))));
    await publish(context);
    const place = { databasePath, blobsRoot, siteUrl, folder: join(folder, 'index') };
    commitIndex(db, await makeIndex({ ...place, known: null }));
    rmSync(place.folder, { recursive: true });
  };
  await publishAll(magazine());
  const cms = { url: 'http://127.0.0.1:1', token: 'token', fetch };
  const server = siteServer({
    databasePath,
    blobsRoot,
    cms,
    previewOrigin: null,
    isHttps: false,
    log,
  });
  const url = await listen(server);
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    args: [...chromiumArgs],
  });
  return {
    browser,
    url,
    publish: publishAll,
    stop: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
      await renderer.stop();
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function magazine(): StoredDocument[] {
  const ropes = Array.from({ length: 23 }, (_value, n) =>
    anArticle({
      slug: `rope-${n}`,
      title: `Rope of the year, ${n + 1}`,
      firstPublishedAt: `20${n < 5 ? 24 : 26}-03-${String(n + 1).padStart(2, '0')}T09:00:00.000Z`,
    }),
  );
  const ferry = anArticle({
    slug: 'ferry',
    title: 'The ferryman <em>objects</em>',
    body: 'He wrote 1 < 2 on the pier, and nothing more.',
    kind: 'opinion',
    section: 'section-care',
    bylines: [{ author: 'author-bo', roleAtPublication: null }],
  });
  const care = aSection({ slug: 'care', name: 'Social care', position: 2 });
  const bo = anAuthor({ slug: 'bo', name: 'Bo Quillfeather' });
  return [...theBasics(), care, bo, ...ropes, ferry];
}
