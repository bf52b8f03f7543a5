/** Comments and decisions at the same moment, on PostgreSQL, with two CMSs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OtherCms, startOther } from './change-log/other.ts';
import { aForum, aReader, ask, aSaying, type Forum, moderate, stored } from './comments/forum.ts';
import { describeRaces } from './comments/races.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { startCms } from './strapi.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'standfirst-comments-'));
let postgres: Postgres;
let forum: Forum;
let other: OtherCms;

beforeAll(async () => {
  postgres = await startPostgres();
  const databaseUrl = await postgres.createDatabase('magazine');
  forum = await aForum(await startCms({ dataDir, databaseUrl }));
  other = await startOther({ dataDir, databaseUrl });
});
afterAll(async () => {
  await other.stop();
  await forum.cms.stop();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describeRaces(() => forum);

describe('two CMSs', () => {
  it('that get the same form at the same moment write one comment', async () => {
    const writer = await aReader(forum.cms);
    const body = aSaying(forum.article);
    const all = Array.from({ length: 20 }, (_, n) =>
      ask(n % 2 === 0 ? forum.cms : other, writer, '/comments', { method: 'POST', body }),
    );
    const answers = await Promise.all(all);
    const ids = answers.map((answer) => (answer.body as { comment: { id: string } }).comment.id);
    expect(new Set(ids).size).toBe(1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });
});

describe('moderation on PostgreSQL', () => {
  it('queues, decides once among many, and takes back', async () => {
    const { cms } = forum;
    const token = await cms.tokenOfRole('standfirst-moderator');
    const { documentId } = await stored(cms, { state: 'pending', article: forum.article });
    const queue = (await moderate(cms, token, '/queue')).body as { items: { id: string }[] };
    expect(queue.items.map(({ id }) => id)).toContain(documentId);
    const body = { ids: [documentId], decision: 'spam', reason: null };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        moderate(cms, token, '/decisions', { method: 'POST', body }),
      ),
    );
    const undos = answers.flatMap(({ body }) => (body as { undo: string | null }).undo ?? []);
    expect(undos).toHaveLength(1);
    const undone = await moderate(cms, token, '/undo', {
      method: 'POST',
      body: { undo: undos[0] },
    });
    expect(undone.status).toBe(200);
    const log = (await moderate(cms, token, '/log')).body as { entries: { action: string }[] };
    expect(log.entries.map(({ action }) => action)).toEqual(['undo', 'spam']);
  });
});
