/** A thread that makes pages. See pool.ts. */
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { pathToFileURL } from 'node:url';
import { Mirror } from '@standfirst/site/content';
import type { Page } from '@standfirst/site/model';
import { reasonOf } from '../lib/log.ts';
import { rendererEntry } from '../lib/paths.ts';
import { Blobs } from './blobs.ts';
import { isSystemError } from './database.ts';
import { pageMaker, type Made } from './make.ts';
import type { Order, Place, Tasks, ThreadAnswer } from './pool.ts';
import { readDocuments, type ReadDocument } from './read-documents.ts';
import type { RenderedPage } from './renderer.ts';

// Astro loads each template when it is first used. By then another build may have replaced the
// files, so every one is loaded now: what this process has begun with it keeps.
const chunks = join(dirname(rendererEntry), 'chunks');
for (const name of await readdir(chunks)) {
  if (name.endsWith('.mjs')) await import(pathToFileURL(join(chunks, name)).href);
}
const { render } = (await import(pathToFileURL(rendererEntry).href)) as {
  render: (page: Page) => Promise<RenderedPage>;
};

/** What needs the mirror, for a thread that was told where it is. */
interface Desk {
  forget(): void;
  make(addresses: readonly string[]): Promise<Made[]>;
  read(documents: Tasks['read']['ask']): ReadDocument[];
}

const desk = workerData === null ? null : deskAt(workerData as Place);
let seenState = 0;

function deskAt({ databasePath, blobsRoot, siteUrl, code }: Place): Desk {
  const db = new DatabaseSync(databasePath, { readOnly: true });
  db.exec('PRAGMA query_only = 1; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -16384;');
  const mirror = new Mirror(db);
  const blobs = new Blobs(blobsRoot);
  const make = pageMaker({ db, mirror, siteUrl, code, blobs, render });
  return {
    forget: () => mirror.forgetProjections(),
    make: async (addresses) => {
      const made: Made[] = [];
      for (const address of addresses) made.push(await make(address));
      return made;
    },
    read: (documents) => readDocuments(mirror, documents),
  };
}

async function carryOut(order: Order): Promise<Tasks[keyof Tasks]['answer']> {
  if (order.task === 'render') return render(order.ask);
  if (desk === null) throw new Error('This thread was not told where the mirror is.');
  if (order.state !== seenState) desk.forget();
  seenState = order.state;
  return order.task === 'make' ? desk.make(order.ask) : desk.read(order.ask);
}

parentPort?.on('message', (order: Order) => {
  const answer = (message: ThreadAnswer) => parentPort?.postMessage(message);
  carryOut(order).then(
    (result) => answer({ id: order.id, result }),
    (error: unknown) =>
      answer({ id: order.id, reason: reasonOf(error), isSystemFault: isSystemError(error) }),
  );
});
