/** A thread that makes pages. See pool.ts. */
import { readdir } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { pathToFileURL } from 'node:url';
import { Mirror } from '@standfirst/site/content';
import type { Page } from '@standfirst/site/model';
import { reasonOf } from '../lib/log.ts';
import { Blobs } from './blobs.ts';
import { isSystemError } from './database.ts';
import { pageMaker, type Made } from './make.ts';
import type { Order, Place, Tasks, ThreadAnswer, WorkerData } from './pool.ts';
import { readDocuments, type ReadDocument } from './read-documents.ts';
import type { RenderedPage } from './renderer.ts';

const { place, entry } = workerData as WorkerData;
const { render } = await loadSite(entry);

/**
 * Loads the compiled site, all of it. Astro loads each template when it is first used; by then
 * another build may have replaced the files, and Node looks for a file again even where it has the
 * module. So every one is loaded now, and found from then on without a look at the disk: what this
 * process has begun with it keeps.
 */
async function loadSite(path: string): Promise<{ render: (page: Page) => Promise<RenderedPage> }> {
  const chunks = join(dirname(path), 'chunks');
  const known = new Set<string>();
  registerHooks({
    resolve: (specifier, context, next) => {
      const url = specifier.startsWith('.') ? new URL(specifier, context.parentURL).href : null;
      return url !== null && known.has(url)
        ? { url, format: 'module', shortCircuit: true }
        : next(specifier, context);
    },
  });
  for (const name of await readdir(chunks)) {
    if (!name.endsWith('.mjs')) continue;
    const { href } = pathToFileURL(join(chunks, name));
    await import(href);
    known.add(href);
  }
  return (await import(pathToFileURL(path).href)) as Awaited<ReturnType<typeof loadSite>>;
}

/** What needs the mirror, for a thread that was told where it is. */
interface Desk {
  forget(): void;
  make(addresses: readonly string[]): Promise<Made[]>;
  read(documents: Tasks['read']['ask']): ReadDocument[];
}

const desk = place === null ? null : deskAt(place);
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
