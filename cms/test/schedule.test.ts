import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startCms, type Cms } from './strapi';

const uid = 'api::article.article';

/** A test's article, ready to be published; `extra` overrides any of it. */
async function anArticle(cms: Cms, slug: string, extra: Record<string, unknown> = {}) {
  const section = await cms.strapi.documents('api::section.section').create({
    data: { name: `Section of ${slug}`, slug: `section-of-${slug}`, colour: 'moss', position: 1 },
  });
  const author = await cms.strapi
    .documents('api::author.author')
    .create({ data: { name: `Ann ${slug}`, slug: `ann-${slug}` } });
  const data = {
    title: `Article ${slug}`,
    slug,
    kind: 'news' as const,
    body: 'The council met.',
    section: section.documentId,
    bylines: [{ author: author.documentId }],
    ...extra,
  };
  return cms.strapi.documents(uid).create({ data });
}

async function isPublished(cms: Cms, documentId: string): Promise<boolean> {
  return (await cms.strapi.documents(uid).findOne({ documentId, status: 'published' })) !== null;
}

async function publishAtOf(cms: Cms, documentId: string): Promise<Date | null> {
  const draft = await cms.strapi.documents(uid).findOne({ documentId });
  const time: unknown = draft?.['publishAt'];
  return typeof time === 'string' ? new Date(time) : null;
}

async function save(cms: Cms, documentId: string, data: object): Promise<void> {
  await cms.strapi.documents(uid).update({ documentId, data });
}

const soon = () => new Date(Date.now() + 1_500).toISOString();
const wait = { timeout: 15_000, interval: 100 };

describe('the schedule', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'standfirst-schedule-'));
  let cms: Cms;

  beforeAll(async () => {
    cms = await startCms({ dataDir });
  });
  afterAll(async () => {
    await cms.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('publishes an article at its time, and not before', async () => {
    const { documentId } = await anArticle(cms, 'at-its-time', { publishAt: soon() });
    expect(await isPublished(cms, documentId)).toBe(false);
    await vi.waitUntil(() => isPublished(cms, documentId), wait);
    expect(await publishAtOf(cms, documentId)).toBeNull();
  });

  it('withdraws an article at its time', async () => {
    const { documentId } = await anArticle(cms, 'withdrawn', { unpublishAt: soon() });
    await cms.strapi.documents(uid).publish({ documentId });
    expect(await isPublished(cms, documentId)).toBe(true);
    await vi.waitUntil(async () => !(await isPublished(cms, documentId)), wait);
  });

  it('follows a time that an editor moved', async () => {
    const { documentId } = await anArticle(cms, 'moved', {
      publishAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    await save(cms, documentId, { publishAt: soon() });
    await vi.waitUntil(() => isPublished(cms, documentId), wait);
  });

  it('holds an article that may not be published, and publishes it once that is mended', async () => {
    const { documentId } = await anArticle(cms, 'held', { publishAt: soon(), body: '' });
    const due = async () => {
      const time = await publishAtOf(cms, documentId);
      return time !== null && time.getTime() < Date.now() - 1_500;
    };
    await vi.waitUntil(due, wait);
    expect(await isPublished(cms, documentId)).toBe(false);
    await save(cms, documentId, { body: 'Now it says something.' });
    await vi.waitUntil(() => isPublished(cms, documentId), wait);
  });

  it('does at the next start what fell due while the CMS was down', async () => {
    const { documentId } = await anArticle(cms, 'missed', {
      publishAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    await cms.strapi.db
      .connection('articles')
      .where({ document_id: documentId })
      .update({ publish_at: new Date(Date.now() - 60_000) });
    // The running CMS would do it too; what counts is that a new one does.
    await cms.stop();
    cms = await startCms({ dataDir });
    await vi.waitUntil(() => isPublished(cms, documentId), wait);
  });
});
