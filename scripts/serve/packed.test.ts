import { request as askHttp, type IncomingHttpHeaders } from 'node:http';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { anArticle, aSection, published, theBasics } from '../../site/test/factories.ts';
import { publish } from '../publisher/publish.ts';
import { listen } from '../publisher/test/listen.ts';
import { aMagazine, renderedAs, type TestMagazine } from '../publisher/test/magazine.ts';
import { siteServer } from './server.ts';

interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
}

let magazine: TestMagazine;
let url: string;

/** Text that gains by a better compression, as a page does. */
const words = Array.from({ length: 3_000 }, (_, at) => `word${(at * 7919) % 601}`).join(' ');

beforeEach(async () => {
  magazine = aMagazine({
    render: (page) => {
      const rendered = renderedAs(page);
      return Promise.resolve({
        ...rendered,
        body: rendered.body.replace('<h1>', `<p>${words}</p><h1>`),
      });
    },
  });
  magazine.take([...theBasics(), aSection(), anArticle()].map(published));
  await publish(magazine.context);
  const server = siteServer({
    databasePath: magazine.databasePath,
    blobsRoot: magazine.blobsRoot,
    cms: { url: 'http://127.0.0.1:1', token: 'token', fetch },
    previewOrigin: null,
    isHttps: false,
    log: (_level, message) => magazine.said.push(message),
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  url = await listen(server);
});

function ask(path: string, headers: Record<string, string>, method = 'GET'): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const request = askHttp({ hostname, port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes: Buffer.concat(chunks),
        }),
      );
    });
    request.on('error', reject);
    request.end();
  });
}

const br = { 'accept-encoding': 'gzip, deflate, br' };

/** Asks until the answer says its length, as only a packed one does. */
async function packed(path: string): Promise<Answered> {
  return vi.waitFor(async () => {
    const answer = await ask(path, br);
    expect(answer.headers['content-length']).toBeDefined();
    return answer;
  });
}

describe('a page that was asked for before', () => {
  it('comes in the best compression there is, with the same words', async () => {
    const plain = await ask('/articles/rope/', {});
    const { status, headers, bytes } = await packed('/articles/rope/');
    expect([status, headers['content-encoding'], headers.vary]).toEqual([
      200,
      'br',
      'Accept-Encoding',
    ]);
    expect(bytes.length).toBe(brotliCompressSync(plain.bytes).length);
    expect(brotliDecompressSync(bytes).equals(plain.bytes)).toBe(true);
    expect(headers.etag).toBe(plain.headers.etag);
  });

  it('is answered 304 to whoever has it', async () => {
    const { headers } = await packed('/articles/rope/');
    const again = await ask('/articles/rope/', { ...br, 'if-none-match': String(headers.etag) });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
  });

  it('is packed for whoever has an older one', async () => {
    await packed('/articles/rope/');
    const again = await ask('/articles/rope/', { ...br, 'if-none-match': 'W/"older"' });
    expect([again.status, again.headers['content-length']]).toEqual([
      200,
      String(again.bytes.length),
    ]);
  });

  it.each([
    [{ 'accept-encoding': 'gzip' }, 'gzip'],
    [{ 'accept-encoding': 'br;q=0' }, undefined],
    [{}, undefined],
  ])('comes to who says %j in encoding %s', async (headers, encoding) => {
    await packed('/articles/rope/');
    const answer = await ask('/articles/rope/', headers);
    expect([answer.status, answer.headers['content-encoding']]).toEqual([200, encoding]);
  });

  it('is still given in parts of its plain bytes', async () => {
    const plain = await ask('/articles/rope/', {});
    await packed('/articles/rope/');
    const part = await ask('/articles/rope/', { ...br, range: 'bytes=5-1999' });
    expect([part.status, part.headers['content-encoding']]).toEqual([206, undefined]);
    expect(part.bytes.equals(plain.bytes.subarray(5, 2000))).toBe(true);
  });

  it('answers HEAD as it did before', async () => {
    const before = await ask('/articles/rope/', br, 'HEAD');
    await packed('/articles/rope/');
    const { date: _then, ...headers } = before.headers;
    expect((await ask('/articles/rope/', br, 'HEAD')).headers).toMatchObject(headers);
  });

  it('is the new one as soon as another is published', async () => {
    await packed('/articles/rope/');
    magazine.take([published(anArticle({ title: 'The rope that broke' }))]);
    await publish(magazine.context);
    const { bytes } = await ask('/articles/rope/', br);
    expect(brotliDecompressSync(bytes).toString()).toContain('The rope that broke');
  });
});

it('says "not found" with its status however often it is asked for', async () => {
  const { status, headers } = await packed('/nothing/');
  expect([status, headers['cache-control']]).toEqual([404, 'public, max-age=60']);
});
