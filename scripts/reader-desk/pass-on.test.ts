import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import { clientHeader, readerCookie, readerRefusal } from '@standfirst/shared-types';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aMagazine } from '../publisher/test/magazine.ts';
import { listen } from '../publisher/test/listen.ts';
import { siteServer } from '../serve/server.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** A site whose CMS answers with this. Returns the site's address. */
async function siteBefore(handler: Handler, { proxyCount = 0 } = {}): Promise<string> {
  const cms = createServer((request, response) => {
    void buffer(request).then((bytes) => handler(request, response, bytes.toString()));
  });
  return siteAt(await started(cms), proxyCount);
}

async function siteAt(cmsUrl: string, proxyCount = 0): Promise<string> {
  const { databasePath, blobsRoot } = aMagazine();
  const server = siteServer({
    databasePath,
    blobsRoot,
    cms: { url: cmsUrl, token: 'token', fetch },
    previewOrigin: null,
    isHttps: false,
    readers: {
      siteUrl: 'https://precept.example',
      wakeSecret: 'secret',
      proxyCount,
      now: Date.now,
    },
    log: () => undefined,
  });
  return started(server);
}

async function started(server: ReturnType<typeof createServer>): Promise<string> {
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return listen(server);
}

/** The status of a path that is asked for as it is written: `fetch` would tidy it up. */
function statusAt(url: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    get({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}

describe('a request below /api/reader/', () => {
  it('reaches the CMS with its method, path, query and body, and no other header than it needs', async () => {
    let seen: unknown = null;
    const url = await siteBefore((request, response, body) => {
      seen = { method: request.method, url: request.url, headers: request.headers, body };
      response.end('{}');
    });
    await fetch(`${url}/api/reader/comments/1?x=y`, {
      method: 'PUT',
      headers: {
        'content-type': 'application/json',
        origin: 'https://precept.example',
        cookie: `other=1; ${readerCookie}=token`,
        authorization: 'Bearer mine',
        'x-forwarded-host': 'evil.example',
        [clientHeader]: '192.0.2.1 forged',
      },
      body: '{"body":"so"}',
    });
    expect(seen).toMatchObject({
      method: 'PUT',
      url: '/api/reader/comments/1?x=y',
      body: '{"body":"so"}',
      headers: {
        'content-type': 'application/json',
        origin: 'https://precept.example',
        cookie: `${readerCookie}=token`,
        [clientHeader]: expect.stringMatching(/^127\.0\.0\.1 [\da-f]{64}$/) as string,
      },
    });
    expect(JSON.stringify(seen)).not.toMatch(/Bearer|evil|forged|other=1/);
  });

  it('is answered with what the CMS says, kept by nobody, and none of its other headers', async () => {
    const url = await siteBefore((_request, response) => {
      response.writeHead(429, {
        'Content-Type': 'application/json',
        'Retry-After': '7',
        'Set-Cookie': [`${readerCookie}=new; HttpOnly`, 'more=1'],
        'Cache-Control': 'public, max-age=60',
        'X-Powered-By': 'something',
      });
      response.end('{"a":1}');
    });
    const answer = await fetch(`${url}/api/reader/me`);
    expect([answer.status, await answer.text()]).toEqual([429, '{"a":1}']);
    expect(answer.headers.getSetCookie()).toEqual([`${readerCookie}=new; HttpOnly`, 'more=1']);
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-powered-by')).toBeNull();
  });

  it.each([
    ['/api/reader/x', '/account/', '/account/'],
    ['/api/reader/x', 'https://precept.example/account/', 'https://precept.example/account/'],
    ['/api/reader/x', 'https://evil.example/', null],
    [
      '/api/reader/oidc?next=/',
      'https://id.example/authorize?x=1',
      'https://id.example/authorize?x=1',
    ],
    ['/api/reader/oidc', 'javascript:alert(1)', null],
    ['/api/reader/oidc/callback?code=x', 'https://evil.example/', null],
    ['/api/reader/oidc/callback?code=x', '/account/signed-in/', '/account/signed-in/'],
  ])('from %s to %s leads to %s', async (path, location, expected) => {
    const url = await siteBefore((_request, response) =>
      response.writeHead(302, { Location: location }).end(),
    );
    const answer = await fetch(`${url}${path}`, { redirect: 'manual' });
    expect(answer.headers.get('location')).toBe(expected);
  });

  it('of more than 64 kB is refused before the CMS hears of it', async () => {
    let calls = 0;
    const url = await siteBefore((_request, response) => {
      calls += 1;
      response.end();
    });
    const answer = await fetch(`${url}/api/reader/comments`, {
      method: 'POST',
      body: 'x'.repeat(70_000),
    });
    expect([answer.status, calls]).toEqual([413, 0]);
  });

  it('can’t leave the interface by its path', async () => {
    const paths: string[] = [];
    const url = await siteBefore((request, response) => {
      paths.push(request.url ?? '');
      response.end('{}');
    });
    for (const path of ['..%2fusers', '%2e%2e/users', 'a%5c..%5cb', '../users'])
      expect([path, await statusAt(url, `/api/reader/${path}`)]).toEqual([path, 404]);
    expect(paths).toEqual([]);
  });

  it('is answered "unavailable" while the CMS is down', async () => {
    const url = await siteAt('http://127.0.0.1:1');
    const answer = await fetch(`${url}/api/reader/me`);
    expect(answer.status).toBe(503);
    expect(readerRefusal.parse(await answer.json()).error.code).toBe('unavailable');
  });

  it.each([
    [0, '192.0.2.1', '127.0.0.1'],
    [1, '192.0.2.1', '192.0.2.1'],
    [1, '203.0.113.66, 192.0.2.1', '192.0.2.1'],
    [2, '203.0.113.66, 192.0.2.1, 198.51.100.7', '192.0.2.1'],
    [2, '192.0.2.1', '127.0.0.1'],
    [1, 'not an address', '127.0.0.1'],
    [1, '::ffff:192.0.2.1', '192.0.2.1'],
    [1, '2001:db8::7', '2001:db8::7'],
  ])('behind %i proxies that say %j comes from %s', async (proxyCount, forwarded, address) => {
    const url = await siteBefore(
      (request, response) => response.end(JSON.stringify(request.headers[clientHeader])),
      { proxyCount },
    );
    const answer = await fetch(`${url}/api/reader/me`, {
      headers: { 'x-forwarded-for': forwarded },
    });
    expect(String(await answer.json()).split(' ')[0]).toBe(address);
  });
});
