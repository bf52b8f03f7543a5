/** A small magazine, published and served as ours is, with a CMS that speaks the readers' contract. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Mirror } from '@standfirst/site/content';
import {
  aComment,
  anArticle,
  aPage,
  aSection,
  published,
  theBasics,
} from '../../../site/test/factories.ts';
import { Blobs } from '../../publisher/blobs.ts';
import { openDatabase, transaction } from '../../publisher/database.ts';
import { rememberDirty } from '../../publisher/dirty.ts';
import { publish } from '../../publisher/publish.ts';
import { loadRenderer } from '../../publisher/renderer.ts';
import { listen } from '../../publisher/test/listen.ts';
import { siteServer } from '../../serve/server.ts';
import { freePort } from '../../start/preconditions.ts';
import { ContractCms } from './contract-cms.ts';

/** Signs the reader's address in these tests. */
export const wakeSecret = 'a secret of at least thirty-two characters';

/** A magazine with an article that has a comment, and a CMS. */
export interface DeskSite {
  url: string;
  cms: ContractCms;
  /** What the site's server has said. */
  said: string[];
  stop: () => Promise<void>;
}

/** Publishes and serves it. `proxyCount` as in TRUST_PROXY. */
export async function deskSite({
  proxyCount = 0,
}: { proxyCount?: number } = {}): Promise<DeskSite> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-desk-'));
  const port = await freePort();
  const siteUrl = `http://127.0.0.1:${port}`;
  const databasePath = join(folder, 'site.db');
  await publishInto({ databasePath, blobsRoot: join(folder, 'blobs'), siteUrl });
  const cms = new ContractCms();
  const cmsServer = cms.server();
  const said: string[] = [];
  const server = siteServer({
    databasePath,
    blobsRoot: join(folder, 'blobs'),
    cms: { url: await listen(cmsServer), token: 'token', fetch },
    previewOrigin: null,
    isHttps: false,
    readers: { siteUrl, wakeSecret, proxyCount, now: Date.now },
    log: (level, message) => said.push(`${level}: ${message}`),
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: siteUrl,
    cms,
    said,
    stop: async () => {
      await Promise.all([ended(server), ended(cmsServer)]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function publishInto({
  databasePath,
  blobsRoot,
  siteUrl,
}: {
  databasePath: string;
  blobsRoot: string;
  siteUrl: string;
}): Promise<void> {
  const db = openDatabase(databasePath);
  const mirror = new Mirror(db);
  const renderer = await loadRenderer();
  const documents = [
    ...theBasics(),
    aSection(),
    anArticle(),
    aComment(),
    aPage({ slug: 'terms', title: 'Terms and conditions', inFooter: true }),
  ];
  transaction(db, () => rememberDirty(db, mirror.apply(documents.map(published))));
  const said: string[] = [];
  await publish({
    db,
    mirror,
    blobs: new Blobs(blobsRoot),
    renderer,
    siteUrl,
    log: (_level, message) => said.push(message),
    allowCollapse: false,
  });
  await renderer.stop();
  db.close();
}

function ended(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
