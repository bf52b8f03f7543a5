/** The publisher's process: follows the change feed, makes releases, shows previews. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { previewFolder } from '@standfirst/shared-types';
import { consoleLog, reasonOf } from '../lib/log.ts';
import { siteDatabasePath } from '../lib/paths.ts';
import { readSettings } from '../lib/settings.ts';
import { DiskFullError, namingFullDisk } from './disk.ts';
import { landingListener } from './landing-server.ts';
import { LandingWatch } from './landing-watch.ts';
import { landingReportOn } from './landing.ts';
import { look } from './look.ts';
import { Loop } from './loop.ts';
import { noteLostFiles } from './lost-files.ts';
import { openParts } from './parts.ts';
import { PoolError } from './pool.ts';
import { preview, type PreviewContext } from './preview.ts';
import { SearchIndexer } from './search/indexer.ts';
import { ShareImages } from './share/images.ts';
import { TargetFollowers, targetsOf } from './targets/index.ts';
import { wakeListener } from './wake.ts';

const log = consoleLog('publisher');

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const parts = await openParts(
    { settings, allowCollapse: process.env['ALLOW_COLLAPSE'] === '1', log },
    () => loop.ask(),
  );
  const { db, mirror, late, tidier } = parts;
  const targets = new TargetFollowers({
    db,
    targets: await targetsOf(settings, parts.blobs),
    everyMs: settings.pollMs,
    log,
  });
  const watch = new LandingWatch({
    db,
    mirror,
    siteUrl: settings.siteUrl,
    fetch,
    now: () => new Date(),
    log,
  });
  const search = new SearchIndexer({
    ...parts,
    databasePath: siteDatabasePath(settings.dataDir),
    onRelease: () => targets.ask(),
  });
  const share = new ShareImages({ ...parts, onRelease: () => targets.ask() });
  let trouble: string | null = null;

  const work = async (): Promise<void> => {
    watch.rest();
    try {
      if ((await look(parts)) !== null) {
        targets.ask();
        share.ask();
        search.ask();
      }
    } finally {
      watch.look();
    }
    void late.look();
    await tidier.perhaps();
  };

  const workAndTell = () =>
    work().then(
      () => void (trouble = null),
      async (cause: unknown) => {
        if (cause instanceof PoolError) {
          log('error', `${reasonOf(cause)} The publisher ends; it must be started again.`);
          process.exit(1);
        }
        const error = namingFullDisk(cause, settings.dataDir);
        trouble = reasonOf(error);
        // What is no longer needed may be just the room that is missing.
        if (error instanceof DiskFullError) await tidier.perhaps().catch(() => undefined);
        throw error;
      },
    );

  const loop = new Loop({ work: workAndTell, everyMs: settings.pollMs, log });
  const heard = wakeListener({
    secret: settings.wakeSecret,
    now: Date.now,
    onWake: () => loop.ask(),
  });
  const drafts = {
    ...parts,
    cms: { ...parts.cms, token: settings.previewToken },
    panelOrigin: settings.cmsUrl,
    now: Date.now,
  };
  const landings = landingListener({
    secret: settings.wakeSecret,
    now: Date.now,
    answer: (question) => {
      const report = landingReportOn({ db, mirror, trouble }, question);
      watch.lookFirst(question);
      return report;
    },
    log,
  });
  const bell = createServer((request, response) => {
    if (request.url?.startsWith(previewFolder) === true)
      answerPreview(drafts, { request, response });
    else if (request.url?.startsWith('/landing/') === true) landings(request, response);
    else heard(request, response);
  });
  if (settings.publisherPort !== null) bell.listen(settings.publisherPort, '127.0.0.1');
  for (const address of await noteLostFiles(parts))
    log('warn', `${address} is lost on the disk; it is made again.`);
  loop.start();
  targets.start();
  share.ask();
  search.ask();

  const stop = async (): Promise<void> => {
    bell.close();
    await loop.stop();
    await targets.stop();
    await watch.stop();
    await share.stop();
    await search.stop();
    void late.stop();
    await parts.renderer.stop();
    db.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
}

function answerPreview(
  context: PreviewContext,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): void {
  preview(context, request.url ?? '').then(
    ({ status, headers, body }) => response.writeHead(status, headers).end(body),
    (error: unknown) => {
      log('error', `Preview: ${reasonOf(error)}`);
      response.writeHead(500).end();
    },
  );
}

main().catch((error: unknown) => {
  log('error', reasonOf(error));
  process.exit(1);
});
