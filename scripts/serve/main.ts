/** The site's process: serves the live release, whatever the publisher and the CMS are doing. */
import { consoleLog, reasonOf } from '../lib/log.ts';
import { blobsPath, siteDatabasePath, viewsPath } from '../lib/paths.ts';
import { readSettings, type Settings } from '../lib/settings.ts';
import { siteServer } from './server.ts';
import { Views } from './views/views.ts';

const log = consoleLog('site');

function main(): void {
  const settings = readSettings(process.env);
  const views = viewsOf(settings);
  const server = siteServer({
    databasePath: siteDatabasePath(settings.dataDir),
    blobsRoot: blobsPath(settings.dataDir),
    cms: { url: settings.cmsInternalUrl, token: settings.publisherToken, fetch },
    previewOrigin:
      settings.publisherPort === null ? null : `http://127.0.0.1:${settings.publisherPort}`,
    isHttps: settings.siteUrl.startsWith('https:'),
    readers: {
      siteUrl: settings.siteUrl,
      wakeSecret: settings.wakeSecret,
      proxyCount: settings.proxyCount,
      now: Date.now,
    },
    ...(views === null ? {} : { views }),
    log,
  });
  server.on('error', (error) => {
    log(
      'error',
      `The site can't listen on ${settings.host}:${settings.sitePort}: ${reasonOf(error)}`,
    );
    process.exit(1);
  });
  server.listen(settings.sitePort, settings.host);
  const end = async (): Promise<void> => {
    await views?.stop();
    process.exit(0);
  };
  const stop = (): void => {
    server.close(() => void end());
    server.closeAllConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** What counts views; `null` where nothing can be kept of them. The magazine is served all the same. */
function viewsOf(settings: Settings): Views | null {
  try {
    return new Views({
      cmsUrl: settings.cmsInternalUrl,
      wakeSecret: settings.wakeSecret,
      proxyCount: settings.proxyCount,
      siteUrl: settings.siteUrl,
      databasePath: siteDatabasePath(settings.dataDir),
      folder: viewsPath(settings.dataDir),
      fetch,
      now: Date.now,
      log,
    });
  } catch (error) {
    log('error', `Views are not counted: ${reasonOf(error)} See to the folder and start again.`);
    return null;
  }
}

main();
