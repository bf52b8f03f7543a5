import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Mirror } from '@standfirst/site/content';
import {
  addressOf,
  landingAuthorization,
  landingPath,
  landingPayload,
  landingReport,
  type Change,
  type ChangeFeed,
  type LandingQuestion,
  type LandingReport,
} from '@standfirst/shared-types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../e2e/until.ts';
import { siteServer } from '../serve/server.ts';
import { anArticle } from '../../site/test/factories.ts';
import { Blobs } from './blobs.ts';
import { openDatabase } from './database.ts';
import { landingListener } from './landing-server.ts';
import { LandingWatch } from './landing-watch.ts';
import { landingReportOn } from './landing.ts';
import { pullChanges } from './pull.ts';
import { changedRules } from './rules.ts';
import { commitRelease, keepUp } from './release.ts';
import { pinRelease } from '../releases/releases.ts';

const secret = 'wake-secret-0123456789abcdef0123456789';
const now = new Date('2026-11-23T14:03:22.000Z');
const rope = anArticle({ slug: 'rope' });
const ropeAddress = addressOf('article', rope.slug);
const silent = (): void => undefined;

let folder: string;
let db: DatabaseSync;
let mirror: Mirror;
let blobs: Blobs;
let servers: Server[];
let site: { url: string; between: RequestListener | null };
let cms: { url: string; changes: Change[] };
let watch: LandingWatch;
let publisherUrl: string;

/** The publisher's parts on real connections: a site that serves, a CMS's feed, the control server. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'standfirst-landing-'));
  servers = [];
  const databasePath = join(folder, 'site.db');
  db = openDatabase(databasePath);
  mirror = new Mirror(db);
  blobs = new Blobs(join(folder, 'blobs'));
  cms = { url: '', changes: [] };
  cms.url = await listen((_, response) => response.end(JSON.stringify(feed())));
  const serving = siteServer({
    databasePath,
    blobsRoot: join(folder, 'blobs'),
    cms: { url: cms.url, token: '', fetch },
    previewOrigin: null,
    isHttps: false,
    log: silent,
  });
  site = { url: '', between: null };
  site.url = await listen((request, response) => {
    if (site.between === null) serving.emit('request', request, response);
    else site.between(request, response);
  });
  watch = aWatch();
  publisherUrl = await listen(
    landingListener({
      secret,
      now: () => now.getTime(),
      answer: (question) => {
        const report = landingReportOn({ db, mirror, trouble: null }, question);
        watch.lookFirst(question);
        return report;
      },
      log: silent,
    }),
  );
});
afterEach(async () => {
  await watch.stop();
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

function aWatch(): LandingWatch {
  return new LandingWatch({
    ...{ db, mirror, siteUrl: site.url, fetch, now: () => now, log: silent },
    pausesMs: [20, 20, 20],
  });
}

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function feed(): ChangeFeed {
  return { log: 'log', cursor: cms.changes.length, remaining: 0, changes: cms.changes };
}

/** The CMS publishes (or, with `null`, withdraws) a document, and the publisher takes it over. */
async function pull(document: unknown, slug = rope.slug): Promise<void> {
  const cursor = mirror.state().cursor + 1;
  cms.changes = [{ cursor, type: 'article', id: rope.id, document, slug }];
  const answer = (): ChangeFeed => ({ ...feed(), cursor });
  await pullChanges({
    db,
    mirror,
    blobs,
    cms: { url: cms.url, token: '', fetch: () => Promise.resolve(Response.json(answer())) },
    log: silent,
  });
}

/** Switches to a release in which the article's page has these bytes, or is gone. */
async function release(html: string | null): Promise<number> {
  const blob = html === null ? '' : await blobs.put(html);
  const page = { address: ropeAddress, blob, mime: 'text/html; charset=utf-8', styles: '' };
  return commitRelease(db, {
    cursor: mirror.state().cursor,
    code: 'code',
    rendered: html === null ? [] : [{ ...page, key: html }],
    outdated: [],
    removed: html === null ? [ropeAddress] : [],
    failed: [],
    rules: changedRules(db),
    siteAssets: null,
  });
}

const ropeQuestion: LandingQuestion = { type: 'article', id: rope.id, askedAtMs: now.getTime() };

function signed(question: LandingQuestion, key = secret): string {
  const signature = createHmac('sha256', key).update(landingPayload(question)).digest('hex');
  return landingAuthorization(question, signature);
}

async function ask(): Promise<LandingReport> {
  const response = await fetch(new URL(landingPath(ropeQuestion), publisherUrl), {
    headers: { authorization: signed(ropeQuestion) },
  });
  return landingReport.parse(await response.json());
}

const landed = (state: string) =>
  until(`the article is ${state}`, async () => {
    const report = await ask();
    return report.landing?.state === state ? report : null;
  });

describe('a published article', () => {
  it('is on its way until its release is served', async () => {
    await pull(rope);
    watch.look();
    expect((await ask()).landing).toMatchObject({ state: 'publishing', landedAt: null });
  });

  it('is live from the moment its own bytes were seen at its public address', async () => {
    await pull(rope);
    await release('<h1>Rope</h1>');
    watch.look();
    expect((await landed('live')).landing).toEqual({
      state: 'live',
      address: ropeAddress,
      landedAt: now.toISOString(),
      seen: null,
    });
  });

  it('is asked for past every cache', async () => {
    const headers: (string | undefined)[] = [];
    site.between = (request, response) => {
      headers.push(request.headers['cache-control']);
      response.end('<h1>Rope</h1>');
    };
    await pull(rope);
    await release('<h1>Rope</h1>');
    watch.look();
    await landed('live');
    expect(headers).toEqual(['no-cache']);
  });

  it('is on its way again when it changes', async () => {
    await pull(rope);
    await release('<h1>Rope</h1>');
    watch.look();
    await landed('live');
    await pull({ ...rope, title: 'Another title' });
    watch.look();
    expect((await ask()).landing).toMatchObject({ state: 'publishing', landedAt: null });
  });

  it('stays landed when it arrives again as it was', async () => {
    await pull(rope);
    await release('<h1>Rope</h1>');
    watch.look();
    await landed('live');
    await pull(rope);
    expect(await ask()).toMatchObject({ pulled: 2, landing: { state: 'live' } });
  });

  it('is looked for again until a slow cache shows it', async () => {
    let asked = 0;
    site.between = (_, response) => {
      asked += 1;
      response.end(asked < 3 ? '<h1>Before</h1>' : '<h1>Rope</h1>');
    };
    await pull(rope);
    await release('<h1>Rope</h1>');
    watch.look();
    await landed('live');
    expect(asked).toBe(3);
  });

  it('is not confirmed while its address keeps showing something else, and live once it does not', async () => {
    site.between = (_, response) => response.writeHead(503).end();
    await pull(rope);
    await release('<h1>Rope</h1>');
    watch.look();
    expect((await landed('not-confirmed')).landing).toMatchObject({
      landedAt: null,
      seen: 'the address answers 503',
    });
    site.between = null;
    expect((await landed('live')).landing).toMatchObject({ seen: null });
  });

  it('is not fetched while the next release is being made', async () => {
    let asked = 0;
    site.between = (_, response) => {
      asked += 1;
      response.end('<h1>Rope</h1>');
    };
    await pull(rope);
    await release('<h1>Rope</h1>');
    watch.rest();
    await ask();
    // What had begun would have ended by then.
    await watch.stop();
    expect(asked).toBe(0);
    watch.look();
    await landed('live');
  });

  it('is not live by what was seen before its next change arrived', async () => {
    site.between = (_, response) => {
      void pull({ ...rope, title: 'Another title' }).then(() => response.end('<h1>Rope</h1>'));
    };
    await pull(rope);
    await release('<h1>Rope</h1>');
    watch.look();
    await watch.stop();
    expect(await ask()).toMatchObject({ pulled: 2, landing: { state: 'publishing' } });
  });

  it('is looked for after a restart that came before the look', async () => {
    await pull(rope);
    await release('<h1>Rope</h1>');
    const restarted = aWatch();
    restarted.look();
    await landed('live');
    await restarted.stop();
  });

  it('waits while readers are shown an older release on purpose', async () => {
    const old = await release('<h1>Before</h1>');
    pinRelease(db, String(old));
    await pull(rope);
    await release('<h1>Rope</h1>');
    keepUp(db, mirror.state().cursor);
    watch.look();
    await watch.stop();
    expect(await ask()).toMatchObject({
      landing: { state: 'publishing' },
      trouble: expect.stringContaining(`release ${old}`) as string,
    });
  });

  it('is live when it changed in nothing that its page shows', async () => {
    await release('<h1>Rope</h1>');
    await pull(rope);
    keepUp(db, mirror.state().cursor);
    watch.look();
    await landed('live');
  });
});

describe('a withdrawn article', () => {
  it('is withdrawn when its address no longer answers with a page', async () => {
    await pull(rope);
    await release('<h1>Rope</h1>');
    await pull(null);
    await release(null);
    watch.look();
    expect((await landed('withdrawn')).landing).toMatchObject({
      address: ropeAddress,
      landedAt: now.toISOString(),
    });
    expect((await fetch(site.url + ropeAddress)).status).toBe(410);
  });

  it('is not confirmed while its page can still be read', async () => {
    site.between = (_, response) => response.end('<h1>Rope</h1>');
    await pull(rope);
    await release('<h1>Rope</h1>');
    await pull(null);
    await release(null);
    watch.look();
    expect((await landed('not-confirmed')).landing?.seen).toBe('the address still shows a page');
  });

  it('is none if it never stood on this site', async () => {
    await pull(null);
    expect((await ask()).landing).toBeNull();
  });
});

describe('a held article', () => {
  it('is reported with the field that holds it, and its last good version stays live', async () => {
    await pull(rope);
    await release('<h1>Rope</h1>');
    watch.look();
    await landed('live');
    await pull({ ...rope, section: null });
    expect(await ask()).toMatchObject({
      landing: { state: 'live' },
      held: expect.stringContaining('section') as string,
    });
  });

  it('is reported with what its page failed at, and is not looked for', async () => {
    await pull(rope);
    await release('<h1>Before</h1>');
    db.prepare('INSERT INTO failures VALUES (?, ?)').run(ropeAddress, 'the page broke off.');
    watch.look();
    await watch.stop();
    expect(await ask()).toMatchObject({
      landing: { state: 'publishing' },
      held: 'the page broke off.',
    });
  });
});

describe('an article set aside because its page can’t be released', () => {
  it('is not taken for withdrawn, and lands once it is let go', async () => {
    await pull(rope);
    mirror.hold('article', rope.id, 'It leads to /articles/later/, where there is nothing.');
    await release(null);
    watch.look();
    await watch.stop();
    expect(await ask()).toMatchObject({
      landing: { state: 'publishing' },
      held: expect.stringContaining('/articles/later/') as string,
    });
    db.exec('DELETE FROM held');
    await release('<h1>Rope</h1>');
    watch.look();
    expect((await landed('live')).held).toBeNull();
  });
});

describe('the answer about a landing', () => {
  const status = async (headers: Record<string, string>, method = 'GET') =>
    (await fetch(new URL(landingPath(ropeQuestion), publisherUrl), { method, headers })).status;

  it('is for questions that are signed with the common secret', async () => {
    expect(await status({ authorization: signed(ropeQuestion) })).toBe(200);
    expect(await status({})).toBe(401);
    expect(await status({ authorization: signed(ropeQuestion, `${secret}x`) })).toBe(401);
    expect(await status({ authorization: signed({ ...ropeQuestion, id: 'another' }) })).toBe(401);
  });

  it('is for fresh questions', async () => {
    const old = { ...ropeQuestion, askedAtMs: now.getTime() - 61_000 };
    expect(await status({ authorization: signed(old) })).toBe(401);
  });

  it('can only be read', async () => {
    expect(await status({ authorization: signed(ropeQuestion) }, 'POST')).toBe(405);
  });
});
