/** A thread that renders the pages it is sent. See pool.ts. */
import { parentPort } from 'node:worker_threads';
import { pathToFileURL } from 'node:url';
import type { Page } from '@standfirst/site/model';
import { reasonOf } from '../lib/log.ts';
import { rendererEntry } from '../lib/paths.ts';
import type { WorkerAnswer } from './pool.ts';
import type { RenderedPage } from './renderer.ts';

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
