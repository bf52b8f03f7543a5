/** A thread that renders the pages it is sent. See pool.ts. */
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { pathToFileURL } from 'node:url';
import type { Page } from '@standfirst/site/model';
import { reasonOf } from '../lib/log.ts';
import { rendererEntry } from '../lib/paths.ts';
import type { WorkerAnswer } from './pool.ts';
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

parentPort?.on('message', ({ id, page }: { id: number; page: Page }) => {
  const answer = (message: WorkerAnswer) => parentPort?.postMessage(message);
  render(page).then(
    (rendered) => answer({ id, page: rendered }),
    (error: unknown) => answer({ id, reason: reasonOf(error) }),
  );
});
