import { rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  aComment,
  aFigure,
  anArticle,
  anAuthor,
  aPicture,
  aRedirect,
  aSection,
  aTag,
  published,
  someSettings,
  theBasics,
  withdrawn,
} from '../../site/test/factories.ts';
import { pinRelease } from '../releases/releases.ts';
import { PoolError } from './pool.ts';
import { ReleaseRefused } from './check.ts';
import { publish } from './publish.ts';
import type { RenderedPage, Renderer } from './renderer.ts';
import type { Page } from '@standfirst/site/model';
import { aMagazine, renderedAs, type TestMagazine } from './test/magazine.ts';

/** A magazine with one article, published. */
async function aPublishedMagazine(parts: Partial<Renderer> = {}): Promise<TestMagazine> {
  const magazine = aMagazine(parts);
  magazine.take([...theBasics(), anArticle()].map(published));
  await publish(magazine.context);
  magazine.context.renderer.asked.length = 0;
  magazine.said.length = 0;
  return magazine;
}

/** Everything that is live. */
function liveEntries({ db }: TestMagazine): unknown[] {
  return db
    .prepare(
      'SELECT address, blob, mime, styles FROM entries, live WHERE since <= release AND (until IS NULL OR until > release) ORDER BY address',
    )
    .all();
}

describe('a redirect', () => {
  it('is in force when the release is that has it', async () => {
    const magazine = await aPublishedMagazine();
    magazine.take([published(aRedirect({ from: '/articles/old/', to: '/articles/rope/' }))]);
    expect(magazine.live.redirect('/articles/old/')).toBeNull();
    expect(await publish(magazine.context)).toMatchObject({ release: 2, rendered: 0 });
    expect(magazine.live.redirect('/articles/old/')).toBe('/articles/rope/');
  });

  it('stays in force while the mirror is made anew', async () => {
    const magazine = await aPublishedMagazine();
    magazine.take([published(aRedirect({ from: '/articles/old/', to: '/articles/rope/' }))]);
    await publish(magazine.context);
    magazine.mirror.clear();
    expect(magazine.live.redirect('/articles/old/')).toBe('/articles/rope/');
  });

  it('goes with the release that an operator goes back from', async () => {
    const magazine = await aPublishedMagazine();
    magazine.take([withdrawn(anArticle())]);
    await publish(magazine.context);
    expect(magazine.live.isGone('/articles/rope/')).toBe(true);
    pinRelease(magazine.db, '1');
    expect(magazine.live.isGone('/articles/rope/')).toBe(false);
  });
});

describe('publishing', () => {
  it('of a first magazine makes a release of every page', async () => {
    const magazine = aMagazine();
    magazine.take([...theBasics(), anArticle()].map(published));
    magazine.mirror.advance({ cursor: 4, remaining: 0 });
    const made = await publish(magazine.context);
    expect(made).toMatchObject({ release: 1, rendered: 25, removed: 0, failed: 0 });
    expect(magazine.live.release()).toMatchObject({ release: 1, cursor: 4 });
    expect(magazine.bodyAt('/articles/rope/')).toContain('The rope that held');
  });

  it('of an empty magazine makes the pages that are always there', async () => {
    const magazine = aMagazine();
    await publish(magazine.context);
    expect(magazine.bodyAt('/')).toContain('<h1>/</h1>');
    expect(magazine.live.file('/404/')).not.toBeNull();
  });

  it('does nothing when nothing changed', async () => {
    const magazine = await aPublishedMagazine();
    expect(await publish(magazine.context)).toBeNull();
    expect(magazine.context.renderer.asked).toEqual([]);
  });

  it('renders nothing and makes no release when no reader could see a difference', async () => {
    const magazine = await aPublishedMagazine();
    magazine.take([published(aTag()), published(aPicture())]);
    magazine.mirror.advance({ cursor: 9, remaining: 0 });
    expect(await publish(magazine.context)).toBeNull();
    expect(magazine.context.renderer.asked).toEqual([]);
    expect(magazine.live.release()).toMatchObject({ release: 1, cursor: 9 });
  });

  it('renders nothing for pages that were looked at and are the same', async () => {
    const magazine = await aPublishedMagazine();
    magazine.take([withdrawn(anArticle()), published(anArticle())]);
    magazine.take([published(anArticle({ signOff: '  ' }))]);
    expect(await publish(magazine.context)).toBeNull();
    expect(magazine.context.renderer.asked).toEqual([]);
  });

  it('counts as up to date after a change that touches nothing', async () => {
    const magazine = await aPublishedMagazine();
    magazine.mirror.advance({ cursor: 77, remaining: 0 });
    expect(await publish(magazine.context)).toBeNull();
    expect(magazine.live.release()?.cursor).toBe(77);
  });

  it('renders only what a change concerns', async () => {
    const magazine = await aPublishedMagazine();
    magazine.take([published(aComment())]);
    await publish(magazine.context);
    expect(magazine.context.renderer.asked.sort()).toEqual([
      '/',
      '/404/',
      '/410/',
      '/archive/2026/10/',
      '/articles/rope/',
      '/authors/ann-cole/',
      '/sections/finance/',
    ]);
  });

  it('takes away what was withdrawn, and no longer looks at it', async () => {
    const magazine = await aPublishedMagazine();
    magazine.take([withdrawn(anArticle())]);
    expect(await publish(magazine.context)).toMatchObject({ removed: 4 });
    expect(magazine.live.file('/articles/rope/')).toBeNull();
    expect(magazine.live.file('/sitemap-2026-10.xml')).toBeNull();
    expect(magazine.live.file('/archive/2026/10/')).toBeNull();
    expect(magazine.bodyAt('/')).not.toContain('The rope that held');
  });

  it('follows a changed slug, in one step', async () => {
    const magazine = await aPublishedMagazine();
    magazine.take([published(anArticle({ id: 'article-rope', slug: 'cord' }))]);
    await publish(magazine.context);
    expect(magazine.live.file('/articles/rope/')).toBeNull();
    expect(magazine.bodyAt('/articles/cord/')).toContain('The rope that held');
  });

  it('renders everything for other code, and keeps the bytes that are the same', async () => {
    const magazine = await aPublishedMagazine();
    const before = liveEntries(magazine);
    magazine.context.renderer.code = 'code-2';
    const made = await publish(magazine.context);
    expect(made?.rendered).toBe(25);
    expect(liveEntries(magazine)).toEqual(before);
  });

  it('makes anew, for other code, what the old code derived', async () => {
    const magazine = await aPublishedMagazine();
    magazine.db.exec("UPDATE documents SET html = '<p>Old code.</p>'; DELETE FROM listing;");
    magazine.context.renderer.code = 'code-2';
    await publish(magazine.context);
    expect(magazine.bodyAt('/articles/rope/')).not.toContain('Old code.');
    expect(magazine.bodyAt('/sections/finance/')).toContain('/articles/rope/');
  });

  it('brings the site’s own files and those made from pictures', async () => {
    const bytes = Buffer.from('@font-face');
    const magazine = await aPublishedMagazine({
      assets: () => Promise.resolve([{ address: '/assets/a.css', mime: 'text/css', bytes }]),
    });
    const blob = await magazine.blobs.put('picture');
    magazine.db
      .prepare('INSERT INTO assets (address, owner, blob, mime) VALUES (?, ?, ?, ?)')
      .run('/media/bridge-480.webp', 'media-bridge', blob, 'image/webp');
    magazine.take([published(aPicture()), published(anArticle({ leadImage: aFigure() }))]);
    await publish(magazine.context);
    expect(magazine.bodyAt('/assets/a.css')).toBe('@font-face');
    expect(magazine.live.file('/media/bridge-480.webp')).toEqual({
      blob,
      mime: 'image/webp',
      styles: '',
    });
  });

  it('lets the site’s own files of an older build go, and no other', async () => {
    const asset = (address: string) => ({
      ...{ address, mime: 'text/javascript', bytes: Buffer.from(address) },
    });
    const magazine = await aPublishedMagazine({
      assets: () => Promise.resolve([asset('/assets/old.js'), asset('/favicon.svg')]),
    });
    const blob = await magazine.blobs.put('index');
    magazine.db
      .prepare("INSERT INTO entries VALUES ('/search/index/a', 1, NULL, ?, 'a/b', '')")
      .run(blob);
    const { context } = magazine;
    context.renderer.assets = () =>
      Promise.resolve([asset('/assets/new.js'), asset('/favicon.svg')]);
    context.renderer.code = 'another build';
    await publish(context);
    const isLive = (address: string) => magazine.live.file(address) !== null;
    expect(isLive('/assets/old.js')).toBe(false);
    for (const address of ['/assets/new.js', '/favicon.svg', '/search/index/a', '/', '/rss.xml'])
      expect(isLive(address), address).toBe(true);
  });

  it('lets files go that nothing was made from any more', async () => {
    const magazine = await aPublishedMagazine();
    const blob = await magazine.blobs.put('picture');
    magazine.db
      .prepare('INSERT INTO assets VALUES (?, ?, ?, ?)')
      .run('/media/a.webp', 'm', blob, 'image/webp');
    magazine.take([published(anArticle({ title: 'One' }))]);
    await publish(magazine.context);
    magazine.db.exec('DELETE FROM assets');
    magazine.take([published(anArticle({ title: 'Two' }))]);
    await publish(magazine.context);
    expect(magazine.live.file('/media/a.webp')).toBeNull();
  });

  it('brings and withdraws a file that no page shows', async () => {
    const magazine = await aPublishedMagazine();
    const blob = await magazine.blobs.put('document');
    magazine.db
      .prepare('INSERT INTO assets VALUES (?, ?, ?, ?)')
      .run('/media/a.pdf', 'm', blob, 'application/pdf');
    magazine.take([published(aPicture())]);
    await publish(magazine.context);
    expect(magazine.live.file('/media/a.pdf')?.blob).toBe(blob);
    magazine.db.exec('DELETE FROM assets');
    magazine.take([withdrawn(aPicture())]);
    await publish(magazine.context);
    expect(magazine.live.file('/media/a.pdf')).toBeNull();
  });

  it('serves one file for the same bytes uploaded twice, even under two types', async () => {
    const magazine = await aPublishedMagazine();
    const blob = await magazine.blobs.put('a,b');
    const add = magazine.db.prepare('INSERT INTO assets VALUES (?, ?, ?, ?)');
    add.run('/media/a.csv', 'one', blob, 'text/csv');
    add.run('/media/a.csv', 'two', blob, 'application/vnd.ms-excel');
    magazine.take([published(anArticle({ title: 'New' }))]);
    expect(await publish(magazine.context)).not.toBeNull();
    expect(magazine.live.file('/media/a.csv')?.mime).toBe('text/csv');
  });

  it('names the character set of text, and the styles that a page holds', async () => {
    const magazine = aMagazine({
      render: (page) => {
        const rendered = renderedAs(page);
        return Promise.resolve(
          page.template === 'feed'
            ? { ...rendered, headers: { 'content-type': 'application/rss+xml' } }
            : {
                ...rendered,
                body: rendered.body.replace('<h1>', '<style>h1{color:red}</style><h1>'),
              },
        );
      },
    });
    await publish(magazine.context);
    expect(magazine.live.file('/')).toMatchObject({
      mime: 'text/html; charset=utf-8',
      styles: expect.stringMatching(/^'sha256-[A-Za-z0-9+/]{43}='$/) as string,
    });
    expect(magazine.live.file('/rss.xml')).toMatchObject({
      mime: 'application/rss+xml; charset=utf-8',
      styles: '',
    });
  });
});

describe('a page that fails', () => {
  /** Renders pages as usual, but this one in its own way. */
  const except = (address: string, render: Renderer['render']): Partial<Renderer> => ({
    render: (page) => (page.address === address ? render(page) : Promise.resolve(renderedAs(page))),
  });
  const saysBroke = (page: Page) => JSON.stringify(page).includes('broke');
  /** Fails for a page that says "broke". */
  const failing: Renderer['render'] = (page) =>
    saysBroke(page)
      ? Promise.reject(new Error('a template fault'))
      : Promise.resolve(renderedAs(page));

  it.each<[string, Renderer['render'], string]>([
    ['throws', () => Promise.reject(new Error('a template fault')), 'a template fault'],
    [
      'answers an error',
      (page) => Promise.resolve({ ...renderedAs(page), status: 500 }),
      'the template answered 500 instead of 200.',
    ],
    [
      'breaks off',
      (page) => Promise.resolve({ ...renderedAs(page), body: `<h1>${'x'.repeat(300)}` }),
      'the page is empty or broke off.',
    ],
    [
      'names no type',
      (page) => Promise.resolve({ ...renderedAs(page), headers: {} }),
      'the template named no content type.',
    ],
  ])(
    'because its template %s keeps its last good version, while the rest goes on',
    async (_how, render, reason) => {
      let isBroken = false;
      const magazine = await aPublishedMagazine({
        render: (page) =>
          isBroken && page.address === '/articles/rope/' && saysBroke(page)
            ? render(page)
            : Promise.resolve(renderedAs(page)),
      });
      isBroken = true;
      magazine.take([
        published(anArticle({ title: 'The rope that broke' })),
        published(anArticle({ slug: 'other', title: 'The rest' })),
      ]);
      expect(await publish(magazine.context)).toMatchObject({ failed: 1 });
      expect(magazine.bodyAt('/articles/rope/')).toContain('The rope that held');
      expect(magazine.bodyAt('/articles/other/')).toContain('The rest');
      expect(magazine.bodyAt('/sections/finance/')).toContain('The rest');
      expect(magazine.live.held()).toEqual([{ what: 'article article-rope', reason }]);
      expect(magazine.said).toEqual([expect.stringContaining('Held: /articles/rope/: ') as string]);

      isBroken = false;
      magazine.take([published(anArticle({ slug: 'third' }))]);
      await publish(magazine.context);
      expect(magazine.bodyAt('/articles/rope/')).toContain('The rope that broke');
      expect(magazine.bodyAt('/sections/finance/')).toContain('The rope that broke');
      expect(magazine.live.held()).toEqual([]);
    },
  );

  it('is named by no list in its newest state', async () => {
    const magazine = await aPublishedMagazine(except('/articles/rope/', failing));
    magazine.take([published(anArticle({ title: 'The rope that broke' }))]);
    await publish(magazine.context);
    expect(magazine.bodyAt('/sections/finance/')).toContain('The rope that held');
    expect(magazine.bodyAt('/rss.xml')).toContain('The rope that held');
  });

  it('reaches, once it is mended, the list that its last good state stood in', async () => {
    const magazine = await aPublishedMagazine();
    magazine.take([published(anArticle({ section: 'section-none' }))]);
    expect(await publish(magazine.context)).toBeNull();
    expect(magazine.live.held()).toHaveLength(1);
    magazine.take([published(anArticle({ title: 'The rope that broke' }))]);
    await publish(magazine.context);
    expect(magazine.bodyAt('/sections/finance/')).toContain('The rope that broke');
    expect(magazine.live.held()).toEqual([]);
  });

  it('at its first publication is told of and stands nowhere', async () => {
    const magazine = aMagazine(except('/articles/rope/', () => Promise.reject(new Error('no'))));
    magazine.take([...theBasics(), anArticle()].map(published));
    await publish(magazine.context);
    expect(magazine.live.file('/articles/rope/')).toBeNull();
    expect(magazine.bodyAt('/sections/finance/')).not.toContain('/articles/rope/');
    expect(magazine.live.isGone('/articles/rope/')).toBe(false);
    expect(magazine.live.held()).toHaveLength(1);
  });

  it('when it is published again is as gone as it was', async () => {
    const magazine = await aPublishedMagazine(except('/articles/rope/', failing));
    magazine.take([withdrawn(anArticle())]);
    await publish(magazine.context);
    magazine.take([published(anArticle({ title: 'The rope that broke' }))]);
    await publish(magazine.context);
    expect(magazine.live.file('/articles/rope/')).toBeNull();
    expect(magazine.live.isGone('/articles/rope/')).toBe(true);
  });

  it('under a new slug stays at its old one', async () => {
    const magazine = await aPublishedMagazine(
      except('/articles/line/', () => Promise.reject(new Error('no'))),
    );
    magazine.take([
      published({ ...anArticle({ slug: 'line' }), id: anArticle().id }),
      published(aRedirect({ from: '/articles/rope/', to: '/articles/line/' })),
    ]);
    await publish(magazine.context);
    expect(magazine.bodyAt('/articles/rope/')).toContain('The rope that held');
    expect(magazine.bodyAt('/sections/finance/')).toContain('/articles/rope/');
  });

  it('leaves the others it could have taken with it alone', async () => {
    const magazine = await aPublishedMagazine(except('/articles/rope/', failing));
    magazine.take([
      published(anArticle({ title: 'The rope that broke' })),
      published(anArticle({ slug: 'other', related: ['article-rope'] })),
    ]);
    await publish(magazine.context);
    expect(magazine.bodyAt('/articles/other/')).toContain('The rope that held');
  });

  it('is told of once, however often it is tried again', async () => {
    const magazine = aMagazine(except('/articles/rope/', () => Promise.reject(new Error('no'))));
    magazine.take([...theBasics(), anArticle()].map(published));
    for (let attempt = 0; attempt < 4; attempt += 1) {
      magazine.take([published(anArticle({ slug: 'other', title: `Attempt ${attempt}` }))]);
      await publish(magazine.context);
    }
    expect(magazine.said.filter((line) => line.startsWith('Held: '))).toHaveLength(1);
    expect(
      magazine.context.renderer.asked.filter((address) => address === '/articles/rope/'),
    ).toHaveLength(4);
  });

  it('because of its content keeps its last good version too', async () => {
    const magazine = await aPublishedMagazine();
    magazine.take([withdrawn(aSection())]);
    await publish(magazine.context);
    expect(magazine.bodyAt('/articles/rope/')).toContain('The rope that held');
    expect(magazine.live.held()[0]?.reason).toContain(
      'names the section section-finance, which is not published',
    );
    expect(magazine.live.file('/sections/finance/')).toBeNull();
  });
});

describe('a page that leads to nothing', () => {
  /** Renders pages with links to these addresses, wherever their text names them. */
  const withLinks = (page: Page): Promise<RenderedPage> => {
    const rendered = renderedAs(page);
    const links = [...JSON.stringify(page).matchAll(/LINK:([^\s"]+)/g)].map(
      ([, to]) => `<a href="${to}">there</a>`,
    );
    return Promise.resolve({ ...rendered, body: `${rendered.body}${links.join('')}</html>` });
  };
  /** The same, with links to the articles whose cards a page shows, as the templates have. */
  const withCardLinks = async (page: Page): Promise<RenderedPage> => {
    const rendered = await withLinks(page);
    const cards = [...JSON.stringify(page).matchAll(/"href":"(\/articles\/[^"]+)"/g)].map(
      ([, to]) => `<a href="${to}">card</a>`,
    );
    return { ...rendered, body: `${rendered.body}${cards.join('')}</html>` };
  };
  const leadingTo = (address: string, slug = 'rope') =>
    published(anArticle({ slug, standfirst: `See LINK:${address} there` }));

  it('is held, with the address that is wrong', async () => {
    const magazine = await aPublishedMagazine({ render: withLinks });
    magazine.take([leadingTo('/articles/nowhere/#notes')]);
    await publish(magazine.context);
    expect(magazine.live.held()).toEqual([
      {
        what: 'article article-rope',
        reason:
          'It leads to /articles/nowhere/, where there is nothing. Correct the link, or publish what it leads to.',
      },
    ]);
    expect(magazine.bodyAt('/articles/rope/')).not.toContain('nowhere');
  });

  it('is released as soon as what it leads to is', async () => {
    const magazine = await aPublishedMagazine({ render: withLinks });
    magazine.take([leadingTo('/articles/later/')]);
    await publish(magazine.context);
    magazine.take([published(anArticle({ slug: 'later' }))]);
    await publish(magazine.context);
    expect(magazine.bodyAt('/articles/rope/')).toContain('href="/articles/later/"');
    expect(magazine.live.held()).toEqual([]);
  });

  it('takes with it nothing that only shows its card', async () => {
    const magazine = aMagazine({ render: withCardLinks });
    magazine.take([
      ...[...theBasics(), anArticle()].map(published),
      published(anArticle({ slug: 'bad', body: 'See LINK:/articles/nowhere/ there.' })),
    ]);
    await publish(magazine.context);
    expect(magazine.live.held().map(({ what }) => what)).toEqual(['article article-bad']);
    for (const address of ['/', '/articles/rope/', '/sections/finance/', '/authors/ann-cole/'])
      expect(magazine.bodyAt(address), address).not.toContain('/articles/bad/');
  });

  it('is none whose text only speaks of an address', async () => {
    const magazine = await aPublishedMagazine({
      render: (page) => {
        const rendered = renderedAs(page);
        return Promise.resolve({
          ...rendered,
          body: `${rendered.body}<p>Write <code>a href="/nowhere/"</code>.</p></html>`,
        });
      },
    });
    magazine.take([published(anArticle({ title: 'On links' }))]);
    await publish(magazine.context);
    expect(magazine.live.held()).toEqual([]);
  });

  it('is no such page where both come with one release', async () => {
    const magazine = await aPublishedMagazine({ render: withLinks });
    magazine.take([leadingTo('/articles/b/', 'a'), leadingTo('/articles/a/', 'b')]);
    await publish(magazine.context);
    expect(magazine.bodyAt('/articles/a/')).toContain('href="/articles/b/"');
  });

  it('takes along the one that leads to it alone', async () => {
    const magazine = await aPublishedMagazine({ render: withLinks });
    magazine.take([leadingTo('/articles/b/', 'a'), leadingTo('/articles/nowhere/', 'b')]);
    await publish(magazine.context);
    expect(magazine.live.held().map(({ what }) => what)).toEqual([
      'article article-a',
      'article article-b',
    ]);
  });

  it.each([
    '/sections/finance',
    '/articles/rope/?page=2',
    '/api/reader/me',
    'https://example.org/nothing/',
    '//example.org/nothing/',
    'mailto:desk@precept.example',
    'https://precept.example/articles/rope/',
  ])('is none that leads to %s', async (address) => {
    const magazine = await aPublishedMagazine({ render: withLinks });
    magazine.take([leadingTo(address)]);
    await publish(magazine.context);
    expect(magazine.live.held()).toEqual([]);
    expect(magazine.bodyAt('/articles/rope/')).toContain(`href="${address}"`);
  });

  it('is none that leads to what was withdrawn, or has moved', async () => {
    const magazine = await aPublishedMagazine({ render: withLinks });
    magazine.take([
      published(anArticle({ slug: 'gone' })),
      published(aRedirect({ from: '/articles/old/', to: '/articles/rope/' })),
    ]);
    await publish(magazine.context);
    magazine.take([
      withdrawn(anArticle({ slug: 'gone' })),
      leadingTo('/articles/gone/', 'a'),
      leadingTo('/articles/old/', 'b'),
    ]);
    await publish(magazine.context);
    expect(magazine.live.held()).toEqual([]);
  });
});

describe('templates that fail for most pages', () => {
  it('make no release, and nothing is held for it', async () => {
    let isBroken = false;
    const magazine = await aPublishedMagazine({
      render: (page) =>
        isBroken && page.address.startsWith('/articles/')
          ? Promise.reject(new Error('a module is missing'))
          : Promise.resolve(renderedAs(page)),
    });
    const many = Array.from({ length: 90 }, (_each, number) => anArticle({ slug: `a-${number}` }));
    magazine.take(many.map(published));
    isBroken = true;
    await expect(publish(magazine.context)).rejects.toThrow(
      /^The release was not served: 9\d of 1\d\d pages could not be made\. The first: a module is missing/,
    );
    expect([magazine.live.release()?.release, magazine.live.held()]).toEqual([1, []]);
    isBroken = false;
    await publish(magazine.context);
    expect(magazine.bodyAt('/articles/a-89/')).not.toBeNull();
  });
});

describe('a machine that fails', () => {
  it('with a disk that can’t be written to makes no release and leaves the live one', async () => {
    const magazine = await aPublishedMagazine();
    const before = liveEntries(magazine);
    rmSync(magazine.blobsRoot, { recursive: true });
    writeFileSync(magazine.blobsRoot, 'in the way');
    magazine.take([published(anArticle({ title: 'New' }))]);
    await expect(publish(magazine.context)).rejects.toThrow(/ENOTDIR/);
    expect(liveEntries(magazine)).toEqual(before);
    expect(magazine.live.held()).toEqual([]);

    rmSync(magazine.blobsRoot);
    await publish(magazine.context);
    expect(magazine.bodyAt('/articles/rope/')).toContain('New');
  });

  it('with a renderer that has died makes no release and leaves the live one', async () => {
    let isDead = false;
    const magazine = await aPublishedMagazine({
      render: (page) =>
        isDead
          ? Promise.reject(new PoolError('A rendering thread died.'))
          : Promise.resolve(renderedAs(page)),
    });
    isDead = true;
    magazine.take([published(anArticle({ title: 'New' }))]);
    await expect(publish(magazine.context)).rejects.toThrow('A rendering thread died.');
    expect(magazine.bodyAt('/articles/rope/')).toContain('The rope that held');
  });

  it('with a database that can’t be written to makes no release and leaves the live one', async () => {
    const magazine = await aPublishedMagazine();
    magazine.take([published(anArticle({ title: 'New' }))]);
    magazine.db.exec(
      "CREATE TRIGGER full BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    );
    await expect(publish(magazine.context)).rejects.toThrow('disk full');
    expect(magazine.live.release()?.release).toBe(1);
    expect(magazine.bodyAt('/articles/rope/')).toContain('The rope that held');

    magazine.db.exec('DROP TRIGGER full');
    await publish(magazine.context);
    expect(magazine.bodyAt('/articles/rope/')).toContain('New');
  });
});

describe('a magazine that collapses', () => {
  const articles = Array.from({ length: 60 }, (_value, index) => anArticle({ slug: `n${index}` }));
  const collapsed = async () => {
    const magazine = aMagazine();
    magazine.take([...theBasics(), ...articles].map(published));
    await publish(magazine.context);
    magazine.take(articles.map(withdrawn));
    return magazine;
  };

  it('is not served: the last release stays, and says what to do', async () => {
    const magazine = await collapsed();
    const refusal = publish(magazine.context);
    await expect(refusal).rejects.toThrow(ReleaseRefused);
    await expect(refusal).rejects.toThrow(
      /^The release was not served: 6\d of [89]\d pages would go at once\. .*ALLOW_COLLAPSE=1\.$/,
    );
    expect(magazine.live.file('/articles/n0/')).not.toBeNull();
  });

  it('is served if an operator allows it', async () => {
    const magazine = await collapsed();
    await publish({ ...magazine.context, allowCollapse: true });
    expect(magazine.live.file('/articles/n0/')).toBeNull();
  });

  it('is served without asking once the articles are back', async () => {
    const magazine = await collapsed();
    await publish(magazine.context).catch(() => undefined);
    magazine.take(articles.map(published));
    magazine.take([published(someSettings({ title: 'New' }))]);
    await publish(magazine.context);
    expect(magazine.bodyAt('/articles/n0/')).toContain('New');
  });
});

describe('what is said on the way', () => {
  it('is a line for every thousand pages', async () => {
    const magazine = aMagazine();
    const authors = Array.from({ length: 600 }, (_value, index) => anAuthor({ slug: `a${index}` }));
    magazine.take([...theBasics(), ...authors].map(published));
    await publish(magazine.context);
    expect(magazine.said).toEqual(['1000 of 1821 pages']);
  });
});
