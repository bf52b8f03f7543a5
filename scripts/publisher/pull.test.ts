import sharp from 'sharp';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { StoredDocument } from '@standfirst/site/content';
import {
  aFrontPage,
  anArticle,
  anAuthor,
  aPicture,
  aSection,
  someSettings,
} from '../../site/test/factories.ts';
import { CmsError } from './cms.ts';
import { publish } from './publish.ts';
import { pullChanges } from './pull.ts';
import { FakeCms, half, silence, status, words } from './test/fake-cms.ts';
import { aMagazine, type TestMagazine } from './test/magazine.ts';

let cms: FakeCms;
let magazine: TestMagazine;
beforeEach(async () => {
  cms = await FakeCms.start();
  magazine = aMagazine();
});
afterEach(() => cms.stop());

function pull(): Promise<number> {
  const { db, mirror, blobs, said } = magazine;
  return pullChanges({
    db,
    mirror,
    blobs,
    cms: cms.access,
    log: (_level, message) => said.push(message),
  });
}

/** What waits to be rendered. */
function dirtyTags(): string[] {
  return magazine.db
    .prepare('SELECT tag FROM dirty_tags ORDER BY tag')
    .all()
    .map(({ tag }) => String(tag));
}

/** A media document as the CMS sends it, and its file in the CMS's uploads. */
function anUpload(parts: Parameters<typeof aPicture>[0], bytes: Uint8Array): StoredDocument {
  const { files: _made, ...media } = aPicture(parts);
  cms.uploads.set(media.url, bytes);
  return media as unknown as StoredDocument;
}

/** A photograph, `width` by `height` pixels as stored, that the camera says to turn. */
function aPhotograph(width: number, height: number, orientation = 1): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#446688' } })
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer();
}

describe('a pull', () => {
  it('brings the whole magazine from the beginning', async () => {
    cms.publish(aSection(), anAuthor(), anArticle());
    expect(await pull()).toBe(3);
    expect(magazine.mirror.get('article', 'article-rope')).toEqual(anArticle());
    expect(magazine.mirror.state()).toEqual({ cursor: 3, remaining: 0 });
    expect(dirtyTags()).toContain('article.card:article-rope');
  });

  it('brings only what changed since the last one', async () => {
    cms.publish(aSection(), anArticle());
    await pull();
    cms.publish(anArticle({ title: 'New' }));
    expect(await pull()).toBe(1);
    expect(cms.asked.at(-1)).toContain('after=2');
    expect(magazine.mirror.get('article', 'article-rope')?.title).toBe('New');
  });

  it('brings a long magazine batch by batch', async () => {
    cms.publish(
      ...Array.from({ length: 1203 }, (_value, number) => anAuthor({ slug: `a${number}` })),
    );
    expect(await pull()).toBe(1203);
    expect(cms.asked).toHaveLength(3);
    expect([...magazine.mirror.ofType('author')]).toHaveLength(1203);
    expect(magazine.said.at(-1)).toBe('1203 documents received, 0 to come');
  });

  it('asks once, and touches nothing, when nothing changed', async () => {
    cms.publish(anArticle());
    await pull();
    magazine.db.exec('DELETE FROM dirty_tags');
    expect([await pull(), cms.asked.length, dirtyTags()]).toEqual([0, 2, []]);
  });

  it('takes away what the CMS has withdrawn', async () => {
    cms.publish(aSection(), anArticle());
    await pull();
    cms.withdraw(anArticle());
    await pull();
    expect(magazine.mirror.get('article', 'article-rope')).toBeNull();
    expect(magazine.mirror.gone()).toEqual(['/articles/rope/']);
  });

  it('follows the log past changes that this version knows nothing of', async () => {
    cms.nextAnswers.push(
      words(JSON.stringify({ log: 'log-1', cursor: 500, remaining: 1, changes: [] })),
    );
    cms.nextAnswers.push(
      words(JSON.stringify({ log: 'log-1', cursor: 501, remaining: 0, changes: [] })),
    );
    await pull();
    expect(magazine.mirror.state()).toEqual({ cursor: 501, remaining: 0 });
  });

  it('ends where the CMS leads no further, whatever it says remains', async () => {
    cms.nextAnswers.push(
      words(JSON.stringify({ log: 'log-1', cursor: 0, remaining: 7, changes: [] })),
    );
    expect(await pull()).toBe(0);
    expect(magazine.mirror.state()).toEqual({ cursor: 0, remaining: 7 });
  });
});

describe('a document that breaks the contract', () => {
  const broken = { ...anArticle(), title: 'x'.repeat(151) };

  it('is held by itself, by name and field, while the rest goes on', async () => {
    cms.publish(aSection(), broken, anAuthor());
    await pull();
    expect(magazine.mirror.held()).toEqual([
      { type: 'article', id: 'article-rope', reason: expect.stringMatching(/^title: /) as string },
    ]);
    expect(magazine.mirror.get('author', 'author-ann-cole')).not.toBeNull();
    expect(magazine.mirror.state().cursor).toBe(3);
    expect(magazine.said.join()).toMatch(
      /^Held: article "x+" \(article-rope\): title: .* Its last good version stays\.$/,
    );
  });

  it('leaves its last good version in place', async () => {
    cms.publish(anArticle());
    await pull();
    cms.publish(broken);
    await pull();
    expect(magazine.mirror.get('article', 'article-rope')).toEqual(anArticle());
  });

  it('is held no more once it is mended', async () => {
    cms.publish(broken);
    await pull();
    cms.publish(anArticle());
    await pull();
    expect(magazine.mirror.held()).toEqual([]);
  });

  it('names every faulty field, in an editor’s words', async () => {
    cms.publish({ ...anArticle(), kind: 'advert', section: null } as never);
    await pull();
    expect(magazine.mirror.held()[0]?.reason).toBe(
      'kind: must be “news”, “opinion”, “feature” or “analysis”, but is “advert”; ' +
        'section: must be text, but is missing',
    );
  });

  it.each([
    ['another type', { type: 'article', id: 'author-ann-cole', document: anAuthor() }],
    ['another id', { type: 'author', id: 'author-tom', document: anAuthor() }],
    ['no document', { type: 'author', id: 'author-tom', document: 'Tom' }],
  ] as const)('is held where it is %s than its change says', async (_what, change) => {
    cms.send(change);
    await pull();
    expect(magazine.mirror.held()).toEqual([
      { type: change.type, id: change.id, reason: expect.stringContaining(':') as string },
    ]);
    expect([...magazine.mirror.ofType('article'), ...magazine.mirror.ofType('author')]).toEqual([]);
  });

  it.each([
    ['an article', anArticle({ standfirst: null, body: `${'>'.repeat(20_000)} x` })],
    ['an author', anAuthor({ bio: `${'>'.repeat(20_000)} x` })],
  ])('as %s whose text no page could show is held too', async (_what, document) => {
    cms.publish(document, aSection());
    await pull();
    expect(magazine.mirror.held()[0]?.reason).toContain('nested very deeply');
    expect(magazine.mirror.get('section', 'section-finance')).not.toBeNull();
  });
});

describe('a CMS that fails', () => {
  beforeEach(async () => {
    cms.publish(aSection());
    await pull();
    cms.publish(anArticle());
  });

  it.each([
    ['answers 500', status(500), 'The CMS answered 500 for /api/change-feed.'],
    ['answers 403', status(403), 'PUBLISHER_TOKEN must be the same for CMS and publisher.'],
    ['hangs', silence, 'The CMS does not answer for http://127.0.0.1:'],
    ['breaks off', half, "The CMS's answer for /api/change-feed broke off."],
    [
      'breaks off in the middle and says that this is the end',
      words('{"log":"log-1","cursor":2,"remaining":0,"changes":[{"cur'),
      'broke off or is no JSON (56 bytes',
    ],
    ['answers something else', words('<h1>Welcome to nginx</h1>'), 'broke off or is no JSON'],
    ['answers another shape', words('{"log":"log-1"}'), 'is no change feed: cursor'],
    [
      'sends a change of an unknown type',
      words('{"log":"log-1","cursor":2,"remaining":0,"changes":[{"type":"pamphlet"}]}'),
      'Do CMS and publisher have the same version?',
    ],
  ])('and %s leaves everything as it was', async (_how, answer, message) => {
    cms.nextAnswers.push(answer);
    const failure = await pull().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CmsError);
    expect(String(failure)).toContain(message);
    expect(magazine.mirror.state()).toEqual({ cursor: 1, remaining: 0 });
    expect(magazine.mirror.get('article', 'article-rope')).toBeNull();
  });

  it('is asked again from where the last good answer ended', async () => {
    cms.nextAnswers.push(status(500));
    await pull().catch(() => undefined);
    expect(await pull()).toBe(1);
    expect(magazine.mirror.get('article', 'article-rope')).not.toBeNull();
  });

  it('in the middle of a long magazine keeps the batches that arrived', async () => {
    cms.publish(
      ...Array.from({ length: 600 }, (_value, number) => anAuthor({ slug: `a${number}` })),
    );
    cms.failAfter(1);
    await expect(pull()).rejects.toThrow('The CMS answered 500');
    expect(magazine.mirror.state()).toEqual({ cursor: 501, remaining: 101 });
    expect(await pull()).toBe(101);
  });

  it('and sends more than there is room for is asked for fewer at a time', async () => {
    cms.publish(
      ...Array.from({ length: 60 }, (_value, number) => anAuthor({ slug: `a${number}` })),
    );
    const { db, mirror, blobs } = magazine;
    const access = { ...cms.access, feedBytesMax: 5_000 };
    await pullChanges({ db, mirror, blobs, cms: access, log: () => undefined });
    expect(magazine.mirror.state()).toEqual({ cursor: cms.head, remaining: 0 });
  });

  it('and sends one document that is too long says so, and reads no more of it', async () => {
    const { db, mirror, blobs } = magazine;
    const access = { ...cms.access, feedBytesMax: 300 };
    await expect(
      pullChanges({ db, mirror, blobs, cms: access, log: () => undefined }),
    ).rejects.toThrow('at most 300 are read');
    expect(cms.asked.at(-1)).toContain('limit=1');
  });

  it('and is gone altogether says where it was looked for', async () => {
    await cms.stop();
    await expect(pull()).rejects.toThrow(`The CMS can't be reached at ${cms.url}. Is it running?`);
  });
});

describe('another change log', () => {
  it('is read from its beginning, and what the old one had is gone', async () => {
    cms.publish(aSection(), anArticle(), anAuthor());
    await pull();
    cms.become('log-2');
    cms.publish(anAuthor());
    await pull();
    expect(magazine.mirror.state()).toEqual({ cursor: 1, remaining: 0 });
    expect(magazine.mirror.get('article', 'article-rope')).toBeNull();
    expect(magazine.mirror.idBySlug('article', 'rope')).toBeNull();
    expect(dirtyTags()).toContain('everything');
    expect(magazine.said.join()).toContain('The CMS has another database than before');
  });

  it('shows no card of the old one', async () => {
    cms.publish(aSection(), anArticle(), aFrontPage({ lead: ['article-rope'] }));
    await pull();
    expect(magazine.mirror.reader().get('article.card', 'article-rope')).not.toBeNull();
    cms.become('log-2');
    cms.publish(aSection());
    await pull();
    expect(magazine.mirror.reader().get('article.card', 'article-rope')).toBeNull();
  });

  it('is also an older backup of the same database', async () => {
    cms.publish(aSection(), anArticle(), anAuthor());
    await pull();
    cms.become('log-1');
    cms.publish(aSection());
    await pull();
    expect(magazine.mirror.state()).toEqual({ cursor: 1, remaining: 0 });
    expect(magazine.mirror.get('article', 'article-rope')).toBeNull();
  });

  it('is also the same log where documents had another shape before', async () => {
    cms.publish(aSection(), anArticle());
    await pull();
    magazine.db.prepare('UPDATE followed SET log = ?').run('log-1 of-older-code');
    magazine.db.exec("UPDATE documents SET json = '{}' WHERE type = 'article'");
    await pull();
    expect(magazine.mirror.get('article', 'article-rope')).toEqual(anArticle());
  });

  it('in which a document can’t be read leaves it on the site as it was', async () => {
    cms.publish(aSection(), anAuthor(), anArticle());
    await pull();
    await publish(magazine.context);
    cms.become('log-2');
    cms.publish(aSection(), anAuthor(), { ...anArticle(), title: 7 } as never);
    await pull();
    await publish(magazine.context);
    expect(magazine.live.file('/articles/rope/')).not.toBeNull();
    expect(magazine.live.held().map(({ what }) => what)).toEqual(['article article-rope']);
  });

  it('with a piece whose page fails leaves its page as it was', async () => {
    const { context } = magazine;
    cms.publish(aSection(), anAuthor(), anArticle());
    await pull();
    await publish(context);
    const before = magazine.bodyAt('/articles/rope/');
    cms.become('log-2');
    cms.publish(aSection(), anAuthor(), anArticle({ title: 'Now it fails' }));
    await pull();
    const render = context.renderer.render.bind(context.renderer);
    context.renderer.render = (page) =>
      JSON.stringify(page).includes('Now it fails')
        ? Promise.reject(new Error('The template fails.'))
        : render(page);
    await publish(context);
    expect(magazine.bodyAt('/articles/rope/')).toBe(before);
  });

  it('that fails half way is not taken for a whole magazine', async () => {
    cms.publish(aSection(), anArticle());
    await pull();
    cms.become('log-2');
    cms.nextAnswers.push(
      words(JSON.stringify({ log: 'log-2', cursor: 0, remaining: 0, changes: [] })),
      status(500),
    );
    await pull().catch(() => undefined);
    expect(magazine.mirror.state().cursor).toBe(0);
  });
});

describe('a picture', () => {
  it('is made in every width that it can fill, with a fallback last', async () => {
    cms.publish(anUpload({}, await aPhotograph(1000, 600)));
    await pull();
    const media = magazine.mirror.get('media', 'media-bridge');
    const made = media?.files.map(({ mime, width }) => `${mime} ${width}`);
    expect(made).toEqual([
      ...[160, 320, 480, 800, 1000].map((width) => `image/avif ${width}`),
      ...[320, 800, 1000].map((width) => `image/webp ${width}`),
      'image/jpeg 1000',
    ]);
    const [first] = media?.files ?? [];
    const name = /^\/media\/([0-9a-f]{20})-160\.avif$/.exec(first?.path ?? '')?.[1];
    expect(media?.files.every(({ path }) => path.startsWith(`/media/${name}-`))).toBe(true);
  });

  it('is not made again when only what is said of it changes, nor for its copy', async () => {
    const bytes = await aPhotograph(300, 200);
    cms.publish(anUpload({}, bytes));
    await pull();
    let encoded = 0;
    const count = () => (encoded += 1);
    sharp.queue.on('change', count);
    onTestFinished(() => void sharp.queue.off('change', count));
    cms.publish(
      anUpload({ version: '2', focalPoint: { x: 10, y: 20 } }, bytes),
      anUpload({ id: 'media-copy', url: '/uploads/copy.jpg' }, bytes),
    );
    cms.uploads.set('/uploads/copy.jpg', bytes);
    await pull();
    const [first, copy] = ['media-bridge', 'media-copy'].map((id) =>
      magazine.mirror.get('media', id),
    );
    expect([first?.focalPoint, copy?.files]).toEqual([{ x: 10, y: 20 }, first?.files]);
    expect(encoded).toBe(0);
  });

  it.each([
    ['gone', (path: string) => rmSync(path)],
    ['damaged', (path: string) => writeFileSync(path, 'x')],
  ])('is made again where a file of it is %s', async (_how, spoil) => {
    const bytes = await aPhotograph(300, 200);
    cms.publish(anUpload({}, bytes));
    await pull();
    const [blob] = magazine.db.prepare('SELECT blob FROM assets').all();
    const path = join(magazine.blobsRoot, String(blob?.['blob']));
    const whole = readFileSync(path);
    spoil(path);
    cms.publish(anUpload({ version: '2' }, bytes));
    await pull();
    expect(readFileSync(path).equals(whole)).toBe(true);
  });

  it('has the size in which it is seen, whichever way the camera was held', async () => {
    const turned = 6;
    cms.publish(anUpload({ width: 1000, height: 600 }, await aPhotograph(1000, 600, turned)));
    await pull();
    const media = magazine.mirror.get('media', 'media-bridge');
    expect([media?.width, media?.height]).toEqual([600, 1000]);
    expect(Math.max(...(media?.files.map(({ width }) => width ?? 0) ?? []))).toBe(600);
  });

  it('that is transparent stays so for old browsers', async () => {
    const bytes = await sharp({
      create: { width: 20, height: 20, channels: 4, background: '#0000' },
    })
      .png()
      .toBuffer();
    cms.publish(anUpload({ mime: 'image/png' }, bytes));
    await pull();
    expect(magazine.mirror.get('media', 'media-bridge')?.files.at(-1)).toMatchObject({
      mime: 'image/png',
    });
  });

  it('that is replaced under the same address has other files', async () => {
    cms.publish(anUpload({}, await aPhotograph(100, 100)));
    await pull();
    const before = magazine.mirror.get('media', 'media-bridge')?.files;
    cms.publish(anUpload({ version: '2' }, await aPhotograph(100, 90)));
    await pull();
    expect(magazine.mirror.get('media', 'media-bridge')?.files).not.toEqual(before);
    expect(magazine.db.prepare('SELECT count(*) AS n FROM assets').get()?.['n']).toBe(3);
  });

  it('that is deleted leaves no file behind', async () => {
    const upload = anUpload({}, await aPhotograph(100, 100));
    cms.publish(upload);
    await pull();
    cms.withdraw(upload);
    await pull();
    expect(magazine.db.prepare('SELECT count(*) AS n FROM assets').get()?.['n']).toBe(0);
  });

  it.each<[string, Uint8Array | null, RegExp]>([
    ['broken', Buffer.from('no picture at all'), /unsupported image format/],
    ['empty', Buffer.alloc(0), /has 0 bytes/],
    ['missing', null, /answered 404 for \/uploads\/media-bridge\.jpg/],
  ])('that is %s is held, and the rest goes on', async (_how, bytes, reason) => {
    const upload = anUpload({}, bytes ?? Buffer.alloc(1));
    if (bytes === null) cms.uploads.clear();
    cms.publish(upload, aSection());
    await pull();
    expect(magazine.mirror.held()).toEqual([
      { type: 'media', id: 'media-bridge', reason: expect.stringMatching(reason) as string },
    ]);
    expect(magazine.mirror.get('section', 'section-finance')).not.toBeNull();
  });

  it.each([
    ['hangs', silence],
    ['breaks off', half],
    ['fails', status(500)],
  ])('is asked for again where the CMS %s while it is sent', async (_how, answer) => {
    cms.publish(anUpload({}, await aPhotograph(100, 100)));
    const feed = await (
      await fetch(`${cms.url}/api/change-feed?after=0&limit=9`, {
        headers: { authorization: `Bearer ${cms.token}` },
      })
    ).text();
    cms.nextAnswers.push(words(feed), answer);
    await expect(pull()).rejects.toThrow(CmsError);
    expect([magazine.mirror.state().cursor, magazine.mirror.held()]).toEqual([0, []]);
    await pull();
    expect(magazine.mirror.get('media', 'media-bridge')).not.toBeNull();
  });

  it('is not blamed for a disk that can’t be written to', async () => {
    rmSync(magazine.blobsRoot, { recursive: true, force: true });
    writeFileSync(magazine.blobsRoot, 'in the way');
    cms.publish(anUpload({}, await aPhotograph(100, 100)));
    await expect(pull()).rejects.toThrow(/ENOTDIR|EEXIST/);
    expect([magazine.mirror.state().cursor, magazine.mirror.held()]).toEqual([0, []]);
  });

  it('in other than a scalable form is served as it was uploaded', async () => {
    const bytes = Buffer.from('%PDF-1.7');
    cms.publish(
      anUpload(
        { mime: 'application/pdf', url: '/uploads/Budget.PDF?v=1', width: null, height: null },
        bytes,
      ),
    );
    cms.uploads.set('/uploads/Budget.PDF', bytes);
    await pull();
    expect(magazine.mirror.get('media', 'media-bridge')?.files).toEqual([
      {
        path: expect.stringMatching(/^\/media\/[0-9a-f]{20}\.pdf$/) as string,
        mime: 'application/pdf',
        width: null,
        bytes: 8,
      },
    ]);
  });
});

describe('the settings', () => {
  it('with a time zone that no clock keeps are held, and every page keeps its dates', async () => {
    cms.publish(someSettings());
    await pull();
    cms.publish({ ...someSettings(), timeZone: 'Europe/Ambridge' } as StoredDocument);
    await pull();
    expect(magazine.mirror.held()).toEqual([
      { type: 'settings', id: 'settings', reason: expect.stringContaining('timeZone: ') as string },
    ]);
    expect(magazine.mirror.get('settings', 'any')?.timeZone).toBe('Europe/London');
  });
});
