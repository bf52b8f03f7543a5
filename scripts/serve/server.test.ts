import { request as askHttp, type IncomingHttpHeaders } from 'node:http';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  aFigure,
  anArticle,
  aPicture,
  aRedirect,
  aSection,
  published,
  theBasics,
  withdrawn,
} from '../../site/test/factories.ts';
import { publish } from '../publisher/publish.ts';
import { FakeCms, silence, status as answerWith } from '../publisher/test/fake-cms.ts';
import { listen } from '../publisher/test/listen.ts';
import { aFolder, aMagazine, renderedAs, type TestMagazine } from '../publisher/test/magazine.ts';
import { siteServer, type ServeContext } from './server.ts';

/** What a server answered, as it came. */
interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  text: string;
}

let magazine: TestMagazine;
let url: string;
const said: string[] = [];

/** Serves on a free port until the test ends. Returns the address. */
async function serve(parts: Partial<ServeContext>): Promise<string> {
  const server = siteServer({
    databasePath: '',
    blobsRoot: '',
    cms: { url: 'http://127.0.0.1:1', token: 'token', fetch },
    previewOrigin: null,
    isHttps: false,
    log: (_level, message) => said.push(message),
    ...parts,
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return listen(server);
}

/** Asks for exactly this path: no client tidies it, follows a redirect or unpacks the answer. */
function ask(
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const request = askHttp({ hostname, port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes,
          text: bytes.toString('utf8'),
        });
      });
    });
    request.on('error', reject);
    request.end();
  });
}

/** Takes changes over and publishes them. */
async function change(...changes: Parameters<TestMagazine['take']>[0]): Promise<void> {
  magazine.take(changes);
  await publish(magazine.context);
}

beforeEach(async () => {
  said.length = 0;
  magazine = aMagazine({
    assets: () =>
      Promise.resolve([
        { address: '/assets/face.woff2', mime: 'font/woff2', bytes: Buffer.from('font') },
        { address: '/favicon.svg', mime: 'image/svg+xml', bytes: Buffer.from('<svg/>') },
      ]),
    render: (page) => {
      const rendered = renderedAs(page);
      if (page.template === 'feed') {
        return Promise.resolve({ ...rendered, headers: { 'content-type': 'application/rss+xml' } });
      }
      return Promise.resolve({
        ...rendered,
        body: rendered.body.replace('<h1>', '<style>h1{}</style><h1>'),
      });
    },
  });
  const blob = await magazine.blobs.put('p'.repeat(5000));
  const add = magazine.db.prepare('INSERT INTO assets VALUES (?, ?, ?, ?)');
  add.run('/media/bridge-480.webp', 'media-bridge', blob, 'image/webp');
  add.run(
    '/media/plan.svg',
    'media-plan',
    await magazine.blobs.put('<svg><script/></svg>'),
    'image/svg+xml',
  );
  await change(...[...theBasics(), aPicture(), anArticle({ leadImage: aFigure() })].map(published));
  url = await serve({ databasePath: magazine.databasePath, blobsRoot: magazine.blobsRoot });
});

describe('a page', () => {
  it('is served with its type, character set and words', async () => {
    const { status, headers, text } = await ask('/articles/rope/');
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toContain('The rope that held');
  });

  it.each([
    ['/rss.xml', 'application/rss+xml; charset=utf-8'],
    ['/media/bridge-480.webp', 'image/webp'],
    ['/assets/face.woff2', 'font/woff2'],
    ['/favicon.svg', 'image/svg+xml'],
  ])('at %s has the type %s', async (address, type) => {
    expect((await ask(address)).headers['content-type']).toBe(type);
  });

  it('is found whatever stands behind the question mark', async () => {
    expect((await ask('/articles/rope/?utm_source=letter&x=%zz')).status).toBe(200);
  });

  it('is found by an address that was written with needless escapes', async () => {
    expect((await ask('/articles/%72ope/')).status).toBe(200);
  });

  it('follows the next release at once', async () => {
    await change(published(anArticle({ title: 'The rope that broke' })));
    expect((await ask('/articles/rope/')).text).toContain('The rope that broke');
  });
});

describe('compression', () => {
  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('by %s gives the same words in fewer bytes', async (encoding, unpack) => {
    const plain = await ask('/articles/rope/');
    const packed = await ask('/articles/rope/', { headers: { 'accept-encoding': encoding } });
    expect(packed.headers['content-encoding']).toBe(encoding);
    expect(packed.headers.vary).toContain('Accept-Encoding');
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length);
    expect(unpack(packed.bytes).toString('utf8')).toBe(plain.text);
  });

  it('is br where both are understood', async () => {
    const { headers } = await ask('/articles/rope/', {
      headers: { 'accept-encoding': 'gzip, deflate, br' },
    });
    expect(headers['content-encoding']).toBe('br');
  });

  it('leaves pictures alone', async () => {
    const { headers } = await ask('/media/bridge-480.webp', {
      headers: { 'accept-encoding': 'br' },
    });
    expect(headers['content-encoding']).toBeUndefined();
  });
});

describe('caching', () => {
  it('lets a page be kept and asked for again: 304 while it is the same', async () => {
    const first = await ask('/articles/rope/');
    expect(first.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    const headers = { 'if-none-match': String(first.headers.etag) };
    const again = await ask('/articles/rope/', { headers });
    expect([again.status, again.bytes.length, again.headers.etag]).toEqual([
      304,
      0,
      first.headers.etag,
    ]);
    await change(published(anArticle({ title: 'New' })));
    expect((await ask('/articles/rope/', { headers })).status).toBe(200);
  });

  it('is not refused for a date, which no file has here', async () => {
    const headers = { 'if-unmodified-since': 'Mon, 01 Jan 2024 00:00:00 GMT' };
    expect((await ask('/articles/rope/', { headers })).status).toBe(200);
  });

  it('is answered 304 however the page was packed', async () => {
    const { headers } = await ask('/articles/rope/', { headers: { 'accept-encoding': 'br' } });
    const again = await ask('/articles/rope/', {
      headers: { 'if-none-match': String(headers.etag), 'accept-encoding': 'gzip' },
    });
    expect([again.status, again.headers.vary]).toEqual([304, headers.vary]);
    expect(headers.vary).toBe('Accept-Encoding');
  });

  it.each(['/media/bridge-480.webp', '/assets/face.woff2'])(
    'keeps %s for ever',
    async (address) => {
      expect((await ask(address)).headers['cache-control']).toBe(
        'public, max-age=31536000, immutable',
      );
    },
  );

  it('does not keep a file for ever that may change under its name', async () => {
    expect((await ask('/favicon.svg')).headers['cache-control']).toContain('must-revalidate');
  });

  it('keeps no answer that says something is wrong', async () => {
    rmSync(magazine.blobsRoot, { recursive: true });
    const { status, headers, text } = await ask('/media/bridge-480.webp');
    expect([status, headers['cache-control'], headers.etag]).toEqual([500, 'no-store', undefined]);
    expect(text).toBe('Something went wrong here. The fault has been noted.\n');
    expect(said[0]).toContain('GET /media/bridge-480.webp: ');
  });
});

describe('parts of a file', () => {
  it('are given as asked', async () => {
    const { status, headers, text } = await ask('/media/bridge-480.webp', {
      headers: { range: 'bytes=10-19' },
    });
    expect([status, headers['content-range'], text]).toEqual([
      206,
      'bytes 10-19/5000',
      'p'.repeat(10),
    ]);
  });

  it('are never packed, or they would be parts of nothing', async () => {
    const { status, headers } = await ask('/', {
      headers: { range: 'bytes=0-1500', 'accept-encoding': 'br, gzip' },
    });
    expect([status, headers['content-encoding']]).toEqual([206, undefined]);
  });

  it('that are not there are refused', async () => {
    const { status, headers } = await ask('/media/bridge-480.webp', {
      headers: { range: 'bytes=99999-' },
    });
    expect([status, headers['content-range'], said]).toEqual([416, 'bytes */5000', []]);
  });

  it('are not given of a file that is another than expected', async () => {
    expect((await ask('/', { headers: { 'if-match': '"other"' } })).status).toBe(412);
  });
});

describe('the security headers', () => {
  it('let a page use its own styles and nothing else', async () => {
    const policy = String((await ask('/')).headers['content-security-policy']);
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; img-src 'self'; font-src 'self'; /,
    );
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|script-src/);
  });

  it('let no script make markup of text, where the browser knows Trusted Types', async () => {
    const policy = String((await ask('/')).headers['content-security-policy']);
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
  });

  it('let no other site take a page apart, and every reader have feeds and pictures', async () => {
    const of = async (address: string) =>
      (await ask(address)).headers['cross-origin-resource-policy'];
    expect(await of('/')).toBe('same-origin');
    expect([await of('/rss.xml'), await of('/media/bridge-480.webp')]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('bind readers to https where the magazine stands there, and nowhere else', async () => {
    const name = 'strict-transport-security';
    expect((await ask('/')).headers).not.toHaveProperty(name);
    const { databasePath, blobsRoot } = magazine;
    url = await serve({ databasePath, blobsRoot, isHttps: true });
    for (const address of ['/', '/nothing/', '/healthz', '/%', '/rss.xml'])
      expect((await ask(address)).headers[name]).toBe('max-age=31536000');
  });

  it('let an upload run nothing at all', async () => {
    expect((await ask('/media/plan.svg')).headers['content-security-policy']).toBe(
      "default-src 'none'; sandbox",
    );
  });

  it('let a missing upload’s page have its styles', async () => {
    const { status, headers } = await ask('/media/gone.webp');
    expect(status).toBe(404);
    expect(headers['content-security-policy']).toContain('sha256-');
  });

  it.each(['/', '/rss.xml', '/media/bridge-480.webp', '/nothing/', '/healthz', '/%'])(
    'are on %s',
    async (address) => {
      expect((await ask(address)).headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'strict-origin-when-cross-origin',
      });
    },
  );
});

describe('an address at which nothing stands', () => {
  it.each(['/nothing/', '/articles/nothing/', '/articles/nothing', '/x.php', '/articles/rope/x/'])(
    '%s answers 404 with a page',
    async (address) => {
      const { status, headers, text } = await ask(address);
      expect([status, headers['content-type'], headers['cache-control']]).toEqual([
        404,
        'text/html; charset=utf-8',
        'public, max-age=60',
      ]);
      expect(text).toContain('<h1>/404/</h1>');
    },
  );

  it('answers 404 even to whoever has seen that page, or wants part of it', async () => {
    const first = await ask('/nothing/');
    const headers = {
      'if-none-match': String(first.headers.etag),
      range: 'bytes=0-9',
      'if-match': '"x"',
    };
    const again = await ask('/nothing/', { headers });
    expect([again.status, again.text]).toEqual([404, first.text]);
  });

  it.each(['/404/', '/410/', '/404', '/410'])('is %s itself', async (address) => {
    expect((await ask(address)).status).toBe(404);
  });
});

describe('an address at which something stood', () => {
  it('answers 410 with a page', async () => {
    await change(withdrawn(anArticle()));
    const { status, text } = await ask('/articles/rope/');
    expect(status).toBe(410);
    expect(text).toContain('<h1>/410/</h1>');
    expect((await ask('/articles/rope')).status).toBe(410);
  });

  it('answers 410 below a list that is gone', async () => {
    await change(withdrawn(anArticle()), withdrawn(aSection()));
    const below = [
      '/sections/finance/',
      '/sections/finance/rss.xml',
      '/sections/finance/page/2/',
      '/sections/finance/page/2',
    ];
    expect(await Promise.all(below.map(async (address) => (await ask(address)).status))).toEqual([
      410, 410, 410, 410,
    ]);
  });

  it('answers 200 again when it is published again', async () => {
    await change(withdrawn(anArticle()));
    await change(published(anArticle()));
    expect((await ask('/articles/rope/')).status).toBe(200);
  });

  it('answers 200 when something else has its slug now', async () => {
    await change(withdrawn(anArticle()), published(anArticle({ id: 'other' })));
    expect((await ask('/articles/rope/')).status).toBe(200);
  });
});

describe('an address that has moved', () => {
  const moved = async (address: string) => {
    const { status, headers } = await ask(address);
    return [status, headers.location];
  };

  it('leads on for good', async () => {
    await change(published(aRedirect()));
    expect(await moved('/articles/string/')).toEqual([301, '/articles/rope/']);
    expect((await ask('/articles/string/')).headers['cache-control']).toBe('public, max-age=300');
  });

  it('leads on in one step from an address without its slash', async () => {
    await change(published(aRedirect()));
    expect(await moved('/articles/string')).toEqual([301, '/articles/rope/']);
  });

  it('is an address without its slash where the page has one', async () => {
    expect(await moved('/articles/rope')).toEqual([301, '/articles/rope/']);
    expect(await moved('/sections/finance?page=2')).toEqual([301, '/sections/finance/']);
  });

  it('takes along what stands below a list', async () => {
    await change(published(aRedirect({ from: '/sections/money/', to: '/sections/finance/' })));
    expect(await moved('/sections/money/rss.xml')).toEqual([301, '/sections/finance/rss.xml']);
    expect(await moved('/sections/money/page/2/')).toEqual([301, '/sections/finance/page/2/']);
    expect(await moved('/sections/money/page/2')).toEqual([301, '/sections/finance/page/2/']);
    expect(await moved('/sections/money')).toEqual([301, '/sections/finance/']);
  });

  it('takes nothing along that stood below an article', async () => {
    await change(published(aRedirect()));
    expect((await ask('/articles/string/amp/')).status).toBe(404);
  });

  it('leads nowhere any more once something else has its slug', async () => {
    await change(published(aRedirect()), published(anArticle({ slug: 'string' })));
    expect((await ask('/articles/string/')).status).toBe(200);
    expect(await moved('/articles/string')).toEqual([301, '/articles/string/']);
  });

  it('leads to 410 when its target is gone', async () => {
    await change(published(aRedirect()), withdrawn(anArticle()));
    expect(await moved('/articles/string/')).toEqual([301, '/articles/rope/']);
    expect((await ask('/articles/rope/')).status).toBe(410);
  });

  it('does not lead in a circle to itself', async () => {
    await change(published(aRedirect({ from: '/articles/x/', to: '/articles/x/' })));
    expect((await ask('/articles/x/')).status).toBe(404);
  });

  it('never leads to another site, and breaks no header', async () => {
    await change(published(aRedirect({ from: '/sections/money/', to: '/sections/finance/' })));
    await change(published(aRedirect({ id: 'all', from: '/sections/all/', to: '/' })));
    for (const list of ['money', 'all'])
      for (const below of ['/evil.example/', '%2fevil.example/', 'a//b/'])
        expect((await ask(`/sections/${list}/${below}`)).status).toBe(404);
    for (const below of ['%0d%0aSet-Cookie:%20a=b', '%5cevil.example/']) {
      const { status, headers } = await ask(`/sections/money/${below}`);
      expect([status, headers['set-cookie']]).toEqual([301, undefined]);
      expect(String(headers.location)).toMatch(/^\/sections\/finance\//);
    }
  });
});

describe('other requests', () => {
  it('HEAD gives the headers of GET and no body', async () => {
    const [head, get] = [
      await ask('/articles/rope/', { method: 'HEAD' }),
      await ask('/articles/rope/'),
    ];
    expect([head.status, head.bytes.length]).toEqual([200, 0]);
    expect(head.headers['content-length']).toBe(String(get.bytes.length));
    expect(head.headers.etag).toBe(get.headers.etag);
    expect((await ask('/nothing/', { method: 'HEAD' })).status).toBe(404);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])(
    '%s is refused, saying what isn’t',
    async (method) => {
      const { status, headers } = await ask('/', { method });
      expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
    },
  );

  it.each(['/%', '/%zz', '/%ff', '/a%00b', '*', 'nothing'])(
    'for the malformed address %s are refused',
    async (address) => {
      expect((await ask(address)).status).toBe(400);
    },
  );

  it.each([
    '/../site.db',
    '/../../etc/passwd',
    '/..%2f..%2fetc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/media/../../site.db',
    '/media/..%2f..%2fsite.db',
    '/media/..\\..\\site.db',
    '//etc/passwd',
    '/./.env',
    '/.env',
    '/media/%2fetc%2fpasswd',
  ])('for files outside the release, such as %s, find nothing', async (address) => {
    const { status, text } = await ask(address);
    expect(status).toBe(404);
    expect(text).toContain('<h1>/404/</h1>');
  });
});

describe('GET /healthz', () => {
  /** What the server says of itself, with this CMS. */
  async function healthWith(
    cms: FakeCms,
  ): Promise<{ status: number; body: Record<string, unknown>; headers: IncomingHttpHeaders }> {
    url = await serve({
      databasePath: magazine.databasePath,
      blobsRoot: magazine.blobsRoot,
      cms: cms.access,
    });
    const { status, text, headers } = await ask('/healthz');
    return { status, body: JSON.parse(text) as Record<string, unknown>, headers };
  }

  async function aCms(): Promise<FakeCms> {
    const cms = await FakeCms.start();
    onTestFinished(() => cms.stop());
    return cms;
  }

  it('says which release is live and that it is up to date', async () => {
    const { status, body, headers } = await healthWith(await aCms());
    expect([status, headers['cache-control'], headers['content-type']]).toEqual([
      200,
      'no-store',
      'application/json; charset=utf-8',
    ]);
    expect(body).toEqual({
      live: {
        release: 1,
        cursor: 0,
        publishedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
      },
      cms: 'up',
      behindBy: 0,
      held: 0,
      reasons: [],
    });
  });

  it('says how many changes no page shows yet', async () => {
    const cms = await aCms();
    cms.publish(aSection(), anArticle({ slug: 'new' }));
    expect((await healthWith(cms)).body).toMatchObject({ cms: 'up', behindBy: 2 });
  });

  it.each([
    ['answers 500', answerWith(500)],
    ['hangs', silence],
    ['answers something else', answerWith(200, '<h1>hello</h1>')],
  ])('says that the CMS is down when it %s, and what was last known', async (_how, answer) => {
    const cms = await aCms();
    cms.nextAnswers.push(answer);
    magazine.mirror.advance({ cursor: 5, remaining: 3 });
    expect(await healthWith(cms)).toMatchObject({
      status: 200,
      body: { cms: 'down', behindBy: 3 },
    });
  });

  it('says that the CMS is down when it is not there', async () => {
    const cms = await FakeCms.start();
    await cms.stop();
    expect((await healthWith(cms)).body['cms']).toBe('down');
  });

  it('names what is held, with the reason', async () => {
    magazine.mirror.hold('article', 'a1', 'title: too long');
    magazine.db.exec("INSERT INTO failures VALUES ('/articles/x/', 'a template fault')");
    expect((await healthWith(await aCms())).body).toMatchObject({
      held: 2,
      reasons: [
        { what: 'article a1', reason: 'title: too long' },
        { what: '/articles/x/', reason: 'a template fault' },
      ],
    });
  });

  it('tells others than this machine’s operators how many are held, and no more', async () => {
    magazine.mirror.hold('article', 'a1', 'title: not published yet');
    await healthWith(await aCms());
    const { text } = await ask('/healthz', { headers: { 'x-forwarded-for': '192.0.2.7' } });
    expect(JSON.parse(text)).toMatchObject({ held: 1 });
    expect(text).not.toContain('not published yet');
  });

  it('asks the CMS once a second, however often it is asked itself', async () => {
    const cms = await aCms();
    await healthWith(cms);
    for (let time = 0; time < 5; time += 1) await ask('/healthz');
    expect(cms.asked).toHaveLength(1);
  });
});

describe('before the first release', () => {
  it('every address says to come back, and health says that nothing is live', async () => {
    const empty = aMagazine();
    url = await serve({ databasePath: empty.databasePath, blobsRoot: empty.blobsRoot });
    const { status, headers } = await ask('/');
    expect([status, headers['retry-after'], headers['cache-control']]).toEqual([
      503,
      '5',
      'no-store',
    ]);
    const health = await ask('/healthz');
    expect([health.status, JSON.parse(health.text)]).toEqual([
      503,
      expect.objectContaining({ live: null, cms: 'down' }),
    ]);
  });

  it('the server waits for a database that isn’t there yet', async () => {
    const later = aFolder();
    url = await serve({ databasePath: join(later, 'site.db'), blobsRoot: magazine.blobsRoot });
    expect((await ask('/')).status).toBe(503);
    magazine.db.exec(`VACUUM INTO '${join(later, 'site.db')}'`);
    expect((await ask('/')).status).toBe(200);
  });
});

describe('previews', () => {
  it('are none where none are offered', async () => {
    expect((await ask('/preview/x')).status).toBe(404);
  });

  it('say so when the publisher is not there', async () => {
    url = await serve({
      databasePath: magazine.databasePath,
      blobsRoot: magazine.blobsRoot,
      previewOrigin: 'http://127.0.0.1:1',
    });
    const { status, headers } = await ask('/preview/x');
    expect([status, headers['cache-control'], said]).toEqual([503, 'no-store', []]);
  });
});
