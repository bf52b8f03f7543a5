/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-return
   -- what the CMS answers has no type here: each test states what it expects of it */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { decisionAnswer, loggedDecision, queueAnswer } from '@standfirst/shared-types';
import type { Core } from '@strapi/strapi';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aForum,
  aReader,
  ask,
  type Forum,
  moderate,
  post,
  rowOf,
  said,
  settings,
  stored,
} from './comments/forum.ts';
import { until } from './change-log/until.ts';
import { startCms } from './strapi.ts';

const comments = 'api::comment.comment';
const reports = 'api::comment-report.comment-report';
const decisions = 'api::moderation-decision.moderation-decision';
const notices = 'api::reader-notice.reader-notice';
const manager = '/content-manager/collection-types';

let forum: Forum;
let moderator: string;

beforeAll(async () => {
  forum = await aForum(await startCms());
  moderator = await forum.cms.tokenOfRole('standfirst-moderator');
});
beforeEach(async () => {
  for (const uid of [reports, comments, decisions, notices] as const)
    await forum.cms.strapi.db.query(uid).deleteMany({});
  await settings(forum.cms, { commentPolicy: 'pre-moderated', blockedWords: '' });
});
afterAll(() => forum.cms.stop());

const asModerator = (where: string, options?: Parameters<typeof moderate>[3]) =>
  moderate(forum.cms, moderator, where, options);
const decide = (ids: string[], decision: string, reason: string | null = null) =>
  asModerator('/decisions', { method: 'POST', body: { ids, decision, reason } });
const undo = (code: string | null, token = moderator) =>
  moderate(forum.cms, token, '/undo', { method: 'POST', body: { undo: code } });
const stateOf = async (id: string) => (await rowOf(forum.cms, id))['state'];
const pending = (changes: Record<string, unknown> = {}) =>
  stored(forum.cms, { state: 'pending', article: forum.article, ...changes });
const log = async () => (await asModerator('/log')).body.entries;

async function report(comment: string, reason = 'Rude'): Promise<string> {
  const data: Record<string, unknown> = { comment, reason, state: 'open' };
  return (await forum.cms.strapi.documents(reports).create({ data })).documentId;
}
async function reportState(documentId: string): Promise<unknown> {
  const row: unknown = await forum.cms.strapi.db.query(reports).findOne({ where: { documentId } });
  return (row as { state: string }).state;
}

describe('every route of the queue', () => {
  const routes = [
    ['GET', '/queue'],
    ['GET', '/counts'],
    ['GET', '/log'],
    ['GET', '/log.csv'],
    ['POST', '/decisions'],
    ['POST', '/suspensions'],
    ['DELETE', '/suspensions/somebody'],
    ['POST', '/undo'],
  ] as const;

  it.each(routes)('%s %s is for moderators and administrators alone', async (method, where) => {
    const { cms } = forum;
    const body = method === 'POST' ? {} : undefined;
    const reader = await aReader(cms, { isNew: true });
    const tokens = {
      nobody: undefined,
      reader: reader.token,
      'API token': await cms.apiToken(['api::comment.comment.update']),
      author: await cms.tokenOfRole('strapi-author'),
      editor: await cms.tokenOfRole('strapi-editor'),
      moderator,
      administrator: await cms.adminToken(),
    };
    const statuses: Record<string, number> = {};
    for (const [who, token] of Object.entries(tokens))
      statuses[who] = (await moderate(cms, token, where, { method, body })).status;
    // An empty body, and a reader who is not there, are refused to those who may ask.
    const allowed = method === 'GET' ? 200 : 400;
    expect(statuses).toEqual({
      nobody: 401,
      reader: 401,
      'API token': 401,
      author: 403,
      editor: 403,
      moderator: allowed,
      administrator: allowed,
    });
  });
});

describe('the queue', () => {
  it('has what is held and what is reported, longest waiting first, with all to decide by', async () => {
    const writer = await aReader(forum.cms);
    await stored(forum.cms, { reader: writer.id, state: 'rejected' });
    await stored(forum.cms, { reader: writer.id, state: 'spam' });
    const shown = await stored(forum.cms, { article: forum.article, body: 'Shown.' });
    const held = await pending({
      reader: writer.id,
      parent: shown.documentId,
      body: 'Held.',
      heldBy: [{ rule: 'policy', why: 'Because.' }],
      submittedAt: '2026-01-02T00:00:00.000Z',
    });
    const older = await pending({ submittedAt: '2026-01-01T00:00:00.000Z' });
    await report(shown.documentId, 'A lie');
    const { items, counts } = queueAnswer.parse((await asModerator('/queue')).body);
    expect(items.map(({ id }) => id)).toEqual([
      older.documentId,
      held.documentId,
      shown.documentId,
    ]);
    expect(items[1]).toMatchObject({
      heldBy: [{ rule: 'policy', why: 'Because.' }],
      parent: { name: 'A former reader', body: 'Shown.' },
      writer: { id: writer.documentId, name: writer.name, approved: 1, rejected: 2 },
      article: { url: expect.stringMatching(/^http.*\/articles\/.+\/$/) as string },
    });
    expect(items[2]?.reports).toEqual([expect.objectContaining({ reason: 'A lie' })]);
    expect(counts).toEqual({ held: 2, reported: 1 });
    expect((await asModerator('/counts')).body).toEqual(counts);
  });

  it('never has an e-mail address in it', async () => {
    const writer = await aReader(forum.cms);
    await said(forum, writer);
    expect(JSON.stringify((await asModerator('/queue')).body)).not.toContain('private.example');
  });

  it('gives as many as are asked for', async () => {
    for (const n of [1, 2, 3]) await pending({ submittedAt: `2026-01-0${n}T00:00:00.000Z` });
    const { items, counts } = (await asModerator('/queue?limit=2')).body;
    expect([items.length, counts.held]).toEqual([2, 3]);
  });
});

describe('a decision', () => {
  it.each([
    ['approve', 'approved', 'dismissed'],
    ['reject', 'rejected', 'upheld'],
    ['spam', 'spam', 'upheld'],
  ])('to %s makes a comment %s and its reports %s', async (decision, state, answer) => {
    const { documentId } = await pending();
    const open = await report(documentId);
    const done = await decide([documentId], decision, 'Because.');
    expect(decisionAnswer.parse(done.body)).toMatchObject({
      decided: [documentId],
      already: [],
      counts: { held: 0, reported: 0 },
    });
    expect(await rowOf(forum.cms, documentId)).toMatchObject({
      state,
      reason: 'Because.',
      decidedBy: 'standfirst-moderator Test',
      decidedAt: expect.anything() as unknown,
    });
    expect(await reportState(open)).toBe(answer);
    expect(loggedDecision.array().parse(await log())).toEqual([
      expect.objectContaining({ action: decision, reason: 'Because.', comment: documentId }),
    ]);
  });

  it('to reject needs a reason, which the writer is told', async () => {
    const writer = await aReader(forum.cms, { isNew: true });
    const id = await said(forum, writer);
    expect((await decide([id], 'reject', ' ')).status).toBe(400);
    expect(await stateOf(id)).toBe('pending');
    await decide([id], 'reject', 'Off the subject.');
    const own = await ask(forum.cms, writer, `/comments/${id}`);
    expect(own.body.comment).toMatchObject({ state: 'rejected', reason: 'Off the subject.' });
  });

  it('leaves alone what somebody else has decided, or its writer withdrew', async () => {
    const waiting = await pending();
    const gone = await pending({ state: 'withdrawn' });
    const done = await pending();
    await decide([done.documentId], 'spam');
    const { body } = await decide(
      [done.documentId, waiting.documentId, gone.documentId, 'nothing'],
      'approve',
    );
    expect(body).toMatchObject({
      decided: [waiting.documentId],
      already: [done.documentId, gone.documentId, 'nothing'],
    });
    expect(await stateOf(done.documentId)).toBe('spam');
  });

  it('is about the words that the moderator saw, not about what they became', async () => {
    const writer = await aReader(forum.cms, { isNew: true });
    const [edited, same] = [await said(forum, writer), await said(forum, writer)];
    const { items } = queueAnswer.parse((await asModerator('/queue')).body);
    const seen = Object.fromEntries(items.map(({ id, editedAt }) => [id, editedAt]));
    await ask(forum.cms, writer, `/comments/${edited}`, {
      method: 'PUT',
      body: { body: 'Other.' },
    });
    const approve = (known: object) => ({
      method: 'POST' as const,
      body: { ids: [edited, same], decision: 'approve', reason: null, seen: known },
    });
    const first = await asModerator('/decisions', approve(seen));
    expect(first.body).toMatchObject({ decided: [same], already: [edited] });
    expect(await stateOf(edited)).toBe('pending');
    const [again] = queueAnswer.parse((await asModerator('/queue')).body).items;
    const second = await asModerator('/decisions', approve({ [edited]: again?.editedAt }));
    expect(second.body).toMatchObject({ decided: [edited], already: [same] });
  });

  it('by two moderators at once is one decision', async () => {
    const other = await forum.cms.tokenOfRole('standfirst-moderator');
    const ids = await Promise.all(
      Array.from({ length: 5 }, async () => (await pending()).documentId),
    );
    const body = { ids, decision: 'approve', reason: null };
    const answers = await Promise.all(
      [moderator, other].map((token) =>
        moderate(forum.cms, token, '/decisions', { method: 'POST', body }),
      ),
    );
    const decided = answers.flatMap((answer) => answer.body.decided as string[]);
    expect(decided.toSorted()).toEqual(ids.toSorted());
    expect(await log()).toHaveLength(5);
  });
});

describe('an undo', () => {
  it('puts everything back as it was, reports too, and is logged', async () => {
    const { documentId } = await stored(forum.cms, {
      article: forum.article,
      decidedBy: 'Desk',
      decidedAt: '2026-01-01T00:00:00.000Z',
      reason: 'Fine',
    });
    const old = await report(documentId);
    await forum.cms.strapi.db
      .query(reports)
      .update({ where: { documentId: old }, data: { state: 'dismissed' } });
    const open = await report(documentId);
    const before = await rowOf(forum.cms, documentId);
    const { body } = await decide([documentId], 'spam');
    expect((await undo(body.undo)).body).toEqual({ held: 0, reported: 1 });
    const after = await rowOf(forum.cms, documentId);
    expect({ ...after, updatedAt: null }).toEqual({ ...before, updatedAt: null });
    expect([await reportState(old), await reportState(open)]).toEqual(['dismissed', 'open']);
    expect((await log()).map(({ action }: { action: string }) => action)).toEqual(['undo', 'spam']);
  });

  it('is for whoever decided, once, and for ten minutes', async () => {
    const { documentId } = await pending();
    const { undo: code } = (await decide([documentId], 'approve')).body;
    expect((await undo(code, await forum.cms.adminToken())).status).toBe(400);
    expect((await undo('guess')).status).toBe(400);
    expect((await undo(code)).status).toBe(200);
    expect((await undo(code)).status).toBe(400);
    const again = (await decide([documentId], 'approve')).body;
    await forum.cms.strapi.db.query(decisions).updateMany({
      where: { batch: again.undo },
      data: { at: new Date(Date.now() - 601_000) },
    });
    expect((await undo(again.undo)).status).toBe(400);
    expect(await stateOf(documentId)).toBe('approved');
  });

  it('leaves alone what has been decided again, or withdrawn, since', async () => {
    const writer = await aReader(forum.cms, { isNew: true });
    const [again, gone] = [await said(forum, writer), await said(forum, writer)];
    const { body } = await decide([again, gone], 'approve');
    await report(again);
    await decide([again], 'reject', 'No.');
    await ask(forum.cms, writer, `/comments/${gone}`, { method: 'DELETE' });
    expect((await undo(body.undo)).status).toBe(200);
    expect([await stateOf(again), await stateOf(gone)]).toEqual(['rejected', 'withdrawn']);
  });
});

describe('a suspension', () => {
  const suspend = (reader: string, until: string | null = null) =>
    asModerator('/suspensions', { method: 'POST', body: { reader, reason: 'Insults', until } });

  it('keeps a reader from writing until it is lifted, and both are logged', async () => {
    const writer = await aReader(forum.cms);
    const { body } = await suspend(writer.documentId);
    expect(decisionAnswer.parse(body).decided).toEqual([writer.documentId]);
    expect((await post(forum, writer)).body.error.code).toBe('suspended');
    await asModerator(`/suspensions/${writer.documentId}`, { method: 'DELETE' });
    expect((await post(forum, writer)).status).toBe(201);
    expect((await log()).map(({ action }: { action: string }) => action)).toEqual([
      'lift',
      'suspend',
    ]);
    expect((await log())[1]).toMatchObject({
      reader: writer.name,
      reason: 'Insults',
      comment: null,
    });
  });

  it('is undone to what it was before', async () => {
    const writer = await aReader(forum.cms);
    const { undo: code } = (await suspend(writer.documentId)).body;
    expect((await undo(code)).status).toBe(200);
    expect((await post(forum, writer)).status).toBe(201);
  });

  it('is left alone by undoing an earlier one', async () => {
    const writer = await aReader(forum.cms);
    const day = new Date(Date.now() + 86_400_000).toISOString();
    const { undo: first } = (await suspend(writer.documentId, day)).body;
    await suspend(writer.documentId);
    expect((await undo(first)).status).toBe(200);
    expect((await post(forum, writer)).body.error.code).toBe('suspended');
  });

  it('that ends before it begins, and one of nobody, are refused', async () => {
    const writer = await aReader(forum.cms);
    expect((await suspend(writer.documentId, '2020-01-01T00:00:00.000Z')).status).toBe(400);
    expect((await suspend('nobody')).status).toBe(400);
  });
});

describe('the log', () => {
  it('is exported whole, oldest first, and runs no formula', async () => {
    const { documentId } = await pending({ body: '=HYPERLINK("http://evil.example")' });
    await decide([documentId], 'reject', '+cmd|calc');
    const answer = await asModerator('/log.csv');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="moderation-/);
    const [head, line] = String(answer.body).split('\r\n');
    expect(head).toBe('at,by,action,reason,comment,body,reader');
    expect(line).toContain(`"'+cmd|calc"`);
    expect(line).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  });

  it('comes in pages, the newest first', async () => {
    for (let n = 0; n < 51; n += 1) await decide([(await pending()).documentId], 'approve');
    const first = (await asModerator('/log?page=1')).body;
    expect([first.entries.length, first.pages]).toEqual([50, 2]);
    expect((await asModerator('/log?page=2')).body.entries).toHaveLength(1);
  });
});

describe('the content manager', () => {
  const put = (uid: string, id: string, token: string, body: object) =>
    forum.cms.ask(`${manager}/${uid}/${id}`, { method: 'PUT', token, body });

  it('decides as the queue does: logged, dated, with its reports answered', async () => {
    const { documentId } = await pending();
    const open = await report(documentId);
    const answer = await put(comments, documentId, moderator, { state: 'rejected', reason: 'No.' });
    expect(answer.status).toBe(200);
    expect(await rowOf(forum.cms, documentId)).toMatchObject({
      state: 'rejected',
      decidedBy: 'standfirst-moderator Test',
    });
    expect(await reportState(open)).toBe('upheld');
    expect(await log()).toMatchObject([{ action: 'reject', reason: 'No.', comment: documentId }]);
  });

  it('lets nobody, administrators neither, change a reader’s words, place or name', async () => {
    const writer = await aReader(forum.cms);
    const { documentId } = await pending({ reader: writer.id, body: 'Mine.' });
    const admin = await forum.cms.adminToken();
    expect((await put(comments, documentId, admin, { body: 'Yours.' })).status).toBe(400);
    const shouted = `/Content-Manager/collection-types/${comments}/${documentId}`;
    const ask = { method: 'PUT', token: admin, body: { body: 'Yours.' } } as const;
    expect((await forum.cms.ask(shouted, ask)).status).toBe(400);
    await put(comments, documentId, admin, {
      state: 'approved',
      submittedAt: '2020-01-01T00:00:00.000Z',
      reader: null,
      heldBy: [],
    });
    const row = await rowOf(forum.cms, documentId);
    expect(row).toMatchObject({ body: 'Mine.', state: 'approved', reader: { id: writer.id } });
    expect(String(row['submittedAt'])).toContain('2024');
  });

  it('answers no report by itself', async () => {
    const id = await report((await pending()).documentId);
    const admin = await forum.cms.adminToken();
    expect((await put(reports, id, admin, { state: 'dismissed' })).status).toBe(400);
    expect(await reportState(id)).toBe('open');
  });

  it('brings back no comment that its writer withdrew', async () => {
    const { documentId } = await pending({ state: 'withdrawn' });
    const admin = await forum.cms.adminToken();
    expect((await put(comments, documentId, admin, { state: 'approved' })).status).toBe(400);
    expect(await stateOf(documentId)).toBe('withdrawn');
  });
});

/** The compiled code that the CMS itself runs. */
const require = createRequire(import.meta.url);
interface Tasks {
  readonly moderationLook: (
    strapi: Core.Strapi,
    look: { settings: Record<string, unknown>; now: Date },
  ) => Promise<void>;
}
const { moderationLook } = require('../dist/src/moderation/tasks.js') as Tasks;

/** One look of the tasks, some minutes from now. */
async function look(minutes: number, changes: Record<string, unknown> = {}): Promise<void> {
  const settings = {
    siteUrl: 'http://127.0.0.1:4321',
    cmsUrl: 'http://127.0.0.1:1337',
    jwtSecret: 'jwt-secret-0123456789abcdef0123456789',
    moderationDigest: 'off',
    commentRecordDays: 365,
    ...changes,
  };
  await moderationLook(forum.cms.strapi, {
    settings,
    now: new Date(Date.now() + minutes * 60_000),
  });
}

/** The e-mails to an address that have been sent so far. */
function lettersTo(address: string): string[] {
  const folder = path.join(forum.cms.dataDir, 'outbox');
  if (!existsSync(folder)) return [];
  const all = readdirSync(folder, { withFileTypes: true }).filter((file) => file.isFile());
  return all
    .map(({ name }) => readFileSync(path.join(folder, name), 'utf8'))
    .filter((text) => text.includes(address));
}

describe('a writer', () => {
  it('is told of a decision, when it can’t be undone any more', async () => {
    const writer = await aReader(forum.cms, { isNew: true });
    const id = await said(forum, writer);
    await decide([id], 'reject', 'Off the subject.');
    await look(9);
    await look(11);
    await look(12);
    await until('it is sent', () => lettersTo(writer.email).length > 0);
    const [letter, ...more] = lettersTo(writer.email);
    expect(more).toEqual([]);
    expect(letter).toContain('Off the subject.');
    expect(letter).toMatch(
      /List-Unsubscribe:\s+<http:\/\/127\.0\.0\.1:4321\/account\/notices\/stop/,
    );
    expect(letter).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  });

  it('is told of a reply to what they said, and nothing of their own', async () => {
    await settings(forum.cms, { commentPolicy: 'post-moderated' });
    const writer = await aReader(forum.cms);
    const first = await said(forum, writer);
    await said(forum, writer, { parent: first });
    const other = await aReader(forum.cms);
    await said(forum, other, { parent: first });
    await look(11);
    await until('it is sent', () => lettersTo(writer.email).length > 0);
    expect(lettersTo(writer.email)).toHaveLength(1);
    expect(lettersTo(other.email)).toEqual([]);
  });

  it('is told nothing of what was undone, or does not want to be told', async () => {
    const writer = await aReader(forum.cms, { isNew: true });
    const quiet = await aReader(forum.cms, { isNew: true, noticesOfDecisions: false });
    const told = await aReader(forum.cms, { isNew: true });
    const undone = await said(forum, writer);
    const { undo: code } = (await decide([undone], 'reject', 'No.')).body;
    await undo(code);
    const others = [await said(forum, quiet), await said(forum, told)];
    await decide(others, 'reject', 'No.');
    await look(11);
    await until('the last is sent', () => lettersTo(told.email).length > 0);
    expect([...lettersTo(writer.email), ...lettersTo(quiet.email)]).toEqual([]);
  });
});

describe('the digest', () => {
  const day = 24 * 60;

  it('tells moderators once a day what waits, and says nothing when nothing does', async () => {
    const row: unknown = await forum.cms.strapi.db
      .query('admin::user')
      .findOne({ where: { roles: { code: 'standfirst-moderator' } } });
    const { email } = row as { email: string };
    const daily = { moderationDigest: 'daily' };
    await look(0, daily);
    await look(day, daily);
    await pending();
    await look(day + 1, daily);
    expect(lettersTo(email)).toEqual([]);
    await Promise.all([look(2 * day, daily), look(2 * day, daily)]);
    await look(2 * day + 1, daily);
    await until('it is sent', () => lettersTo(email).length > 0);
    expect(lettersTo(email)).toHaveLength(1);
    expect(lettersTo(email)[0]).toContain('1 comment held before appearing.');
  });
});

describe('the record', () => {
  it('is kept for its days, then words, reports and decisions go', async () => {
    const { cms } = forum;
    const writer = await aReader(cms, { isNew: true });
    const shown = await stored(cms, { article: forum.article, body: 'Shown.' });
    const [rejected, withdrawn] = [await said(forum, writer), await said(forum, writer)];
    const answered = await report(rejected);
    await decide([rejected], 'reject', 'No.');
    await ask(cms, writer, `/comments/${withdrawn}`, { method: 'DELETE' });
    const day = 24 * 60;
    await look(1, { commentRecordDays: 30 });
    await look(29 * day, { commentRecordDays: 30 });
    expect((await rowOf(cms, rejected))['body']).not.toBe('');
    await look(31 * day, { commentRecordDays: 30 });
    expect(await rowOf(cms, rejected)).toMatchObject({ body: '', state: 'rejected', reason: null });
    expect(await rowOf(cms, withdrawn)).toMatchObject({ body: '', state: 'withdrawn' });
    expect((await rowOf(cms, shown.documentId))['body']).toBe('Shown.');
    expect(await cms.strapi.db.query(decisions).count()).toBe(0);
    expect(await cms.strapi.db.query(reports).count({ where: { documentId: answered } })).toBe(0);
  });
});

describe('ten thousand comments', () => {
  it('leave every question of the queue and of posting to an index', async () => {
    const { connection } = forum.cms.strapi.db;
    const asked: string[] = [];
    const note = ({ sql }: { sql: string }) => asked.push(sql);
    const writer = await aReader(forum.cms);
    const { documentId } = await pending({ reader: writer.id });
    await report((await stored(forum.cms, { article: forum.article })).documentId);
    connection.on('query', note);
    try {
      await said(forum, writer, { parent: null });
      await asModerator('/queue');
      await decide([documentId], 'approve');
    } finally {
      connection.off('query', note);
    }
    const scans: string[] = [];
    for (const sql of new Set(asked.filter((text) => /^select/i.test(text)))) {
      const places = (sql.match(/\?/g) ?? []).map(() => 1);
      const plan: unknown = await connection.raw(`EXPLAIN QUERY PLAN ${sql}`, places);
      for (const { detail } of plan as { detail: string }[])
        if (/^SCAN (?!.*USING (COVERING )?INDEX)/.test(detail) && inConversation(detail, sql))
          scans.push(`${detail}: ${sql}`);
    }
    expect(asked.length).toBeGreaterThan(10);
    expect(scans).toEqual([]);
  });
});

/** Whether a scan goes over a table that grows with what readers say. */
function inConversation(detail: string, sql: string): boolean {
  const [, alias = ''] = /^SCAN (\S+)/.exec(detail) ?? [];
  const table = new RegExp(`[\`"]?(\\w+)[\`"]? as [\`"]?${alias}[\`"]?(?!\\w)`, 'i').exec(sql);
  return /^(comments|comment_reports|moderation_decisions|reader_notices|up_users)/.test(
    table?.[1] ?? alias,
  );
}
