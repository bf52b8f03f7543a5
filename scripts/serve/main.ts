/** The site's process: serves the live release, whatever the publisher and the CMS are doing. */
import { consoleLog, reasonOf } from '../lib/log.ts';
import { blobsPath, siteDatabasePath } from '../lib/paths.ts';
import { readSettings } from '../lib/settings.ts';
import { siteServer } from './server.ts';

const log = consoleLog('site');

function main(): void {
  const settings = readSettings(process.env);
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
  const stop = (): void => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main();
