import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type PanelApi } from './panel-api.ts';
import { administrator, startStandfirst, type Standfirst } from './standfirst.ts';
import { until } from './until.ts';

describe('when a part dies', () => {
  let standfirst: Standfirst;
  let panel: PanelApi;
  let section: string;
  let author: string;

  beforeAll(async () => {
    standfirst = await startStandfirst({ demo: false });
    panel = await signIn(standfirst.cmsUrl, administrator);
    section = await panel.create('section', {
      name: 'Finance',
      slug: 'finance',
      position: 1,
      colour: 'oxblood',
    });
    author = await panel.create('author', { name: 'Ann Cole', slug: 'ann-cole', role: 'Reporter' });
    await publishArticle('first');
    await until(
      'the first article is served',
      async () => (await page('/articles/first/')).status === 200,
    );
  });
  afterAll(() => standfirst.stop());

  async function publishArticle(slug: string): Promise<string> {
    const id = await panel.create('article', {
      title: `Article ${slug}`,
      slug,
      kind: 'news',
      body: 'The council met and decided.',
      section: { connect: [{ documentId: section }] },
      bylines: [{ author: { connect: [{ documentId: author }] } }],
    });
    await panel.publish('article', id);
    return id;
  }

  async function page(address: string): Promise<{ status: number; text: string }> {
    const response = await fetch(`${standfirst.siteUrl}${address}`);
    return { status: response.status, text: await response.text() };
  }

  /** Asks for the front page and an article over and over; every answer must be whole. */
  function watchReaders(): () => Promise<number> {
    let asked = 0;
    let failure: Error | null = null;
    let watching = true;
    const watch = (async () => {
      while (watching) {
        for (const address of ['/', '/articles/first/']) {
          const { status, text } = await page(address);
          if (status !== 200 || !text.includes('</html>'))
            failure ??= new Error(`${address} answered ${status}`);
          asked += 1;
        }
      }
    })();
    return async () => {
      watching = false;
      await watch;
      if (failure !== null) throw failure;
      return asked;
    };
  }

  /** Kills the publisher when it has taken changes over and has not released them: it is rendering. */
  async function killInTheMiddle(): Promise<number> {
    const db = new DatabaseSync(join(standfirst.dataDir, 'site.db'), { readOnly: true });
    const unreleased = db.prepare('SELECT count(*) AS n FROM dirty_tags');
    const isRendering = () => Number(unreleased.get()?.['n']) > 0;
    try {
      return await until('the publisher was killed while it rendered', async () => {
        const pid = standfirst.pid('publisher');
        while (!isRendering()) await new Promise((resolve) => setImmediate(resolve));
        process.kill(pid, 'SIGKILL');
        // It may have finished between the look and the kill; then the next one is tried.
        return isRendering() ? pid : null;
      });
    } finally {
      db.close();
    }
  }

  it('serves the old release throughout and the new one after the publisher was killed in the middle of a render', async () => {
    const readersSawWholePages = watchReaders();
    const articles = Array.from({ length: 25 }, (_value, index) => `killed-${index}`);
    const publishing = (async () => {
      for (const slug of articles) await publishArticle(slug);
    })();
    const killed = await killInTheMiddle();
    await publishing;
    for (const slug of articles)
      await until(
        `${slug} is served`,
        async () => (await page(`/articles/${slug}/`)).status === 200,
      );
    expect(standfirst.pid('publisher')).not.toBe(killed);
    expect(await readersSawWholePages()).toBeGreaterThan(0);
  });

  it('serves the old release throughout and the new one after the CMS was killed in the middle of a pull', async () => {
    const readersSawWholePages = watchReaders();
    const articles = Array.from({ length: 10 }, (_value, index) => `pulled-${index}`);
    for (const slug of articles) await publishArticle(slug);
    process.kill(standfirst.pid('cms'), 'SIGKILL');
    await until('the CMS is seen to be down', async () =>
      (await page('/healthz')).text.includes('"cms":"down"'),
    );
    await until(
      'everything is served again',
      async () => (await page('/healthz')).text.includes('"cms":"up","behindBy":0'),
      60_000,
    );
    for (const slug of articles) expect((await page(`/articles/${slug}/`)).status).toBe(200);
    expect(await readersSawWholePages()).toBeGreaterThan(0);
  });
});
