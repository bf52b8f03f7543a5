import { expect, it, onTestFinished } from 'vitest';
import type { Page } from '@standfirst/site/model';
import { build, siteSteps } from '../../lib/build.ts';
import { loadRenderer, type Renderer } from '../renderer.ts';
import { aFolder } from '../test/magazine.ts';
import { FeedServer } from './feed-server.ts';
import { Publisher } from './publisher.ts';
import { aSeededNewsroom } from './seed.ts';

/** The compiled site on threads that no other test has used. */
async function aRenderer(): Promise<Renderer> {
  const renderer = await loadRenderer();
  onTestFinished(() => renderer.stop());
  return renderer;
}

/** Every page object of the magazine that sequences begin with. */
async function seededPages(renderer: Renderer): Promise<Page[]> {
  const feed = await FeedServer.start();
  onTestFinished(() => feed.stop());
  feed.newsroom = aSeededNewsroom({ instalments: 40, leavesLooseEnds: false });
  const pages: Page[] = [];
  const render = (page: Page) => {
    pages.push(page);
    return renderer.render(page);
  };
  const publisher = new Publisher({
    folder: aFolder(),
    cms: feed.access,
    renderer: { ...renderer, render },
  });
  await publisher.follow();
  await publisher.stop();
  return pages;
}

// What lets both sides of the comparison share rendered pages: see shared-renderer.ts.
it('renders a page object to the same bytes on any thread and after any other page', async () => {
  await build(siteSteps, { env: process.env, say: () => undefined });
  const [one, other] = [await aRenderer(), await aRenderer()];
  const pages = await seededPages(one);
  expect(new Set(pages.map(({ template }) => template)).size).toBe(12);
  const forwards = await Promise.all(pages.map((page) => one.render(page)));
  const backwards = await Promise.all(pages.toReversed().map((page) => other.render(page)));
  expect(backwards.toReversed()).toEqual(forwards);
});
