/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment
   -- what the CMS answers has no type here: each test states what it expects of it */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticesStopUrl, type NoticeKind } from '../src/readers/notices.ts';
import { aDesk, anArticle, published } from './magazine.ts';
import { aReader, registered, signedIn } from './readers/account.ts';
import { Browser, siteOrigin } from './readers/browser.ts';
import { letterTo, outboxOf } from './readers/outbox.ts';
import { type Cms, startCms, testSecrets } from './strapi.ts';

let cms: Cms;
let article: string;

beforeAll(async () => {
  cms = await startCms();
  article = await published(cms, anArticle(await aDesk(cms), { title: 'Rope', slug: 'rope' }));
});
afterAll(() => cms.stop());

const userUid = 'plugin::users-permissions.user';
const rowOf = (email: string) => cms.strapi.db.query(userUid).findOne({ where: { email } });
const comments = () => cms.strapi.db.query('api::comment.comment');

/** A comment of a reader, as the site's form would leave it. */
async function said(email: string, more: Record<string, unknown> = {}): Promise<string> {
  const data: Record<string, unknown> = {
    body: 'Hear, hear',
    article,
    reader: (await rowOf(email)).id,
    state: 'approved',
    submittedAt: new Date(),
    decidedBy: 'Moderator Mary',
    ...more,
  };
  return (await cms.strapi.documents('api::comment.comment').create({ data })).documentId;
}

/** What the publisher is told of a comment after a position in the log. */
async function toldAfter(position: number, id: string) {
  const { body } = await cms.ask(`/api/change-feed?after=${position}`, {
    token: testSecrets.PUBLISHER_TOKEN,
  });
  const changes = body.changes as { target?: string; id?: string }[];
  return JSON.stringify(changes.filter((change) => JSON.stringify(change).includes(id)));
}

async function head(): Promise<number> {
  const rows = await cms.strapi.db
    .query('api::change.change')
    .findMany({ orderBy: { id: 'desc' }, limit: 1 });
  return Number(rows[0]?.id ?? 0);
}

describe('a reader’s profile', () => {
  it('changes name and notices, and the name reaches the comments on the page', async () => {
    const { account, browser } = await aReader(cms);
    const id = await said(account.email);
    const before = await head();
    const notices = { decisions: false, replies: true };
    const name = `${account.name} Renamed`;
    const seen = await browser.ask('PUT /profile', { name, notices });
    expect(seen.body.reader).toMatchObject({ name, notices });
    expect(await toldAfter(before, id)).toContain(name);
  });

  it('does not take another reader’s name, and may change its own capitals', async () => {
    const other = await registered(cms);
    const { account, browser } = await aReader(cms);
    const notices = { decisions: true, replies: true };
    const taken = await browser.ask('PUT /profile', { name: other.name.toUpperCase(), notices });
    expect(taken.body.error).toMatchObject({ code: 'name-taken', field: 'name' });
    const name = account.name.toUpperCase();
    expect((await browser.ask('PUT /profile', { name, notices })).body.reader.name).toBe(name);
  });

  it('keeps a name to one reader when two ask at once, or the panel writes it', async () => {
    const readers = [await aReader(cms), await aReader(cms)];
    const notices = { decisions: true, replies: true };
    const seen = await Promise.all(
      readers.map(({ browser }, at) =>
        browser.ask('PUT /profile', { name: ['Twice Over', 'TWICE over'][at], notices }),
      ),
    );
    expect(seen.filter(({ status }) => status === 200)).toHaveLength(1);
    const byPanel: Record<string, unknown> = { username: 'twice OVER' };
    const { documentId } = await rowOf((await registered(cms)).email);
    await expect(
      cms.strapi.documents(userUid).update({ documentId, data: byPanel }),
    ).rejects.toThrow();
  });
});

describe('notices', () => {
  const stop = async (email: string, kind: NoticeKind) =>
    noticesStopUrl(
      { siteUrl: siteOrigin, jwtSecret: testSecrets.JWT_SECRET },
      { reader: (await rowOf(email)).documentId, kind },
    ).replace(/^.*code=/, '');

  it('of one kind stop with the code out of an e-mail, signed in or not', async () => {
    const { account, browser } = await aReader(cms);
    const code = await stop(account.email, 'replies');
    expect((await new Browser(cms).ask('POST /notices-stop', { code })).status).toBe(200);
    expect((await browser.ask('GET /me')).body.reader.notices).toEqual({
      decisions: true,
      replies: false,
    });
  });

  it('of somebody else do not', async () => {
    const { account, browser } = await aReader(cms);
    const other = await registered(cms);
    const [reader, kind] = (await stop(account.email, 'replies')).split('.');
    const foreign = (await stop(other.email, 'replies')).split('.')[2];
    for (const code of [`${reader}.${kind}.${foreign}`, `${reader}.${kind}.`, 'x', '']) {
      const seen = await new Browser(cms).ask('POST /notices-stop', { code });
      expect(seen.body.error.code).toBe('code-used');
    }
    expect((await browser.ask('GET /me')).body.reader.notices.replies).toBe(true);
  });
});

describe('a reader’s data', () => {
  it('is a file with everything about them, and nothing about others', async () => {
    const { account, browser } = await aReader(cms);
    const stranger = await registered(cms);
    const theirs = await said(stranger.email, { body: 'A stranger’s words' });
    await said(account.email, { body: 'My own words', state: 'rejected', reason: 'Off topic' });
    const earlier = [{ body: 'My first answer', until: new Date().toISOString() }];
    await said(account.email, { body: 'My answer', parent: theirs, earlier });
    await cms.strapi.documents('api::comment-report.comment-report').create({
      data: { comment: theirs, reason: 'Rude', reporter: (await rowOf(account.email)).id },
    });
    await browser.ask('PUT /email', { password: account.password, email: 'next@private.example' });
    await letterTo(cms, 'next@private.example', 'Confirm');
    const seen = await browser.ask('GET /data');
    expect(seen.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w-]+\.json"/);
    expect(seen.headers.get('content-type')).toContain('application/json');
    const { account: held, comments: own, reports, sessions, codesSent } = seen.body;
    expect(held).toMatchObject({ name: account.name, email: account.email });
    expect(own).toMatchObject([
      { body: 'My own words', state: 'rejected', reason: 'Off topic', article: { title: 'Rope' } },
      { body: 'My answer', parent: { id: theirs }, earlier },
    ]);
    expect(reports).toMatchObject([{ reason: 'Rude', comment: { id: theirs } }]);
    expect(sessions).toHaveLength(1);
    expect(codesSent).toMatchObject([{ purpose: 'address', email: 'next@private.example' }]);
    expect(seen.text).not.toMatch(/stranger|Moderator Mary|\$2[aby]\$|eyJ|digest/);
    expect(seen.text).not.toContain(stranger.email);
  });
});

describe('an account that is deleted', () => {
  it('leaves its comments under no name, if its reader wishes so', async () => {
    const { account, browser } = await aReader(cms);
    const id = await said(account.email, { body: 'These words stay' });
    const before = await head();
    const ask = { password: account.password, comments: 'anonymise' };
    expect((await browser.ask('DELETE /account', ask)).status).toBe(204);
    expect(browser.token).toBeNull();
    const told = await toldAfter(before, id);
    expect(told).toContain('A former reader');
    expect(told).toContain('These words stay');
    expect(told).not.toContain(account.name);
    expect(await rowOf(account.email)).toBeNull();
  });

  it('takes its comments along, if its reader wishes so, words and all', async () => {
    const { account, browser } = await aReader(cms);
    const ids = [
      await said(account.email, { body: 'Take these back' }),
      await said(account.email, { body: 'And these', state: 'pending' }),
    ];
    const kept = await said((await registered(cms)).email, { body: 'Not mine' });
    const before = await head();
    const ask = { password: account.password, comments: 'withdraw' };
    expect((await browser.ask('DELETE /account', ask)).status).toBe(204);
    const rows = await comments().findMany({ where: { documentId: { $in: [...ids, kept] } } });
    const states = rows.map((row: { state: string; body: string }) => row.state);
    expect(states.sort()).toEqual(['approved', 'withdrawn', 'withdrawn']);
    expect(JSON.stringify(rows)).not.toMatch(/Take these|And these/);
    expect(await toldAfter(before, ids[0]!)).not.toContain('Take these back');
    expect(await toldAfter(before, ids[0]!)).toContain(ids[0]);
  });

  it('leaves nothing of what its comments said before, nor by what they were compared', async () => {
    const { account, browser } = await aReader(cms);
    const id = await said(account.email, {
      earlier: [{ body: 'Said at first', until: new Date().toISOString() }],
      sentKey: `key-${account.email}`,
      wordsDigest: 'digest',
      reason: 'You said so',
    });
    const reports = cms.strapi.db.query('api::comment-report.comment-report');
    const report = await reports.create({
      data: {
        comment: (await comments().findOne({ where: { documentId: id } })).id,
        state: 'open',
      },
    });
    await browser.ask('DELETE /account', { password: account.password, comments: 'withdraw' });
    expect(await comments().findOne({ where: { documentId: id } })).toMatchObject({
      withdrawnAt: expect.anything() as unknown,
      earlier: null,
      sentKey: null,
      wordsDigest: null,
      reason: null,
    });
    expect((await reports.findOne({ where: { id: report.id } })).state).toBe('upheld');
  });

  it.each([
    ['withdraw', null],
    ['anonymise', 'Hear, hear'],
  ])('to %s has no name in the log of decisions, whose words are %j', async (choice, body) => {
    const { account, browser } = await aReader(cms);
    const comment = await said(account.email);
    const { documentId, username } = await rowOf(account.email);
    const log = cms.strapi.db.query('api::moderation-decision.moderation-decision');
    const kept = { by: 'Moderator Mary', action: 'reject', reason: 'Off topic', comment };
    await log.create({
      data: {
        ...kept,
        at: new Date(),
        byId: 1,
        body: 'Hear, hear',
        reader: username,
        readerId: documentId,
      },
    });
    await browser.ask('DELETE /account', { password: account.password, comments: choice });
    const after = await log.findOne({ where: { comment } });
    expect(after).toMatchObject({ ...kept, reader: 'A former reader', body });
    expect(JSON.stringify(after)).not.toContain(account.name);
  });

  it('needs its password, ends every session and code, and is told by e-mail', async () => {
    const { account, browser } = await aReader(cms);
    const other = await signedIn(cms, account);
    await browser.ask('POST /password-request', { email: account.email });
    await letterTo(cms, account.email, 'Choose a new password');
    const wrong = await browser.ask('DELETE /account', {
      password: 'not that one',
      comments: 'withdraw',
    });
    expect(wrong.body.error).toMatchObject({ code: 'wrong-password', field: 'password' });
    await browser.ask('DELETE /account', { password: account.password, comments: 'withdraw' });
    expect((await other.ask('GET /me')).status).toBe(401);
    expect((await other.ask('POST /session', account)).status).toBe(403);
    const codes = cms.strapi.db.query('api::reader-code.reader-code');
    expect(await codes.count({ where: { email: account.email } })).toBe(0);
    await letterTo(cms, account.email, 'Your account was deleted');
  });

  it('can be made anew, and finds nothing of the old one', async () => {
    const { account, browser } = await aReader(cms);
    await said(account.email);
    const ask = { password: account.password, comments: 'anonymise' };
    await browser.ask('DELETE /account', ask);
    await cms.strapi.db.query('api::reader-code.reader-code').deleteMany({ where: {} });
    const again = await registered(cms, { ...account, email: `new-${account.email}` });
    const data = await (await signedIn(cms, again)).ask('GET /data');
    expect(data.body.comments).toEqual([]);
  });
});

describe('e-mails', () => {
  it('are plain text from the magazine, with its address, and say that a machine wrote them', async () => {
    const { account } = await aReader(cms);
    const { text } = await letterTo(cms, account.email, 'Confirm');
    expect(text).toMatch(/^From: Standfirst <no-reply@/m);
    expect(text).toMatch(/^Content-Type: text\/plain/m);
    expect(text).toMatch(/^Auto-Submitted: auto-generated/m);
    expect(text).toContain(`\n-- \nStandfirst\n${siteOrigin}/\n`);
    expect(outboxOf(cms).every((letter) => !letter.text.includes(account.password))).toBe(true);
  });
});
