import { describe, expect, it, onTestFinished } from 'vitest';
import { aFolder, aRenderer } from '../test/magazine.ts';
import { differenceOf } from './compare.ts';
import { carryOut, type Edit } from './edits.ts';
import { FeedServer } from './feed-server.ts';
import { Publisher } from './publisher.ts';
import { aSeededNewsroom } from './seed.ts';

/** A publisher that has released the seeded magazine after these edits, all at once. */
async function released(edits: readonly Partial<Edit>[]): Promise<Publisher> {
  const feed = await FeedServer.start();
  feed.newsroom = aSeededNewsroom({ instalments: 2, leavesLooseEnds: false });
  for (const edit of edits)
    carryOut(feed.newsroom, { kind: '', which: 0, value: 0, other: 0, then: 'go on', ...edit });
  const publisher = new Publisher({
    folder: aFolder(),
    cms: feed.access,
    renderer: aRenderer(),
  });
  onTestFinished(async () => {
    await publisher.stop();
    await feed.stop();
  });
  await publisher.follow();
  return publisher;
}

describe('two releases', () => {
  it('are equal where they say the same', async () => {
    expect(differenceOf(await released([]), await released([]))).toBeNull();
  });

  it('differ in the first page that does, shown around the first character that does', async () => {
    const renamed = await released([{ kind: 'settings: title' }]);
    const difference = differenceOf(renamed, await released([]));
    expect(difference).toMatch(/^\d+ of \d+ differ. The first page: \/\n/);
    expect(difference).toContain('"title\\":\\"One\\"');
    expect(difference).toContain('"title\\":\\"Precept\\"');
  });

  it('differ in a page that one of them lacks', async () => {
    const more = await released([{ kind: 'page: create', value: 3 }]);
    const difference = differenceOf(await released([]), more);
    expect(difference).toContain('/twine/');
  });

  it('differ in what is gone, where all pages are the same', async () => {
    const gone = await released([
      { kind: 'page: create', other: 1 },
      { kind: 'page: delete', which: 2 },
    ]);
    const difference = differenceOf(gone, await released([]));
    expect(difference).toContain('1 of 1 differ. The first rule: /rope/');
    expect(difference).toMatch(/incremental: .*410[^]*full: +nothing/);
  });

  it('are not compared while something is held', async () => {
    const broken = await released([{ kind: 'break an article' }]);
    expect(differenceOf(broken, broken)).toMatch(/^A document or page is held at the end: .*title/);
  });
});
