import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeByAge } from '../src/schedule/closing';
import { changesBy, documentIn } from './change-log/feed.ts';
import { aDesk, anArticle, published, type Desk } from './magazine.ts';
import { startCms, type Cms } from './strapi.ts';

const dayMs = 86_400_000;
const wait = { timeout: 15_000, interval: 100 };
const dataDir = mkdtempSync(path.join(tmpdir(), 'standfirst-closing-'));
let cms: Cms;
let desk: Desk;

/** By the test's clock. The CMS's own, which is behind, opens nothing again that this one closed. */
let now = Date.now();

beforeAll(async () => {
  cms = await startCms({ dataDir });
  desk = await aDesk(cms);
});
afterAll(async () => {
  await cms.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** An article of this age, in days, on the site. */
function aged(days: number, changes: Record<string, unknown> = {}): Promise<string> {
  const firstPublishedAt = new Date(now - days * dayMs).toISOString();
  return published(cms, anArticle(desk, { firstPublishedAt, ...changes }));
}

async function closeAfter(days: number | null): Promise<void> {
  const uid = 'api::site-settings.site-settings';
  const found = await cms.strapi.documents(uid).findFirst({});
  const data: Record<string, unknown> = { commentsCloseAfterDays: days };
  await cms.strapi.documents(uid).update({ documentId: found?.documentId ?? '', data });
}

/** The schedule looks when so many days have passed. */
const lookAfter = (days: number) => closeByAge(cms.strapi, new Date(now + days * dayMs));

async function isOpen(id: string): Promise<boolean> {
  const document = await documentIn(cms, id);
  if (document?.type !== 'article') throw new Error(`The feed has no article ${id}.`);
  return document.commentsOpen;
}

/** The articles that the feed tells of when `act` is done. */
async function articlesBy(act: () => Promise<unknown>): Promise<string[]> {
  const changes = await changesBy(cms, act);
  return changes.filter(({ type }) => type === 'article').map(({ id }) => id);
}

describe('comments', () => {
  beforeEach(() => {
    now += 1000 * dayMs;
  });

  it('close at the age of the settings, without an edit, and the site is told', async () => {
    await closeAfter(10);
    await lookAfter(0);
    const [old, young] = [await aged(9), await aged(8)];
    expect(await articlesBy(() => lookAfter(0.999))).toEqual([]);
    expect(await isOpen(old)).toBe(true);
    expect(await articlesBy(() => lookAfter(1))).toEqual([old]);
    expect([await isOpen(old), await isOpen(young)]).toEqual([false, true]);
  });

  it('are told of once, however often and late the schedule looks', async () => {
    await closeAfter(10);
    await lookAfter(0);
    const missed = [await aged(5), await aged(2)];
    expect((await articlesBy(() => lookAfter(30))).sort()).toEqual(missed.sort());
    const again = () => Promise.all([lookAfter(30), lookAfter(31), lookAfter(29)]);
    expect(await articlesBy(again)).toEqual([]);
  });

  it('stay closed when another clock is behind', async () => {
    await closeAfter(10);
    const id = await aged(9);
    await lookAfter(2);
    expect(await articlesBy(() => lookAfter(-5))).toEqual([]);
    expect(await isOpen(id)).toBe(false);
  });

  it('are left alone by other settings, and where an editor closed them', async () => {
    await closeAfter(10);
    await lookAfter(0);
    await aged(9, { commentsOpen: false });
    expect(await articlesBy(() => closeAfter(10).then(() => lookAfter(5)))).toEqual([]);
  });

  it('are closed from the start where an old article is first put on the site', async () => {
    await closeAfter(10);
    await aged(10);
    await lookAfter(0);
    expect(await isOpen(await aged(20))).toBe(false);
  });
});

describe('comments, by the CMS’s own clock,', () => {
  beforeEach(async () => {
    now = Date.now();
    await closeAfter(null);
    await lookAfter(0);
  });

  it('open again when the time in the settings grows, and only where that matters', async () => {
    await closeAfter(10);
    const [ancient, old, young] = [await aged(40), await aged(20), await aged(5)];
    await lookAfter(0);
    const changed = await articlesBy(() => closeAfter(30).then(() => lookAfter(0)));
    expect(changed).toEqual([old]);
    const open = await Promise.all([ancient, old, young].map(isOpen));
    expect(open).toEqual([false, true, true]);
  });

  it('never close where the settings give no time', async () => {
    await closeAfter(10);
    const id = await aged(20);
    await lookAfter(0);
    expect(await isOpen(id)).toBe(false);
    expect(await articlesBy(() => closeAfter(null).then(() => lookAfter(0)))).toContain(id);
    expect(await isOpen(id)).toBe(true);
    expect(await articlesBy(() => lookAfter(100))).toEqual([]);
  });

  it('close within a moment of the settings’ own change, and stay so over a restart', async () => {
    const id = await aged(20);
    expect(await isOpen(id)).toBe(true);
    await closeAfter(19);
    await vi.waitUntil(async () => !(await isOpen(id)), wait);
    await cms.stop();
    cms = await startCms({ dataDir });
    expect(await isOpen(id)).toBe(false);
  });
});
