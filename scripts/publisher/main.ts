/** The publisher's process: follows the change feed, makes releases, shows previews. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Mirror } from '@standfirst/site/content';
import { consoleLog, reasonOf } from '../lib/log.ts';
import { blobsPath, siteDatabasePath } from '../lib/paths.ts';
import { readSettings } from '../lib/settings.ts';
import { Blobs } from './blobs.ts';
import { openDatabase } from './database.ts';
import { DiskFullError, namingFullDisk } from './disk.ts';
import { landingListener } from './landing-server.ts';
import { LandingWatch } from './landing-watch.ts';
import { landingReportOn } from './landing.ts';
import { LateWatch } from './late-watch.ts';
import { Loop } from './loop.ts';
import { noteLostFiles } from './lost-files.ts';
import { publish, type Published } from './publish.ts';
import { preview, type PreviewContext } from './preview.ts';
import { pullChanges } from './pull.ts';
import { loadRenderer } from './renderer.ts';
import { Tidier } from './tidy.ts';
import { wakeListener } from './wake.ts';

const log = consoleLog('publisher');

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const db = openDatabase(siteDatabasePath(settings.dataDir));
  const mirror = new Mirror(db);
  const blobs = new Blobs(blobsPath(settings.dataDir));
  const cms = { url: settings.cmsUrl, token: settings.publisherToken, fetch };
  const context = {
    db,
    mirror,
    blobs,
    log,
    renderer: await loadRenderer(),
    siteUrl: settings.siteUrl,
    allowCollapse: process.env['ALLOW_COLLAPSE'] === '1',
  };
  const watch = new LandingWatch({
    db,
    mirror,
    siteUrl: settings.siteUrl,
    fetch,
    now: () => new Date(),
    log,
  });
  const late = new LateWatch({ db, mirror, blobs, cms, log, onReady: () => loop.ask() });
  const blobsRoot = blobsPath(settings.dataDir);
  const tidier = new Tidier({
    db,
    blobsRoot,
    releasesKept: settings.releasesKept,
    now: Date.now,
    steadyMs: () => performance.now(),
    log,
  });
  let trouble: string | null = null;

  const work = async (): Promise<void> => {
    watch.rest();
    const fault = await pullChanges({ db, mirror, blobs, cms, log }).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    // A CMS that is down must not keep new templates from being used, but half a pull is no magazine.
    const { cursor, remaining } = mirror.state();
    try {
      late.takeOver();
      if (fault === null || (cursor > 0 && remaining === 0)) report(await publish(context));
    } finally {
      watch.look();
    }
    if (fault !== null) throw fault.error;
    void late.look();
    await tidier.perhaps();
  };

  const workAndTell = () =>
    work().then(
      () => void (trouble = null),
      async (cause: unknown) => {
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
  const drafts = { ...context, cms: { ...cms, token: settings.previewToken }, now: Date.now };
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
    if (request.url?.startsWith('/preview/') === true) answerPreview(drafts, { request, response });
    else if (request.url?.startsWith('/landing/') === true) landings(request, response);
    else heard(request, response);
  });
  if (settings.publisherPort !== null) bell.listen(settings.publisherPort, '127.0.0.1');
  for (const address of await noteLostFiles({ db, mirror, blobs, cms, blobsRoot }))
    log('warn', `${address} is lost on the disk; it is made again.`);
  loop.start();

  const stop = async (): Promise<void> => {
    bell.close();
    await loop.stop();
    await watch.stop();
    void late.stop();
    await context.renderer.stop();
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

function report(published: Published | null): void {
  if (published === null) return;
  const { release, rendered, removed, failed, tookMs } = published;
  log(
    'info',
    `release ${release}: ${rendered} rendered, ${removed} removed, ${failed} held, ${tookMs} ms`,
  );
}

main().catch((error: unknown) => {
  log('error', reasonOf(error));
  process.exit(1);
});
