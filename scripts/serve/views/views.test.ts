import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  beaconPath,
  viewsBatch,
  viewsBatchLengthMax,
  viewsPath,
  viewsPayload,
  viewsSignatureHeader,
  type ViewsBatch,
} from '@standfirst/shared-types';
import { anArticle, published, theBasics, withdrawn } from '../../../site/test/factories.ts';
import { publish } from '../../publisher/publish.ts';
import { listen } from '../../publisher/test/listen.ts';
import { aFolder, aMagazine, type TestMagazine } from '../../publisher/test/magazine.ts';
import { siteServer } from '../server.ts';
import { Views, type ViewsContext } from './views.ts';

const secret = 'a-secret-that-the-cms-knows-too-0123456789';
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const siteUrl = 'https://precept.example';
/** What a browser says when it loads a picture of the page it shows. */
const reader = {
  'user-agent': firefox,
  'sec-fetch-site': 'same-origin',
  'sec-fetch-dest': 'image',
  referer: `${siteUrl}/articles/rope/`,
};

let magazine: TestMagazine;
/** What the CMS was sent, and what it answers. */
let cms: { url: string; received: ViewsBatch[]; status: number };
let folder: string;
let nowMs: number;
const said: string[] = [];

async function aCms(): Promise<typeof cms> {
  const state = { url: '', received: [] as ViewsBatch[], status: 204 };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const batch = viewsBatch.parse(JSON.parse(body));
      const signature = createHmac('sha256', secret).update(viewsPayload(batch)).digest('hex');
      const isRight =
        request.url === viewsPath && request.headers[viewsSignatureHeader] === signature;
      if (isRight && state.status === 204) state.received.push(batch);
      response.writeHead(isRight ? state.status : 401).end();
    });
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  state.url = await listen(server);
  return state;
}

/** A site's server that counts, and what it counts with. */
async function aSite(parts: Partial<ViewsContext> = {}): Promise<{ url: string; views: Views }> {
  const views = new Views({
    cmsUrl: cms.url,
    wakeSecret: secret,
    proxyCount: 1,
    siteUrl,
    databasePath: magazine.databasePath,
    folder,
    fetch,
    now: () => nowMs,
    log: (_level, message) => said.push(message),
    ...parts,
  });
  const server = siteServer({
    databasePath: magazine.databasePath,
    blobsRoot: magazine.blobsRoot,
    cms: { url: cms.url, token: 'token', fetch },
    previewOrigin: null,
    isHttps: true,
    views,
    log: (_level, message) => said.push(message),
  });
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await views.stop();
  });
  return { url: await listen(server), views };
}

let address = 0;
/** Opens an article in another reader's browser, unless told whose. */
function open(
  url: string,
  { id = 'article-rope', from = `192.0.2.${(address += 1)}`, headers = {}, method = 'GET' } = {},
): Promise<Response> {
  return fetch(`${url}${beaconPath(id)}`, {
    method,
    headers: { ...reader, 'x-forwarded-for': from, ...headers },
  });
}

/** What the CMS has been told by now, by article. */
function told(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { article, count } of cms.received.flatMap((batch) => batch.counts))
    counts[article] = (counts[article] ?? 0) + count;
  return counts;
}

beforeEach(async () => {
  said.length = 0;
  nowMs = Date.now();
  folder = join(aFolder(), 'views');
  cms = await aCms();
  magazine = aMagazine();
  magazine.take([...theBasics(), anArticle(), anArticle({ slug: 'knot' })].map(published));
  await publish(magazine.context);
});

describe('a beacon', () => {
  it('counts an article once for each reader who opens it', async () => {
    const { url, views } = await aSite();
    await Promise.all([open(url), open(url), open(url, { id: 'article-knot' })]);
    await views.send();
    expect(told()).toEqual({ 'article-rope': 2, 'article-knot': 1 });
  });

  it('is answered with nothing, kept by nobody, and sets no cookie', async () => {
    const { url } = await aSite();
    const answer = await open(url);
    expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([204, 0]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it.each<[string, Record<string, string>]>([
    ['a reader who asks not to be tracked', { dnt: '1' }],
    ['a reader who asks for Global Privacy Control', { 'sec-gpc': '1' }],
    ['a page fetched in advance', { 'sec-purpose': 'prefetch' }],
    ['a page shown in advance', { 'sec-purpose': 'prefetch;prerender' }],
    ['a page previewed by an old browser', { 'x-purpose': 'preview' }],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour on the same domain', { 'sec-fetch-site': 'same-site' }],
    ['an address typed by hand', { 'sec-fetch-site': 'none', 'sec-fetch-dest': 'document' }],
    ['a robot', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' }],
    ['a program', { 'user-agent': 'curl/8.5.0' }],
    ['somebody who does not say who they are', { 'user-agent': '' }],
  ])('counts nothing for %s, and answers the same', async (_who, headers) => {
    const { url, views } = await aSite();
    const answer = await open(url, { headers });
    await views.send();
    expect([answer.status, told()]).toEqual([204, {}]);
  });

  it.each([
    [`${siteUrl}/articles/rope/`, { 'article-rope': 1 }],
    ['https://precept.example.org/articles/rope/', {}],
    ['', {}],
  ])(
    'of a browser too old to say where it stands counts by its page, %s',
    async (referer, counts) => {
      const { url, views } = await aSite();
      const headers = { 'user-agent': firefox, 'x-forwarded-for': '192.0.2.1', referer };
      await fetch(`${url}${beaconPath('article-rope')}`, { headers });
      await views.send();
      expect(told()).toEqual(counts);
    },
  );

  it.each(['article-gone', 'section-water', 'article-rope%20', 'article-rope?again'])(
    'counts nothing that is no article of the magazine: %s',
    async (id) => {
      const { url, views } = await aSite();
      await open(url, { id });
      await views.send();
      expect(told()).toEqual({});
    },
  );

  it('counts an article from the release on that brought it, and no longer than it stands', async () => {
    const { url, views } = await aSite();
    const late = anArticle({ slug: 'late' });
    await open(url, { id: late.id });
    magazine.take([published(late)]);
    await publish(magazine.context);
    nowMs += 1_000;
    await open(url, { id: late.id });
    await views.send();
    expect(told()).toEqual({ [late.id]: 1 });
    magazine.take([withdrawn(late)]);
    await publish(magazine.context);
    nowMs += 1_000;
    await open(url, { id: 'article-unknown' });
    await open(url, { id: late.id });
    await views.send();
    expect(told()).toEqual({ [late.id]: 1 });
  });

  it('counts only what is read, not what is asked in other ways', async () => {
    const { url, views } = await aSite();
    for (const method of ['HEAD', 'POST']) await open(url, { method });
    await views.send();
    expect(told()).toEqual({});
  });
});

describe('one reader', () => {
  it('counts once, however often they reload', async () => {
    const { url, views } = await aSite();
    for (let time = 0; time < 5; time += 1) await open(url, { from: '198.51.100.7' });
    await views.send();
    expect(told()).toEqual({ 'article-rope': 1 });
  });

  it('counts for each article that they open', async () => {
    const { url, views } = await aSite();
    for (const id of ['article-rope', 'article-knot'])
      await open(url, { id, from: '198.51.100.7' });
    await views.send();
    expect(told()).toEqual({ 'article-rope': 1, 'article-knot': 1 });
  });

  it('counts again when they come back later', async () => {
    const { url, views } = await aSite();
    await open(url, { from: '198.51.100.7' });
    nowMs += 61 * 60_000;
    await open(url, { from: '198.51.100.7' });
    await views.send();
    expect(told()).toEqual({ 'article-rope': 2 });
  });

  it('is one, whichever address of their /64 they use', async () => {
    const { url, views } = await aSite();
    for (const from of ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:db8:1:3::1'])
      await open(url, { from });
    await views.send();
    expect(told()).toEqual({ 'article-rope': 2 });
  });

  it('can’t be somebody else by what they write into a header', async () => {
    const { url, views } = await aSite({ proxyCount: 0 });
    for (const from of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) await open(url, { from });
    await views.send();
    expect(told()).toEqual({ 'article-rope': 1 });
  });

  it('leaves their address in no file and in no log', async () => {
    const { url, views } = await aSite();
    cms.status = 503;
    await open(url, { from: '198.51.100.77' });
    await views.send();
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(files).toHaveLength(1);
    expect([...files, ...said].join('\n')).not.toContain('198.51.100.77');
  });
});

describe('a batch', () => {
  it('waits for a CMS that does not answer, and comes under the same number', async () => {
    const { url, views } = await aSite();
    cms.status = 503;
    await open(url);
    await views.send();
    await views.send();
    expect(said.filter((line) => line.startsWith('Views wait for the CMS'))).toHaveLength(1);
    const [waiting] = readdirSync(folder);
    cms.status = 204;
    await views.send();
    expect(waiting).toContain(cms.received[0]?.batch);
    expect([told(), readdirSync(folder)]).toEqual([{ 'article-rope': 1 }, []]);
  });

  it('outlives the server', async () => {
    const first = await aSite();
    cms.status = 503;
    await open(first.url);
    await first.views.stop();
    cms.status = 204;
    const second = await aSite();
    await second.views.send();
    expect(told()).toEqual({ 'article-rope': 1 });
  });

  it('is sent when the server is stopped', async () => {
    const { url, views } = await aSite();
    await open(url);
    await views.stop();
    expect(told()).toEqual({ 'article-rope': 1 });
  });

  it('is made seldom while the CMS does not answer, and nothing is lost meanwhile', async () => {
    const { url, views } = await aSite();
    cms.status = 503;
    for (let time = 0; time < 4; time += 1) {
      await open(url);
      await views.send();
      nowMs += 5_000;
    }
    expect(readdirSync(folder)).toHaveLength(1);
    cms.status = 204;
    await views.send();
    await views.send();
    expect(told()).toEqual({ 'article-rope': 4 });
  });

  it('that the CMS will never take is dropped, and that is said', async () => {
    const { url, views } = await aSite();
    cms.status = 400;
    await open(url);
    await views.send();
    expect([readdirSync(folder), said.join()]).toEqual([[], expect.stringContaining('never')]);
  });

  it('that was cut off on the disk is in nobody’s way', async () => {
    const { url, views: first } = await aSite();
    await first.stop();
    writeFileSync(join(folder, '1-broken.json'), '{"batch":');
    const { views } = await aSite();
    await open(url);
    await first.send();
    await views.send();
    expect(told()).toEqual({ 'article-rope': 1 });
  });

  it('is never longer than the CMS takes', async () => {
    const many = Array.from({ length: viewsBatchLengthMax + 1 }, (_one, n) =>
      anArticle({ slug: `a-${n}` }),
    );
    magazine.mirror.apply(many.map(published));
    const { url, views } = await aSite();
    await Promise.all(many.map(({ id }) => open(url, { id })));
    await views.send();
    expect(cms.received.map(({ counts }) => counts.length)).toEqual([viewsBatchLengthMax, 1]);
  });
});
