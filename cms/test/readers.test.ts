/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call
   -- what the CMS answers has no type here: each test states what it expects of it */
import { readerCookie, readerRefusal, readerSelf } from '@standfirst/shared-types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aReader, goodPassword, registered, signedIn, somebody } from './readers/account.ts';
import { Browser } from './readers/browser.ts';
import { codeIn, letterTo, outboxOf } from './readers/outbox.ts';
import { type Cms, startCms } from './strapi.ts';

let cms: Cms;

beforeAll(async () => {
  cms = await startCms();
});
afterAll(() => cms.stop());

const codesRows = () => cms.strapi.db.query('api::reader-code.reader-code');
const expireCodes = (email: string) =>
  codesRows().updateMany({ where: { email }, data: { expiresAt: new Date(0) } });

describe('the readers’ interface', () => {
  it('tells who is not signed in, in the contract’s words, and lets no cache keep it', async () => {
    const seen = await new Browser(cms).ask('GET /me');
    expect(seen.status).toBe(401);
    expect(readerRefusal.parse(seen.body).error.code).toBe('signed-out');
    expect(seen.headers.get('cache-control')).toBe('no-store');
  });

  it('takes a cookie that it did not make for none, and takes it away', async () => {
    const browser = new Browser(cms);
    browser.token = 'made.up.token';
    expect((await browser.ask('GET /me')).body.error.code).toBe('signed-out');
    expect(browser.token).toBeNull();
  });

  it('answers a path that it does not know, and a body that is no JSON, with a refusal', async () => {
    const browser = new Browser(cms);
    expect((await browser.ask('GET /nothing')).body.error.code).toBe('not-found');
    const broken = await browser.ask('POST /session', '{"email":');
    expect(broken.status).toBe(400);
    expect(broken.body.error.code).toBe('not-valid');
  });
});

describe('an account', () => {
  it('is there once its address is confirmed, and signs in', async () => {
    const account = somebody();
    const browser = new Browser(cms);
    await browser.ask('POST /registration', account);
    const code = codeIn(await letterTo(cms, account.email, 'Confirm'));
    const early = await browser.ask('POST /session', account);
    expect(early.body.error.code).toBe('wrong-password');
    expect((await browser.ask('POST /confirmation', { code })).status).toBe(200);
    const seen = await browser.ask('POST /session', account);
    expect(readerSelf.parse(seen.body.reader)).toMatchObject({
      name: account.name,
      email: account.email,
      suspended: null,
      termsVersion: null,
    });
    expect((await browser.ask('GET /me')).body).toEqual(seen.body);
  });

  it('is confirmed once with a code, and not with an old one', async () => {
    const account = somebody();
    const browser = new Browser(cms);
    await browser.ask('POST /registration', account);
    const code = codeIn(await letterTo(cms, account.email, 'Confirm'));
    const both = await Promise.all([
      browser.ask('POST /confirmation', { code }),
      browser.ask('POST /confirmation', { code }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
    const late = somebody();
    await browser.ask('POST /registration', late);
    const lateCode = codeIn(await letterTo(cms, late.email, 'Confirm'));
    await expireCodes(late.email);
    expect((await browser.ask('POST /confirmation', { code: lateCode })).body.error.code).toBe(
      'code-used',
    );
  });

  it('gets another confirming letter when asked for, and only while one is waited for', async () => {
    const account = somebody();
    const browser = new Browser(cms);
    await browser.ask('POST /registration', account);
    const first = codeIn(await letterTo(cms, account.email, 'Confirm'));
    await codesRows().deleteMany({ where: { email: 'nobody@private.example' } });
    const again = await browser.ask('POST /confirmation-request', { email: account.email });
    const unknown = await browser.ask('POST /confirmation-request', {
      email: 'nobody@private.example',
    });
    expect([again.status, again.text]).toEqual([202, unknown.text]);
    await expect
      .poll(async () => codeIn(await letterTo(cms, account.email, 'Confirm')))
      .not.toBe(first);
    expect(outboxOf(cms).filter(({ to }) => to === 'nobody@private.example')).toEqual([]);
  });

  it('can be asked for again and again without keeping a new password’s letter away', async () => {
    const account = await registered(cms);
    for (let time = 0; time < 7; time += 1)
      await new Browser(cms).ask('POST /registration', somebody({ email: account.email }));
    await new Browser(cms).ask('POST /password-request', { email: account.email });
    await letterTo(cms, account.email, 'password');
  });

  it('can’t be taken over by whoever registers its address first', async () => {
    const account = somebody();
    const thief = { ...account, name: 'Somebody Else', password: 'the thief knows this one' };
    await new Browser(cms).ask('POST /registration', thief);
    await letterTo(cms, account.email, 'Confirm');
    const browser = new Browser(cms);
    await browser.ask('POST /registration', account);
    await expect.poll(() => outboxOf(cms).filter(({ to }) => to === account.email)).toHaveLength(2);
    const own = outboxOf(cms).find(
      ({ to, text }) => to === account.email && text.includes(`Hello ${account.name}`),
    );
    await browser.ask('POST /confirmation', { code: codeIn(own!) });
    expect((await browser.ask('POST /session', thief)).status).toBe(403);
    expect((await browser.ask('POST /session', account)).status).toBe(200);
  });

  it('keeps a name to one reader, whatever its capitals, and numbers a second that waited', async () => {
    const first = await registered(cms);
    const browser = new Browser(cms);
    const shouting = somebody({ name: `  ${first.name.toUpperCase()} ` });
    const taken = await browser.ask('POST /registration', shouting);
    expect(taken.body.error).toMatchObject({ code: 'name-taken', field: 'name' });
    const [one, two] = [somebody({ name: 'Åsa Ek' }), somebody({ name: 'åsa ek' })];
    for (const account of [one, two]) await browser.ask('POST /registration', account);
    for (const { email } of [one, two]) {
      const code = codeIn(await letterTo(cms, email, 'Confirm'));
      await browser.ask('POST /confirmation', { code });
    }
    const { reader } = (await (await signedIn(cms, two)).ask('GET /me')).body;
    expect(reader.name).toBe('åsa ek 2');
  });

  it.each([
    ['too short', 'Al'],
    ['too long', 'a'.repeat(41)],
    ['an address', 'jo@private.example'],
    ['unseen characters', 'Jo\u200b Smith'],
    ['a steered direction', 'Jo \u202ehtimS'],
    ['digits alone', '12345'],
    ['the magazine', 'Stándfirst'],
    ['the magazine’s staff', 'Standfirst news desk'],
    ['a moderator', 'The Moderator'],
    ['nobody', 'A former reader'],
  ])('refuses a name that is %s', async (_why, name) => {
    const seen = await new Browser(cms).ask('POST /registration', somebody({ name }));
    expect(seen.body.error).toMatchObject({ code: 'not-valid', field: 'name' });
  });

  it.each(['Zoë O’Brien-Nguyễn', '王小明', 'D. L. Čapek III', 'Standfirstson'])(
    'takes the name %s',
    async (name) => {
      expect((await new Browser(cms).ask('POST /registration', somebody({ name }))).status).toBe(
        202,
      );
    },
  );

  it.each([
    ['short', 'nine char'],
    ['longer than bcrypt reads', 'é'.repeat(37)],
    ['common', 'Password123'],
    ['one letter again and again', 'ababababababab'],
    ['the address', 'longer-name@private.example'],
    ['the name', 'rachel o. white'],
  ])('refuses a password that is %s', async (_why, password) => {
    const account = { name: 'Rachel O. White', email: 'longer-name@private.example', password };
    const seen = await new Browser(cms).ask('POST /registration', account);
    expect(seen.body.error).toMatchObject({ code: 'not-valid', field: 'password' });
  });

  it.each(['nobody', 'a@b', 'two@x.example, three@x.example', 'a@x.example\r\nBcc: b@x.example'])(
    'refuses %j as an address',
    async (email) => {
      const seen = await new Browser(cms).ask('POST /registration', { ...somebody(), email });
      expect(seen.body.error).toMatchObject({ code: 'not-valid', field: 'email' });
    },
  );

  it('is one for an address, whatever its capitals', async () => {
    const account = await registered(cms);
    const browser = new Browser(cms);
    const email = account.email.toUpperCase();
    const seen = await browser.ask('POST /registration', somebody({ email }));
    expect(seen.status).toBe(202);
    await letterTo(cms, account.email, 'You have an account already');
    expect((await browser.ask('POST /session', { ...account, email })).status).toBe(200);
  });
});

describe('whether an address has an account', () => {
  it('is told by no answer', async () => {
    const known = await registered(cms);
    const browser = new Browser(cms);
    const pairs = await Promise.all(
      [known.email, 'unknown@private.example'].map(async (email) => [
        await browser.ask('POST /session', { email, password: 'not the password' }),
        await browser.ask('POST /registration', somebody({ email })),
        await browser.ask('POST /confirmation-request', { email }),
        await browser.ask('POST /password-request', { email }),
      ]),
    );
    const shown = pairs.map((seen) => seen.map(({ status, text }) => [status, text]));
    expect(shown[0]).toEqual(shown[1]);
    expect(shown[0]?.map(([status]) => status)).toEqual([403, 202, 202, 202]);
  });

  it('is told by no answer to somebody who changes their own', async () => {
    const known = await registered(cms);
    const { browser, account } = await aReader(cms);
    const { password } = account;
    const taken = await browser.ask('PUT /email', { password, email: known.email });
    const free = await browser.ask('PUT /email', { password, email: somebody().email });
    expect([taken.status, taken.text]).toEqual([free.status, free.text]);
  });
});

describe('a session', () => {
  it('is a cookie that scripts can’t read, and stands nowhere else', async () => {
    const account = await registered(cms);
    const browser = new Browser(cms);
    const seen = await browser.ask('POST /session', account);
    expect(seen.cookies).toHaveLength(1);
    const [pair, ...flags] = seen.cookies[0]!.split('; ');
    expect(pair).toMatch(new RegExp(`^${readerCookie}=eyJ`));
    expect(flags.map((flag) => flag.toLowerCase().replace(/=.*gmt$/, '=…')).sort()).toEqual(
      ['expires=…', 'httponly', 'path=/', 'samesite=lax'].sort(),
    );
    const others = [...seen.headers].filter(([name]) => name !== 'set-cookie');
    expect(seen.text + JSON.stringify(others)).not.toContain(browser.token);
    expect(seen.text).not.toMatch(/eyJ|token|jwt|password|\$2[aby]\$/i);
  });

  it('ends when the reader signs out, and the token with it', async () => {
    const { browser } = await aReader(cms);
    const { token } = browser;
    const seen = await browser.ask('DELETE /session');
    expect([seen.status, browser.token]).toEqual([204, null]);
    browser.token = token;
    expect((await browser.ask('GET /me')).status).toBe(401);
  });

  it('is listed with its device, and can be ended from elsewhere', async () => {
    const { account, browser } = await aReader(cms);
    const other = await signedIn(cms, account);
    const { sessions } = (await browser.ask('GET /sessions')).body;
    expect(sessions).toHaveLength(2);
    expect(sessions[0].device).toBe('Firefox on Linux');
    const theirs = sessions.find(({ isThis }: { isThis: boolean }) => !isThis);
    expect((await browser.ask(`DELETE /sessions/${theirs.id}`)).status).toBe(204);
    expect((await other.ask('GET /me')).status).toBe(401);
    expect((await browser.ask('GET /me')).status).toBe(200);
  });

  it('can’t be ended by another reader', async () => {
    const { browser } = await aReader(cms);
    const { sessions } = (await browser.ask('GET /sessions')).body;
    const stranger = (await aReader(cms)).browser;
    const seen = await stranger.ask(`DELETE /sessions/${sessions[0].id}`);
    expect(seen.body.error.code).toBe('not-found');
    expect((await browser.ask('GET /me')).status).toBe(200);
  });

  it('stays when all others are ended', async () => {
    const { account, browser } = await aReader(cms);
    const others = [await signedIn(cms, account), await signedIn(cms, account)];
    expect((await browser.ask('DELETE /sessions')).status).toBe(204);
    for (const other of others) expect((await other.ask('GET /me')).status).toBe(401);
    expect((await browser.ask('GET /me')).status).toBe(200);
  });

  it('gets a new token once a day, and loses no tab that still has the old one', async () => {
    const { browser, account } = await aReader(cms);
    const old = browser.token;
    const yesterday = new Date(Date.now() - 25 * 3600 * 1000);
    const { sessions } = (await browser.ask('GET /sessions')).body;
    await cms.strapi.db.query('admin::session').update({
      where: { sessionId: sessions[0].id },
      data: { createdAt: yesterday },
    });
    const tabs = [0, 1].map(() => {
      const tab = new Browser(cms);
      tab.token = old;
      return tab;
    });
    const seen = await Promise.all(tabs.map((tab) => tab.ask('GET /me')));
    expect(seen.map(({ status }) => status)).toEqual([200, 200]);
    expect(tabs[0]!.token).not.toBe(old);
    expect(tabs[1]!.token).toBe(tabs[0]!.token);
    const late = new Browser(cms);
    late.token = old;
    expect((await late.ask('GET /me')).status).toBe(200);
    expect((await tabs[0]!.ask('GET /sessions')).body.sessions).toHaveLength(1);
    await tabs[0]!.ask('DELETE /session');
    late.token = old;
    expect((await late.ask('GET /me')).status).toBe(401);
    expect((await signedIn(cms, account)).token).not.toBeNull();
  });

  it('of somebody who is blocked opens nothing, and they can’t begin one', async () => {
    const { browser, account } = await aReader(cms);
    await cms.strapi.db
      .query('plugin::users-permissions.user')
      .update({ where: { email: account.email }, data: { blocked: true } });
    expect((await browser.ask('GET /me')).status).toBe(401);
    const seen = await browser.ask('POST /session', account);
    expect(seen.body.error.code).toBe('wrong-password');
  });

  it('is open to somebody who is suspended, who is told why and until when', async () => {
    const { browser, account } = await aReader(cms);
    const until = new Date(Date.now() + 3600 * 1000).toISOString();
    const users = cms.strapi.db.query('plugin::users-permissions.user');
    const suspended = { suspendedAt: new Date(), suspendedUntil: until, suspensionReason: 'Rude' };
    await users.update({ where: { email: account.email }, data: suspended });
    expect((await browser.ask('GET /me')).body.reader.suspended).toEqual({ until, reason: 'Rude' });
    await users.update({
      where: { email: account.email },
      data: { suspendedUntil: new Date(Date.now() - 1000) },
    });
    expect((await browser.ask('GET /me')).body.reader.suspended).toBeNull();
  });
});

describe('a password', () => {
  it('that is forgotten is replaced by a link that works once, and every session ends', async () => {
    const { account, browser } = await aReader(cms);
    const asker = new Browser(cms);
    await asker.ask('POST /password-request', { email: account.email });
    const code = codeIn(await letterTo(cms, account.email, 'Choose a new password'));
    const password = 'four geese over the mill';
    const weak = await asker.ask('POST /password-reset', { code, password: 'too short' });
    expect(weak.body.error.field).toBe('password');
    const both = await Promise.all(
      [0, 1].map(() => asker.ask('POST /password-reset', { code, password })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
    const twice = await asker.ask('POST /password-reset', { code, password: goodPassword });
    expect(twice.body.error.code).toBe('code-used');
    expect((await browser.ask('GET /me')).status).toBe(401);
    expect((await asker.ask('POST /session', account)).status).toBe(403);
    expect((await asker.ask('POST /session', { ...account, password })).status).toBe(200);
    await letterTo(cms, account.email, 'Your password was changed');
  });

  it('is not replaced with an old code, nor with one for something else', async () => {
    const { account } = await aReader(cms);
    const asker = new Browser(cms);
    await asker.ask('POST /password-request', { email: account.email });
    const code = codeIn(await letterTo(cms, account.email, 'Choose a new password'));
    expect((await asker.ask('POST /confirmation', { code })).body.error.code).toBe('code-used');
    await expireCodes(account.email);
    const seen = await asker.ask('POST /password-reset', { code, password: goodPassword });
    expect(seen.body.error.code).toBe('code-used');
  });

  it('is changed by whoever knows it, and every other session ends', async () => {
    const { account, browser } = await aReader(cms);
    const other = await signedIn(cms, account);
    const password = 'four geese over the mill';
    const wrong = await browser.ask('PUT /password', { current: 'not that one', password });
    expect(wrong.body.error).toMatchObject({ code: 'wrong-password', field: 'current' });
    const seen = await browser.ask('PUT /password', { current: account.password, password });
    expect(seen.status).toBe(200);
    expect((await other.ask('GET /me')).status).toBe(401);
    expect((await browser.ask('GET /me')).status).toBe(200);
    expect((await other.ask('POST /session', { ...account, password })).status).toBe(200);
  });
});

describe('an e-mail address', () => {
  it('changes once the new one is confirmed; the old one is told', async () => {
    const { account, browser } = await aReader(cms);
    const email = somebody().email;
    const wrong = await browser.ask('PUT /email', { password: 'not that one', email });
    expect(wrong.body.error.code).toBe('wrong-password');
    const { password } = account;
    expect((await browser.ask('PUT /email', { password, email })).status).toBe(202);
    await letterTo(cms, account.email, 'about to change');
    expect((await browser.ask('GET /me')).body.reader.email).toBe(account.email);
    const code = codeIn(await letterTo(cms, email, 'Confirm your new'));
    expect((await browser.ask('POST /confirmation', { code })).status).toBe(200);
    expect((await browser.ask('GET /me')).body.reader.email).toBe(email);
    const asker = new Browser(cms);
    expect((await asker.ask('POST /session', account)).status).toBe(403);
    expect((await asker.ask('POST /session', { ...account, email })).status).toBe(200);
  });

  it('that changed takes the old address’s links with it', async () => {
    const { account, browser } = await aReader(cms);
    await browser.ask('POST /password-request', { email: account.email });
    const old = codeIn(await letterTo(cms, account.email, 'Choose a new password'));
    const email = somebody().email;
    await browser.ask('PUT /email', { password: account.password, email });
    await browser.ask('POST /confirmation', {
      code: codeIn(await letterTo(cms, email, 'Confirm your new')),
    });
    const seen = await browser.ask('POST /password-reset', {
      code: old,
      password: 'a thief was here',
    });
    expect(seen.body.error.code).toBe('code-used');
  });
});
