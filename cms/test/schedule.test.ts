import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { landingNoticePath } from '@standfirst/shared-types';
import { lookOnce } from '../src/schedule/look';
import { aPicture } from './magazine';
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

/** The schedule looks, by a clock of the test's. The CMS's own sees nothing due in 2031. */
async function lookAt(cms: Cms, ...times: readonly string[]): Promise<void> {
  for (const time of times)
    await lookOnce(cms.strapi, { now: new Date(`2031-03-10T${time}Z`), said: new Map() });
}

const nine = '2031-03-10T09:00:00.000Z';

/** What the panel says of an article first. */
async function saidInPanel(cms: Cms, documentId: string): Promise<string> {
  const token = await cms.adminToken();
  const answer = await cms.ask(landingNoticePath('article', documentId), { token });
  return (answer.body as { text: string }).text;
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
    const publishAt = soon();
    const { documentId } = await anArticle(cms, 'missed', { publishAt });
    await cms.stop();
    await vi.waitUntil(() => Date.now() > Date.parse(publishAt), wait);
    cms = await startCms({ dataDir });
    await vi.waitUntil(() => isPublished(cms, documentId), wait);
  });

  it('does nothing at a time that an editor has moved, and acts at the new one', async () => {
    const { documentId } = await anArticle(cms, 'later', { publishAt: nine });
    await save(cms, documentId, { publishAt: '2031-03-10T10:00:00.000Z' });
    await lookAt(cms, '09:00:00', '09:59:59');
    expect(await isPublished(cms, documentId)).toBe(false);
    await lookAt(cms, '10:00:00');
    expect(await isPublished(cms, documentId)).toBe(true);
  });

  it('does nothing at a time that an editor has removed', async () => {
    const { documentId } = await anArticle(cms, 'removed', { publishAt: nine });
    await save(cms, documentId, { publishAt: null });
    await lookAt(cms, '09:00:00', '12:00:00');
    expect(await isPublished(cms, documentId)).toBe(false);
  });

  it('acts once, however the clock jumps', async () => {
    const { documentId } = await anArticle(cms, 'once', { publishAt: nine });
    await lookAt(cms, '08:59:59');
    expect(await isPublished(cms, documentId)).toBe(false);
    await lookAt(cms, '23:00:00');
    const published = await cms.strapi.documents(uid).findOne({ documentId, status: 'published' });
    await lookAt(cms, '08:00:00', '09:00:00', '23:59:59');
    expect(await cms.strapi.documents(uid).findOne({ documentId, status: 'published' })).toEqual(
      published,
    );
    expect(published).not.toBeNull();
  });

  it('loses nothing when the clock is set back before it looked', async () => {
    const { documentId } = await anArticle(cms, 'set-back', { publishAt: nine });
    await lookAt(cms, '08:59:00', '07:59:00', '08:59:59');
    expect(await isPublished(cms, documentId)).toBe(false);
    await lookAt(cms, '09:00:00');
    expect(await isPublished(cms, documentId)).toBe(true);
  });

  it('publishes and then withdraws what was to stand while the CMS was down', async () => {
    const { documentId } = await anArticle(cms, 'window', {
      publishAt: nine,
      unpublishAt: '2031-03-10T10:00:00.000Z',
    });
    await lookAt(cms, '11:00:00');
    expect(await isPublished(cms, documentId)).toBe(false);
    const draft = await cms.strapi.documents(uid).findOne({ documentId });
    expect(draft).toMatchObject({ publishAt: null, unpublishAt: null });
    expect(draft?.['firstPublishedAt']).not.toBeNull();
  });

  describe('when the editorial rules refuse', () => {
    /** An article for nine o'clock whose lead image lacks its alternative text. */
    const withoutAlt = async (slug: string, extra: Record<string, unknown> = {}) => {
      const image = await aPicture(cms);
      const { documentId } = await anArticle(cms, slug, {
        publishAt: nine,
        leadImage: { image, alt: '' },
        ...extra,
      });
      return { documentId, image };
    };
    const refused = /^Not published at 09:00, .*: The lead image .*has no alternative text/;

    it('tells the editor which field and why, also after a restart', async () => {
      const { documentId } = await withoutAlt('refused');
      await lookAt(cms, '09:00:00');
      expect(await isPublished(cms, documentId)).toBe(false);
      expect(await saidInPanel(cms, documentId)).toMatch(refused);
      await cms.stop();
      cms = await startCms({ dataDir });
      expect(await saidInPanel(cms, documentId)).toMatch(refused);
    });

    it('tries again as soon as the article is edited, and then has nothing to say', async () => {
      const { documentId, image } = await withoutAlt('mended');
      await lookAt(cms, '09:00:00');
      await save(cms, documentId, { leadImage: { image, alt: 'A rope.' } });
      await lookAt(cms, '09:00:01');
      expect(await isPublished(cms, documentId)).toBe(true);
      expect(await saidInPanel(cms, documentId)).not.toMatch(/Not published/);
    });

    it('leaves what nobody edited alone for a minute', async () => {
      const { documentId } = await withoutAlt('unedited');
      await lookAt(cms, '09:00:00');
      // As a repair in the database does, which is no editor's save.
      await cms.strapi.db
        .connection('components_editorial_figures')
        .where({ alt: '' })
        .update({ alt: 'A rope.' });
      await lookAt(cms, '09:00:59');
      expect(await isPublished(cms, documentId)).toBe(false);
      await lookAt(cms, '09:01:00');
      expect(await isPublished(cms, documentId)).toBe(true);
    });

    it('has nothing to say once an editor has moved the time', async () => {
      const { documentId } = await withoutAlt('moved-on');
      await lookAt(cms, '09:00:00');
      await save(cms, documentId, { publishAt: '2031-03-11T09:00:00.000Z' });
      expect(await saidInPanel(cms, documentId)).toBe(
        'Waiting: publishes Tuesday 11 March 2031, 09:00',
      );
    });

    it('gives up what was to be withdrawn by now, and says so until it is edited', async () => {
      const { documentId, image } = await withoutAlt('given-up', {
        unpublishAt: '2031-03-10T10:00:00.000Z',
      });
      await lookAt(cms, '09:00:00', '10:00:00');
      expect(await saidInPanel(cms, documentId)).toMatch(refused);
      await save(cms, documentId, { leadImage: { image, alt: 'A rope.' } });
      await lookAt(cms, '10:00:01', '10:30:00');
      expect(await isPublished(cms, documentId)).toBe(false);
      expect(await saidInPanel(cms, documentId)).toBe('Not on the site');
    });
  });
});
