/** What must be true of every web server that passes readers' accounts on to ours. */
import { createServer, request as askHttp, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { listen } from '../../../test/listen.ts';
import { sampleFiles, sampleRules } from './release.ts';
import type { StartServer } from './servers.ts';

interface Heard {
  method: string | undefined;
  url: string | undefined;
  body: string;
  headers: IncomingHttpHeaders;
}

/** Stands where the site's server does, and keeps what it heard. */
async function aDesk(): Promise<{ url: string; heard: Heard[] }> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    void buffer(request).then((bytes) => {
      const { method, url, headers } = request;
      heard.push({ method, url, headers, body: bytes.toString() });
      response.writeHead(422, {
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
        'Content-Security-Policy': "default-src 'none'",
        'X-Frame-Options': 'DENY',
        'Set-Cookie': ['standfirst_reader=a; HttpOnly', 'b=c'],
      });
      response.end('<!doctype html><title>The desk</title>');
    });
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: await listen(server), heard };
}

/** Declares the tests of a server that has rules with a desk in them. */
export function passesOnToTheDesk(start: StartServer): void {
  it.each([
    ...['/account/comment/?article=x', '/api/reader/comments', '/api/views/a', '/account'],
    '/preview/article/a/draft/1/b',
  ])('passes a form for %s on as it is, and its answer back as it is', async (path) => {
    const desk = await aDesk();
    const url = await start({ rules: sampleRules, files: sampleFiles, desk: desk.url });
    const answer = await posted(url, path);
    expect(desk.heard).toMatchObject([
      { method: 'POST', url: path, body: 'body=so', headers: { cookie: 'standfirst_reader=a' } },
    ]);
    // What a reader wrote into the header stands before the address that the web server saw.
    expect(desk.heard[0]?.headers['x-forwarded-for']).toMatch(/(?:^|, )127\.0\.0\.1$/);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('The desk');
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'",
      'x-frame-options': 'DENY',
      'set-cookie': ['standfirst_reader=a; HttpOnly', 'b=c'],
    });
    expect(answer.headers['speculation-rules']).toBeUndefined();
  });

  it('passes nothing else on, and refuses forms everywhere else', async () => {
    const desk = await aDesk();
    const url = await start({ rules: sampleRules, files: sampleFiles, desk: desk.url });
    for (const path of ['/', '/accounting/', '/api/articles', '/account/../articles/rope/'])
      expect([path, (await posted(url, path)).status]).toEqual([path, 405]);
    expect(desk.heard).toEqual([]);
  });

  it('takes no form where there is no desk', async () => {
    const url = await start();
    expect((await posted(url, '/account/sign-in/')).status).toBe(405);
  });
}

/** Sends a form to exactly this path. */
function posted(
  url: string,
  path: string,
): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const headers = { cookie: 'standfirst_reader=a', 'x-forwarded-for': '203.0.113.66' };
    const request = askHttp({ hostname, port, path, method: 'POST', headers }, (response) => {
      void buffer(response).then((bytes) =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: bytes.toString(),
        }),
      );
    });
    request.on('error', reject);
    request.end('body=so');
  });
}
