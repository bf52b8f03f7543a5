/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-argument
   -- what the CMS answers has no type here: each test states what it expects of it */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHmac } from 'node:crypto';
import { editWithinMs, ownComment, readerRequests } from '@standfirst/shared-types';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { describeRaces } from './comments/races.ts';
import {
  aForum,
  aReader,
  ask,
  aSaying,
  type Forum,
  openArticle,
  post,
  rowOf,
  said,
  settings,
  stored,
  type TestReader,
} from './comments/forum.ts';
import { startCms } from './strapi.ts';

let forum: Forum;
let reader: TestReader;
let check: Server;
/** What the outside check answers; `null` lets it keep silent. */
let verdict: object | null = { hold: false };
let checked: { body: string; signature: string }[] = [];
const checkSecret = 'check-secret-0123456789abcdef0123456789';

beforeAll(async () => {
  check = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      checked.push({ body, signature: String(request.headers['x-standfirst-signature']) });
      if (verdict !== null) response.end(JSON.stringify(verdict));
    });
  });
  await new Promise<void>((resolve) => check.listen(0, '127.0.0.1', resolve));
  const { port } = check.address() as AddressInfo;
  forum = await aForum(
    await startCms({
      env: {
        COMMENT_CHECK_URL: `http://127.0.0.1:${port}/check`,
        COMMENT_CHECK_SECRET: checkSecret,
      },
    }),
  );
  reader = await aReader(forum.cms);
});
afterEach(async () => {
  verdict = { hold: false };
  await settings(forum.cms, {
    commentPolicy: 'post-moderated',
    commentsCloseAfterDays: null,
    blockedWords: '',
    reportsToHold: 3,
  });
});
afterAll(async () => {
  check.closeAllConnections();
  await new Promise((resolve) => check.close(resolve));
  await forum.cms.stop();
});

/** The rules that hold a comment. */
async function rulesOf(id: string): Promise<string[]> {
  const { heldBy } = await rowOf(forum.cms, id);
  return (heldBy as { rule: string }[]).map(({ rule }) => rule);
}

/** Somebody nothing is known of but one comment of long ago. */
const somebody = () => aReader(forum.cms);

describe('a comment', () => {
  it('is published at once where readers are trusted, and its writer gets it back', async () => {
    const answer = await post(forum, await somebody(), { body: 'Quite so.\n\nAnd more.' });
    expect(answer.status).toBe(201);
    expect(ownComment.parse(answer.body.comment)).toMatchObject({
      state: 'approved',
      body: 'Quite so.\n\nAnd more.',
      reason: null,
      notes: [],
      article: { id: forum.article },
    });
  });

  it('by nobody is refused', async () => {
    expect(await post(forum, null)).toMatchObject({
      status: 401,
      body: { error: { code: 'signed-out' } },
    });
  });

  it('sent from another site is refused', async () => {
    const body = aSaying(forum.article);
    for (const origin of ['https://evil.example', null]) {
      const answer = await ask(forum.cms, reader, '/comments', { method: 'POST', body, origin });
      expect(answer.body.error.code).toBe('elsewhere');
    }
  });

  it.each([
    ['pre-moderated', false, 'pending'],
    ['first-comment-moderated', true, 'pending'],
    ['first-comment-moderated', false, 'approved'],
    ['post-moderated', true, 'approved'],
  ])('under %s by a newcomer (%s) is %s', async (commentPolicy, isNew, state) => {
    await settings(forum.cms, { commentPolicy });
    const writer = await aReader(forum.cms, { isNew });
    expect((await post(forum, writer)).body.comment.state).toBe(state);
  });

  it('that waits says so to its writer, and the rule to the moderator only', async () => {
    await settings(forum.cms, { blockedWords: 'daft\nrude words' });
    const answer = await post(forum, await somebody(), { body: 'A DAFT idea.' });
    expect(answer.body.comment).toMatchObject({
      state: 'pending',
      reason: 'A moderator reads it before it appears.',
    });
    expect(JSON.stringify(answer.body)).not.toContain('blocked');
    expect((await rowOf(forum.cms, answer.body.comment.id))['heldBy']).toEqual([
      { rule: 'blocked-words', why: 'Contains “daft”.' },
    ]);
  });

  it('right after another is held', async () => {
    const writer = await somebody();
    await said(forum, writer);
    expect(await rulesOf(await said(forum, writer))).toEqual(['too-fast']);
  });

  it('in the same words as elsewhere is held', async () => {
    const body = `Buy cheap council chairs from my brother, today only ${Date.now()}`;
    await said(forum, await somebody(), { body });
    const elsewhere = { cms: forum.cms, article: await openArticle(forum) };
    const again = await said(elsewhere, await somebody(), { body: body.toUpperCase() });
    expect(await rulesOf(again)).toEqual(['repeated-text']);
  });

  it('with many links, or a newcomer’s first, is held', async () => {
    const three = 'https://a.example https://b.example https://c.example';
    expect(await rulesOf(await said(forum, await somebody(), { body: three }))).toEqual([
      'too-many-links',
    ]);
    const newcomer = await aReader(forum.cms, { isNew: true });
    const one = await said(forum, newcomer, { body: 'https://a.example' });
    expect(await rulesOf(one)).toEqual(['first-time-writer']);
  });

  it('is cleaned of characters that turn or hide what follows', async () => {
    const body = 'a\u202Eb\u0000c\u2066d\r\n\r\n\r\n\r\ne\tf  ';
    const id = await said(forum, await somebody(), { body });
    expect((await rowOf(forum.cms, id))['body']).toBe('abcd\n\ne\tf');
  });

  it('with what looks like HTML is kept as typed, and its writer is told', async () => {
    const answer = await post(forum, await somebody(), { body: '<b>Bold</b> &amp; <script>' });
    expect(answer.body.comment).toMatchObject({
      body: '<b>Bold</b> &amp; <script>',
      notes: ['HTML is shown as you typed it.'],
    });
  });

  it('of 2,000 emoji has room; one more has not', async () => {
    expect((await post(forum, await somebody(), { body: '🙂'.repeat(2000) })).status).toBe(201);
    const answer = await post(forum, await somebody(), { body: '🙂'.repeat(2001) });
    expect(answer).toMatchObject({ status: 400, body: { error: { field: 'body' } } });
  });

  it('that is refused leaves nothing behind', async () => {
    const writer = await somebody();
    await post(forum, writer, { body: ' \n ' });
    expect((await ask(forum.cms, writer, '/comments')).body.comments).toHaveLength(1);
  });

  it.each([
    ['on a draft', { commentsOpen: true }, 'not-found'],
    ['where comments are off', { commentsOpen: false }, 'comments-closed'],
  ])('%s is refused', async (where, changes, code) => {
    const article =
      where === 'on a draft'
        ? (
            await forum.cms.strapi
              .documents('api::article.article')
              .create({ data: { title: 'Draft', ...changes } as never })
          ).documentId
        : await openArticle(forum, changes);
    const answer = await post({ cms: forum.cms, article }, reader);
    expect(answer.body.error.code).toBe(code);
  });

  it('is refused where the magazine takes none, or the days for it are over', async () => {
    await settings(forum.cms, { commentPolicy: 'off' });
    expect((await post(forum, reader)).body.error.code).toBe('comments-closed');
    await settings(forum.cms, { commentPolicy: 'post-moderated', commentsCloseAfterDays: 0 });
    expect((await post(forum, reader)).body.error.code).toBe('comments-closed');
  });

  it('by somebody who is suspended is refused, with the reason', async () => {
    const writer = await aReader(forum.cms, {
      suspendedAt: new Date(),
      suspensionReason: 'Insults',
    });
    const answer = await post(forum, writer);
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'suspended' } } });
    expect(answer.body.error.message).toContain('Insults');
  });
});

describe('the terms', () => {
  it('must be accepted in their present version, once, and the version is kept', async () => {
    const pages = forum.cms.strapi.documents('api::page.page');
    const data = { title: 'Terms', slug: 'terms', body: 'Be kind.' };
    const page = await pages.create({ data, status: 'published' });
    try {
      const writer = await somebody();
      const { termsNow } = (await ask(forum.cms, writer, '/me')).body.reader;
      for (const terms of [null, 'none', 'yesterday']) {
        expect((await post(forum, writer, { terms })).body.error.code).toBe('terms-not-accepted');
      }
      expect((await post(forum, writer, { terms: termsNow })).status).toBe(201);
      expect((await ask(forum.cms, writer, '/me')).body.reader.termsVersion).toBe(termsNow);
      expect((await post(forum, writer, { terms: null })).status).toBe(201);
    } finally {
      await pages.delete({ documentId: page.documentId });
    }
  });
});

describe('an answer', () => {
  it('stands under the comment it answers; one to an answer stands beside that', async () => {
    const first = await said(forum, await somebody());
    const second = await said(forum, await somebody(), { parent: first });
    const third = await said(forum, await somebody(), { parent: second });
    for (const id of [second, third])
      expect((await rowOf(forum.cms, id))['parent']).toMatchObject({ documentId: first });
  });

  it.each(['pending', 'rejected', 'spam', 'withdrawn'])('to a %s one is refused', async (state) => {
    const { documentId: parent } = await stored(forum.cms, { article: forum.article, state });
    const answer = await post(forum, await somebody(), { parent });
    expect(answer.body.error).toMatchObject({ code: 'not-found', field: 'parent' });
  });

  it('to a comment on another article is refused', async () => {
    const elsewhere = await stored(forum.cms, { article: await openArticle(forum) });
    const answer = await post(forum, await somebody(), { parent: elsewhere.documentId });
    expect(answer.body.error).toMatchObject({ code: 'not-found', field: 'parent' });
  });
});

describe('what is sent twice', () => {
  it('from one form is written once, and answered with what was sent first', async () => {
    const writer = await somebody();
    const key = crypto.randomUUID();
    const first = await post(forum, writer, { key, body: 'First.' });
    const second = await post(forum, writer, { key, body: 'First.' });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body.comment.id).toBe(first.body.comment.id);
    const changed = await post(forum, writer, { key, body: 'Changed.' });
    expect(changed.body.comment).toMatchObject({ body: 'First.', id: first.body.comment.id });
    expect(changed.body.comment.notes[0]).toContain('sent before');
  });

  it('from somebody else’s form of the same key is theirs', async () => {
    const key = crypto.randomUUID();
    const [one, other] = [await somebody(), await somebody()];
    expect(await said(forum, one, { key })).not.toBe(await said(forum, other, { key }));
  });

  it('without a key is the same in the same place on the same day only', async () => {
    const writer = await somebody();
    const body = `Hear, hear ${Date.now()}`;
    const first = await said(forum, writer, { key: null, body });
    expect(await said(forum, writer, { key: null, body: ` ${body.toUpperCase()}` })).toBe(first);
    const elsewhere = { cms: forum.cms, article: await openArticle(forum) };
    expect(await said(elsewhere, writer, { key: null, body })).not.toBe(first);
    const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000);
    await forum.cms.strapi.db.query('api::comment.comment').update({
      where: { documentId: first },
      data: { submittedAt: twoDaysAgo, sentKey: null },
    });
    expect(await said(forum, writer, { key: null, body })).not.toBe(first);
  });
});

describe('an outside check', () => {
  it('is asked with the words, signed, without the writer’s address', async () => {
    checked = [];
    const body = `Checked ${Date.now()}`;
    await said(forum, reader, { body });
    const [asked] = checked;
    expect(JSON.parse(asked?.body ?? '')).toMatchObject({ text: body, name: reader.name });
    expect(asked?.body).not.toContain(reader.email);
    expect(asked?.signature).toBe(
      createHmac('sha256', checkSecret)
        .update(asked?.body ?? '')
        .digest('hex'),
    );
  });

  it('holds what it says is to be held, in its words', async () => {
    verdict = { hold: true, why: 'Known advertiser.' };
    const id = await said(forum, await somebody());
    expect((await rowOf(forum.cms, id))['heldBy']).toEqual([
      { rule: 'outside-check', why: 'Known advertiser.' },
    ]);
  });

  it.each([
    ['keeps silent', null],
    ['answers something else', { spam: 'maybe' }],
  ])('that %s holds the comment', async (_what, answer) => {
    verdict = answer;
    expect(await rulesOf(await said(forum, await somebody()))).toEqual(['outside-check']);
  });
});

describe('an edit', () => {
  const edit = (writer: TestReader, id: string, body: string) =>
    ask(forum.cms, writer, `/comments/${id}`, { method: 'PUT', body: { body } });

  it('replaces the words within five minutes, and keeps the earlier ones for moderators', async () => {
    const writer = await somebody();
    const id = await said(forum, writer, { body: 'Frist.' });
    const answer = await edit(writer, id, 'First.');
    expect(ownComment.parse(answer.body.comment)).toMatchObject({
      body: 'First.',
      state: 'approved',
    });
    expect(answer.body.comment.editedAt).not.toBeNull();
    expect((await rowOf(forum.cms, id))['earlier']).toEqual([
      { body: 'Frist.', until: expect.any(String) as string },
    ]);
  });

  it('that a rule holds takes an approved comment off the page', async () => {
    await settings(forum.cms, { blockedWords: 'daft' });
    const writer = await somebody();
    const id = await said(forum, writer, { body: `Sensible ${Date.now()}` });
    const answer = await edit(writer, id, 'Daft.');
    expect(answer.body.comment.state).toBe('pending');
    expect(await rulesOf(id)).toEqual(['blocked-words']);
  });

  it('never lets out what waits', async () => {
    await settings(forum.cms, { blockedWords: 'daft' });
    const writer = await somebody();
    const id = await said(forum, writer, { body: `Daft ${Date.now()}` });
    expect((await edit(writer, id, `Sensible ${Date.now()}`)).body.comment.state).toBe('pending');
    expect(await rulesOf(id)).toEqual(['blocked-words']);
  });

  it('is too late after five minutes', async () => {
    const writer = await somebody();
    const id = await said(forum, writer);
    const own = await ask(forum.cms, writer, `/comments/${id}`);
    expect(own.body.comment.editableUntil).not.toBeNull();
    await forum.cms.strapi.db.query('api::comment.comment').update({
      where: { documentId: id },
      data: { submittedAt: new Date(Date.now() - editWithinMs) },
    });
    expect((await edit(writer, id, 'Late.')).body.error.code).toBe('too-late');
  });

  it('of somebody else’s comment finds nothing', async () => {
    const id = await said(forum, await somebody());
    expect((await edit(await somebody(), id, 'Mine.')).status).toBe(404);
  });
});

describe('a withdrawal', () => {
  const withdraw = (writer: TestReader | null, id: string) =>
    ask(forum.cms, writer, `/comments/${id}`, { method: 'DELETE' });

  it('takes a comment back, its words being kept for its writer only', async () => {
    const writer = await somebody();
    const id = await said(forum, writer, { body: `Regretted ${Date.now()}` });
    const answer = await withdraw(writer, id);
    expect(answer).toMatchObject({ status: 200, body: { comment: { state: 'withdrawn' } } });
    expect((await rowOf(forum.cms, id))['withdrawnAt']).not.toBeNull();
  });

  it('lets the same words be said again', async () => {
    const writer = await somebody();
    const body = `Once more ${Date.now()}`;
    const id = await said(forum, writer, { key: null, body });
    await withdraw(writer, id);
    expect(await said(forum, writer, { key: null, body })).not.toBe(id);
  });

  it('by anybody else finds nothing', async () => {
    const id = await said(forum, await somebody());
    expect((await withdraw(await somebody(), id)).status).toBe(404);
    expect((await withdraw(null, id)).status).toBe(401);
    expect((await rowOf(forum.cms, id))['state']).toBe('approved');
  });

  it('leaves what a moderator refused as it was decided', async () => {
    const writer = await somebody();
    const { documentId } = await stored(forum.cms, { reader: writer.id, state: 'rejected' });
    expect((await withdraw(writer, documentId)).body.comment.state).toBe('rejected');
  });
});

describe('my comments', () => {
  it('are mine, all of them, the newest first, in pages', async () => {
    const writer = await aReader(forum.cms, { isNew: true });
    await said(forum, await somebody());
    for (const day of ['03', '01', '02'])
      await stored(forum.cms, {
        reader: writer.id,
        body: day,
        state: 'spam',
        submittedAt: `2026-01-${day}T00:00:00.000Z`,
      });
    const answer = await ask(forum.cms, writer, '/comments?page=1');
    expect(answer.body.comments.map(({ body }: { body: string }) => body)).toEqual([
      '03',
      '02',
      '01',
    ]);
    expect(answer.body.pages).toBe(1);
    expect((await ask(forum.cms, writer, '/comments?page=2')).body.comments).toEqual([]);
  });

  it('are nobody else’s to read', async () => {
    const writer = await somebody();
    const id = await said(forum, writer);
    expect((await ask(forum.cms, await somebody(), `/comments/${id}`)).status).toBe(404);
    expect((await ask(forum.cms, null, `/comments/${id}`)).status).toBe(401);
    expect((await ask(forum.cms, null, '/comments')).status).toBe(401);
    expect((await ask(forum.cms, writer, `/comments/${id}`)).body.comment.id).toBe(id);
  });
});

describe('a report', () => {
  const report = (who: TestReader | null, comment: string, from?: string) =>
    ask(forum.cms, who, '/reports', {
      method: 'POST',
      body: { comment, reason: 'It is a lie.' },
      ...(from === undefined ? {} : { from }),
    });
  const count = (comment: string) =>
    forum.cms.strapi.db
      .query('api::comment-report.comment-report')
      .count({ where: { comment: { documentId: comment } } });

  it('is taken from everybody, and once from each', async () => {
    await settings(forum.cms, { reportsToHold: 9 });
    const id = await said(forum, await somebody());
    const who = await somebody();
    for (const again of [who, who]) expect((await report(again, id)).status).toBe(202);
    for (const from of ['10.9.9.9', '10.9.9.9', '2001:db8::1', '2001:db8::2'])
      expect((await report(null, id, from)).status).toBe(202);
    expect(await count(id)).toBe(3);
  });

  it('takes a comment back from the page when enough have reported it', async () => {
    const id = await said(forum, await somebody());
    for (const expected of ['approved', 'approved', 'pending']) {
      await report(await somebody(), id);
      expect((await rowOf(forum.cms, id))['state']).toBe(expected);
    }
    expect(await rulesOf(id)).toEqual(['reported']);
  });

  it('leaves on the page what a moderator has approved, however many report it', async () => {
    const { documentId } = await stored(forum.cms, {
      article: forum.article,
      decidedBy: 'Desk',
      decidedAt: new Date().toISOString(),
    });
    for (let n = 0; n < 5; n += 1) await report(await somebody(), documentId);
    expect((await rowOf(forum.cms, documentId))['state']).toBe('approved');
    expect(await count(documentId)).toBe(5);
  });

  it('takes words back that its writer wrote after a moderator had approved others', async () => {
    const { documentId } = await stored(forum.cms, {
      article: forum.article,
      decidedBy: 'Desk',
      decidedAt: '2026-01-01T09:00:00.000Z',
      editedAt: '2026-01-01T09:01:00.000Z',
    });
    for (let n = 0; n < 3; n += 1) await report(await somebody(), documentId);
    expect((await rowOf(forum.cms, documentId))['state']).toBe('pending');
  });

  it('that is longer than anything that is meant is not looked at', async () => {
    const comment = await said(forum, await somebody());
    const spaces = (count: number) => `x${' '.repeat(count)}x`;
    const send = (reason: string) =>
      ask(forum.cms, null, '/reports', { method: 'POST', body: { comment, reason } });
    expect((await send(spaces(19_000))).body.error).toMatchObject({ field: 'reason' });
    expect((await send(spaces(21_000))).body.error).toMatchObject({ code: 'not-valid' });
    const asked = { comment, reason: spaces(21_000) };
    expect(readerRequests['POST /reports'].safeParse(asked).success).toBe(false);
    expect((await send(spaces(500))).status).toBe(202);
  });

  it('of what is not on the site, or without a reason, is refused', async () => {
    const hidden = await stored(forum.cms, { state: 'pending' });
    expect((await report(reader, hidden.documentId)).status).toBe(404);
    const id = await said(forum, await somebody());
    const body = { comment: id, reason: ' ' };
    const answer = await ask(forum.cms, null, '/reports', { method: 'POST', body });
    expect(answer.body.error).toMatchObject({ code: 'not-valid', field: 'reason' });
  });
});

describeRaces(() => forum);
