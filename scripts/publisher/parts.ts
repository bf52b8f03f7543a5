import { Mirror } from '@standfirst/site/content';
import type { Log } from '../lib/log.ts';
import { blobsPath, siteDatabasePath } from '../lib/paths.ts';
import type { Settings } from '../lib/settings.ts';
import { Blobs } from './blobs.ts';
import type { CmsAccess } from './cms.ts';
import { openDatabase } from './database.ts';
import { lockFolder } from './lock.ts';
import { LateWatch } from './late-watch.ts';
import type { PublishContext } from './publish.ts';
import { loadRenderer } from './renderer.ts';
import { Tidier } from './tidy.ts';

/** What every publisher is made of, whether it stays or goes after one look. */
export interface PublisherParts extends PublishContext {
  blobsRoot: string;
  cms: CmsAccess;
  late: LateWatch;
  tidier: Tidier;
  renderer: Awaited<ReturnType<typeof loadRenderer>>;
}

/** Opens the publisher's database and loads the compiled site. `onReady` hears of late files. */
export async function openParts(
  { settings, allowCollapse, log }: { settings: Settings; allowCollapse: boolean; log: Log },
  onReady: () => void,
): Promise<PublisherParts> {
  const databasePath = siteDatabasePath(settings.dataDir);
  const blobsRoot = blobsPath(settings.dataDir);
  lockFolder(settings.dataDir);
  const db = openDatabase(databasePath);
  const mirror = new Mirror(db);
  const blobs = new Blobs(blobsRoot);
  const cms = { url: settings.cmsInternalUrl, token: settings.publisherToken, fetch };
  return {
    db,
    mirror,
    blobs,
    blobsRoot,
    cms,
    log,
    allowCollapse,
    siteUrl: settings.siteUrl,
    renderer: await loadRenderer({ databasePath, blobsRoot, siteUrl: settings.siteUrl }),
    late: new LateWatch({ db, mirror, blobs, cms, log, onReady }),
    tidier: new Tidier({
      db,
      blobsRoot,
      releasesKept: settings.releasesKept,
      now: Date.now,
      steadyMs: () => performance.now(),
      log,
    }),
  };
}
